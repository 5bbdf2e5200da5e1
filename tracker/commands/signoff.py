"""`signoff give`, `signoff list` and `signoff export`: a mentor's word on skills."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.secrets import password
from tracker.exchange.signing import sign_off
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.terms import SkillStage
from tracker.people.genuine import checked_signoffs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def give(options: Options) -> Answer:
    """Sign a skill of a worker off at a stage, as the owner of the file."""
    if options.stage not in list(SkillStage):
        problem = Problem(code="unknown_code", where="STAGE", value=options.stage, expected=tuple(SkillStage))
        raise Refused([problem])
    with options.workspace(write=True) as work:
        day = options.on or work.today()
        values = {"skill": options.skill, "stage": options.stage, "on": day, "note": options.note}
        secret = password(options, work.store.read())
        uid = sign_off(work.store, options.whose, values, today=work.today(), password=secret)
    return Answer(
        data={
            "uid": uid,
            "person": options.whose,
            "skill": options.skill,
            "stage": options.stage,
            "on": day.isoformat(),
        }
    )


def list_signoffs(options: Options) -> Answer:
    """The worker's sign-offs, each with what its signature says; exit code 1 where one must not be believed."""
    with options.workspace() as work:
        found = checked_signoffs(work.store.read(), work.person().uid)
    listed = [
        {
            "uid": one.signoff.uid,
            "skill": one.signoff.skill,
            "stage": one.signoff.stage,
            "on": one.signoff.on.isoformat(),
            "by": one.signoff.by,
            "state": one.state,
        }
        for one in found
    ]
    doubtful = any(one.state not in (None, "valid") for one in found)
    return Answer(data={"signoffs": listed}, exit_code=1 if doubtful else 0)


def export(options: Options) -> Answer:
    """A sign-off as an Open Badges 3.0 token."""
    from tracker.exchange.badge import badge
    from tracker.people.repo import SIGNOFFS
    from tracker.store.files import write_whole

    with options.workspace(write=True) as work:
        signoff = SIGNOFFS.get(work.store.read(), options.uid)
        token = badge(work.store, options.uid, skill_name=options.name or signoff.skill, today=work.today())
    write_whole(options.out, token.encode())
    return Answer(data={"file": options.out, "uid": options.uid, "format": "vc+jwt"})
