"""What mentor and apprentice do on the page: each act from any tab, under the file's key where it signs."""

from __future__ import annotations

import os
from functools import partial

from tracker.catalog.own_skills import PACK, own_pack_text, remove_own_skill
from tracker.catalog.writing import save_text
from tracker.exchange.badge import save_badge
from tracker.exchange.signing import confirm, sign_review, withdraw
from tracker.mentoring import service
from tracker.overview.names import names
from tracker.people.service import belongings, delete_person, owner
from ui.forms.mentoring_forms import (
    PracticeForm,
    apprentice_form,
    mentorship_form,
    own_skill_form,
    raise_form,
    return_form,
    signoff_form,
)
from ui.pages.key_password import with_key_password
from ui.pages.opening import opens
from ui.run import run
from ui.text import language, ntr, tr
from ui.text.mentoring import belongings_words, practice_line
from ui.widgets.ask import ask_first
from ui.widgets.buttons import Button
from ui.widgets.save_dialog import save_dialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.catalog.own_skills import OwnSkill
    from tracker.mentoring.model import LogEntry, Mentorship, Practice
    from tracker.overview.cohort import Member
    from tracker.overview.names import Names
    from tracker.people.model import Person
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.widgets.sheet import Sheet, SheetHost


class MentoringActs:
    """Forms open in `host`."""

    def __init__(self, context: Context, host: SheetHost) -> None:
        self._context, self.host = context, host

    def signing(self, act: Callable[[bytes | None], object]) -> None:
        """Do something with the password of the key, which may have to be asked for."""
        with_key_password(self._context.work, self._context.shell.window_widget(), act)

    def _signed(self, act: Callable[[bytes | None], object], said: str) -> None:
        self.signing(lambda password: run(self._context, lambda: act(password), said=said))

    # A mentor's acts

    def confirm(self, entries: Sequence[LogEntry]) -> None:
        """Confirm practices at the stages claimed, in one press."""
        work, uids = self._context.work, [entry.practice.uid for entry in entries]
        said = ntr("{n} practice confirmed.", "{n} practices confirmed.", len(uids)).format(n=len(uids))
        self._signed(lambda password: confirm(work.store, uids, today=work.today(), password=password), said)

    def ask_stage(self, entry: LogEntry) -> None:
        """Confirm a practice at another stage."""
        self.signing(partial(self._open_stage, entry))

    @opens
    def _open_stage(self, entry: LogEntry, password: bytes | None) -> None:
        said = practice_line(entry, self._names())
        self.open_sheet(raise_form(self._context, entry.practice, said, password=password))

    def ask_comment(self, entry: LogEntry) -> None:
        """Return a practice with a comment."""
        self.signing(partial(self._open_comment, entry))

    @opens
    def _open_comment(self, entry: LogEntry, password: bytes | None) -> None:
        said = practice_line(entry, self._names())
        self.open_sheet(return_form(self._context, entry.practice, said, password=password))

    def ask_signoff(self, member: Member, skill: str | None = None) -> None:
        """Sign a skill off that has no entry in the log."""
        self.signing(partial(self._open_signoff, member, skill))

    @opens
    def _open_signoff(self, member: Member, skill: str | None, password: bytes | None) -> None:
        skills = skill_choices(member, self._names())
        self.open_sheet(signoff_form(self._context, member.person, skills, skill, password=password))

    def _names(self) -> Names:
        return names(self._context.work.store.read(), language())

    def withdraw(self, uid: str) -> None:
        """Take a sign-off of one's own back."""
        run(self._context, lambda: withdraw(self._context.work.store, uid), said=tr("Sign-off taken back."))

    def choose_badge(self, uid: str, skill_name: str) -> None:
        """Ask where a sign-off of one's own goes as a credential that anybody can check."""
        kinds = {tr("Open Badge, JSON") + " (*.json)": "json", tr("Open Badge, token") + " (*.jwt)": "jwt"}
        window = self._context.shell.window_widget()
        dialog = save_dialog(window, tr("Export the sign-off"), f"{skill_name}.json".replace("/", "-"), kinds)
        dialog.fileSelected.connect(partial(self.export_badge, uid, skill_name))
        dialog.open()

    def export_badge(self, uid: str, skill_name: str, path: str) -> None:
        """Write it, signed with the file's key."""
        work = self._context.work

        def act(password: bytes | None) -> None:
            save_badge(work.store, uid, path, skill_name=skill_name, today=work.today(), password=password)

        said = tr("Saved as {name}.").format(name=os.path.basename(path))
        self.signing(lambda password: run(self._context, lambda: act(password), said=said, undo=False))

    def sign_review(self, uid: str) -> None:
        """Put the file's key under a review."""
        work = self._context.work
        self._signed(
            lambda password: sign_review(work.store, uid, today=work.today(), password=password),
            tr("Signed with your key."),
        )

    @opens
    def ask_apprentice(self, mentor: Person) -> None:
        """Note somebody one teaches who keeps no file of his own."""
        self.open_sheet(apprentice_form(self._context, mentor))

    def ask_remove_person(self, person: Person) -> None:
        """Say what goes with somebody before he is removed: it is more than is in sight."""
        found = belongings(self._context.work.store.read(), person.uid)
        ask_first(
            self._context.shell.window_widget(),
            tr("Remove {name} from this file?").format(name=person.name),
            belongings_words(person, found),
            ("remove", tr("Remove"), "danger"),
            lambda: self.remove_person(person),
        )

    def remove_person(self, person: Person) -> None:
        """Remove somebody with all that is kept about him."""
        work = self._context.work
        if work.shown == person.uid:
            work.show(owner(work.store.read()).uid)
        run(
            self._context,
            lambda: delete_person(work.store, person.uid),
            said=tr("{name} removed.").format(name=person.name),
        )

    @opens
    def ask_own_skill(self, known: OwnSkill | None) -> None:
        """A skill of the mentor's own list, a new one without."""
        form = own_skill_form(self._context, known)
        if known:
            _removable(form, "own_skill_remove", partial(self.remove_own_skill, known.name))
        self.open_sheet(form)

    def remove_own_skill(self, name: str) -> None:
        """Take a skill out of the own list."""
        work = self._context.work
        run(
            self._context,
            lambda: remove_own_skill(work.store, name, now=work.clock.now()),
            said=tr("Removed."),
        )

    def save_own_list(self) -> None:
        """Ask where the own list goes as a pack, which others can add to their files."""
        window = self._context.shell.window_widget()
        dialog = save_dialog(window, tr("Save my list as a pack"), f"{PACK}.toml", {"TOML (*.toml)": "toml"})
        dialog.setObjectName("own_list_file")
        dialog.fileSelected.connect(self.save_own_list_to)
        dialog.open()

    def save_own_list_to(self, path: str) -> None:
        """Write the own list as a pack."""
        work = self._context.work
        run(
            self._context,
            lambda: save_text(own_pack_text(work.store.read(), now=work.clock.now()), path),
            said=tr("Saved as {name}.").format(name=os.path.basename(path)),
            undo=False,
        )

    # Acts of either side

    @opens
    def ask_practice(
        self,
        person: str,
        skills: Sequence[tuple[str, str]],
        known: Practice | None = None,
        *,
        again: bool = False,
        skill: str | None = None,
    ) -> None:
        """Log a practice, perhaps of one skill; change an entry; or log again what came back."""
        named = self._names()
        listed = [(one, named.skills.get(one, called)) for one, called in skills]
        form = PracticeForm(self._context, person, listed, known, again=again, skill=skill)
        if known and not again:
            _removable(form, "practice_remove", partial(self.remove_practice, known.uid))
        self.open_sheet(form)

    def remove_practice(self, uid: str) -> None:
        """Remove an entry of the log."""
        run(
            self._context,
            lambda: service.delete_practice(self._context.work.store, uid),
            said=tr("Practice removed."),
        )

    @opens
    def ask_mentorship(self, person: str, mentor: Person | None, known: Mentorship | None = None) -> None:
        """A new pair, or a change of one."""
        form = mentorship_form(self._context, person, mentor, known)
        if known:
            _removable(form, "mentorship_remove", partial(self.remove_mentorship, known.uid))
        self.open_sheet(form)

    def remove_mentorship(self, uid: str) -> None:
        """Remove a pair entered by mistake."""
        run(
            self._context,
            lambda: service.delete_mentorship(self._context.work.store, uid),
            said=tr("Mentorship removed."),
        )

    def open_sheet(self, sheet: Sheet) -> None:
        """Show a form, or something in full, beside the tab."""
        self.host.open_sheet(sheet)


def _removable(form: RecordForm, name: str, remove: Callable[[], object]) -> None:
    button = Button(tr("Remove"), name=name, kind="danger")
    button.clicked.connect(form.close_sheet)
    button.clicked.connect(lambda: remove())  # noqa: PLW0108 - without the `checked` Qt would hand over
    form.foot.addWidget(button)


def skill_choices(member: Member, names: Names) -> list[tuple[str, str]]:
    """The skills somebody may practise, with their names."""
    return [(one.skill.id, names.skill(one.skill.id)) for one in member.skills]
