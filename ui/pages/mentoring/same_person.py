"""Somebody noted by hand who turns out to be somebody who came with a bundle: asked once, taken back by Undo."""

from __future__ import annotations

from functools import partial

from tracker.exchange.same_person import arrived, noted_alike, put_together
from tracker.kernel.record import Record
from ui.forms.record_form import RecordForm
from ui.forms.rows import choice_row
from ui.pages.key_password import with_key_password
from ui.run import run
from ui.text import tr
from ui.widgets.ask import ask
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from tracker.people.model import Person
    from ui.context import Context


class Same(Record):
    """Which of those who came with a bundle it is."""

    person: str


def offer_same(context: Context, parent: QWidget, person: str) -> None:
    """Ask whether somebody who has just come is the one of his name who was noted by hand, where there is one."""
    found = noted_alike(context.work.store.read(), person)
    if not found:
        return
    by_hand = found[0]
    text = tr(
        "You noted {who} by hand. If it is the same person, all you noted and signed goes to the one who came with the "
        "bundle; what he says of himself stands. Undo takes it back."
    ).format(who=_who(by_hand))

    def answered(answer: str | None) -> None:
        if answer == "same":
            with_key_password(context.work, parent, partial(_put_together, context, by_hand.uid, person))

    ask(
        parent,
        tr("Is this the {name} you noted?").format(name=by_hand.name),
        text,
        [("same", tr("The same person"), "primary"), ("other", tr("Somebody else"), "")],
        answered,
    )


def _put_together(context: Context, by_hand: str, person: str, password: bytes | None) -> None:
    run(context, lambda: _join(context, by_hand, person, password), said=_said())


def _join(context: Context, by_hand: str, person: str, password: bytes | None) -> None:
    work = context.work
    put_together(work.store, by_hand, person, today=work.today(), password=password)
    if work.shown == by_hand:
        work.show(person)


def _said() -> str:
    return tr("Put together.")


def same_form(
    context: Context, by_hand: Person, turn_to: Callable[[str], object], *, password: bytes | None
) -> RecordForm:
    """Choose who it is of those who came with a bundle; `turn_to` hears of it before anything is drawn anew."""
    people = [(one.uid, _who(one)) for one in arrived(context.work.store.read())]

    def save(values: dict[str, Any]) -> None:
        turn_to(values["person"])
        _join(context, by_hand.uid, values["person"], password)

    form = RecordForm(
        context,
        tr("Put together with"),
        Same,
        [choice_row("person", tr("Who came with a bundle"), people, empty=tr("Choose a person"))],
        save=save,
        said=_said(),
    )
    words = tr(
        "All you noted and signed of {name} goes to the person chosen; what he says of himself stands. Undo takes it "
        "back."
    ).format(name=by_hand.name)
    form.body.insertWidget(0, Quiet(words))
    return form


def _who(person: Person) -> str:
    return tr("{name} ({where})").format(name=person.name, where=person.employer) if person.employer else person.name
