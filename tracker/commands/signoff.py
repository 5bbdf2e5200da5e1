"""`signoff give`, `confirm`, `return`, `list` and `export`: a mentor's word on skills."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.secrets import key_password
from tracker.commands.shapes import plain
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.terms import SkillStage
from tracker.mentoring.service import log
from tracker.people.genuine import checked_signoffs
from tracker.signed.fingerprints import is_key, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options
    from tracker.exchange.badge_check import CheckedBadge
    from tracker.exchange.portfolio import CheckedSummary


def give(options: Options) -> Answer:
    """Sign a skill of a worker off at a stage, as the owner of the file."""
    from tracker.exchange.signing import sign_off

    stage = _stage(options.stage)
    with options.workspace(write=True) as work:
        day = options.on or work.today()
        values = {"skill": options.skill, "stage": stage, "on": day, "note": options.note}
        secret = key_password(options, work.store.read())
        uid = sign_off(work.store, options.whose, values, today=work.today(), password=secret)
    return Answer(
        data={
            "uid": uid,
            "person": options.whose,
            "skill": options.skill,
            "stage": stage,
            "on": day.isoformat(),
        }
    )


def _stage(named: str) -> SkillStage:
    if named not in list(SkillStage):
        problem = Problem(code="unknown_code", where="STAGE", value=named, expected=tuple(SkillStage))
        raise Refused([problem])
    return SkillStage(named)


def confirm_practices(options: Options) -> Answer:
    """Sign practices of apprentices off, each at the stage claimed or at `--stage`."""
    from tracker.exchange.signing import confirm

    stage = _stage(options.stage) if options.stage else None
    with options.workspace(write=True) as work:
        secret = key_password(options, work.store.read())
        uids = confirm(
            work.store, options.practice, stage=stage, note=options.note, today=work.today(), password=secret
        )
    return Answer(data={"confirmed": list(options.practice), "uids": list(uids)})


def return_practices(options: Options) -> Answer:
    """Return practices to their apprentices with a comment."""
    from tracker.exchange.signing import send_back

    with options.workspace(write=True) as work:
        secret = key_password(options, work.store.read())
        uids = send_back(work.store, options.practice, comment=options.note, today=work.today(), password=secret)
    return Answer(data={"returned": list(options.practice), "uids": list(uids)})


def list_signoffs(options: Options) -> Answer:
    """The worker's sign-offs, each with what its signature says, and what waits for a mentor.

    Exit code 1 where a sign-off must not be believed.
    """
    with options.workspace() as work:
        reader, person = work.store.read(), work.person().uid
        found, entries = checked_signoffs(reader, person), log(reader, person)
    listed = [
        {
            "uid": one.signoff.uid,
            "skill": one.signoff.skill,
            "stage": one.signoff.stage,
            "on": one.signoff.on.isoformat(),
            "by": one.signoff.by,
            "note": one.signoff.note,
            "practice": one.signoff.practice,
            "answer": one.signoff.answer,
            "state": one.state,
        }
        for one in found
    ]
    waiting = [
        {
            "uid": entry.practice.uid,
            "skill": entry.practice.skill,
            "stage": entry.practice.stage,
            "on": entry.practice.on.isoformat(),
            "rating": entry.practice.rating,
        }
        for entry in entries
        if entry.waits
    ]
    doubtful = any(one.state not in (None, "valid") for one in found)
    return Answer(data={"signoffs": listed, "waiting": waiting}, exit_code=1 if doubtful else 0)


def export(options: Options) -> Answer:
    """A sign-off as an Open Badges 3.0 credential: a token where the name ends in .jwt, else JSON with its proof."""
    from tracker.exchange.badge import save_badge
    from tracker.people.repo import SIGNOFFS

    with options.workspace(write=True) as work:
        signoff = SIGNOFFS.get(work.store.read(), options.uid)
        made = save_badge(
            work.store,
            options.uid,
            options.out,
            skill_name=options.name or signoff.skill,
            today=work.today(),
            password=key_password(options, work.store.read()),
        )
    return Answer(data={"file": options.out, "uid": options.uid, "format": made})


def verify(options: Options) -> Answer:
    """Whether an exported sign-off is genuine; exit code 1 where it is not, or its key is not trusted here."""
    from tracker.exchange.badge_check import MAX_BADGE, check_badge
    from tracker.exchange.career_file import read_bytes
    from tracker.exchange.keys import known_keys

    with options.workspace() as work:
        found = check_badge(read_bytes(options.path, most=MAX_BADGE), known_keys(work.store.read()))
    return _checked("signoff", found)


def verify_signed(options: Options) -> Answer:
    """The same for any signed thing that is no bundle: an exported sign-off, or a portfolio's page."""
    from tracker.exchange.badge_check import looks_like_badge
    from tracker.exchange.career_file import read_bytes
    from tracker.exchange.keys import known_keys
    from tracker.exchange.portfolio import check_summary, found_in

    content = read_bytes(options.path)
    if looks_like_badge(content):
        return verify(options)
    summary = found_in(content)
    if summary is None:
        raise Refused([Problem(code="not_bundle")], path=options.path)
    with options.workspace() as work:
        found = check_summary(summary, known_keys(work.store.read()))
    return _checked("portfolio", found)


def _checked(kind: str, found: CheckedBadge | CheckedSummary) -> Answer:
    words = spoken(found.key) if is_key(found.key) else None
    data = {"kind": kind, **plain(found.as_dict()), "words": words}
    return Answer(data=data, exit_code=0 if found.state == "valid" else 1)
