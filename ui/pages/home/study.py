"""Today's share of study, among what to do this week: one press begins it."""

from __future__ import annotations

from tracker.study.service import planning, progress, targets
from ui.text import tr
from ui.text.plan import share_words
from ui.text.study import topic_names
from ui.widgets.action_row import ActionRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from tracker.study.service.planning import Share
    from ui.context import Context


def find_share(context: Context, person: str) -> Generator[None, None, Share | None]:
    """What today still asks for the exam ahead, else what of it is done, found a step at a time.

    None without an exam, without questions, on a day off, and when ready.
    """
    reader, today = context.work.store.read(), context.work.today()
    target = targets.current(reader, person, today=today)
    if target is None or target.on <= today:
        return None
    learned = planning.learned_for(progress.components(reader, target))
    yield from progress.get_ready(reader, person, learned, target=target, today=today)
    shares = planning.shares_of(planning.plans(reader, person, target, today=today), today=today)
    done = [share for share in shares if not share.minutes]
    return next((share for share in shares if planning.bank_weights(reader, person, share)), done[0] if done else None)


def share_row(context: Context, share: Share) -> ActionRow:
    """A day's share as a row that begins it; one that is done leads to the page of study alone."""
    words, left = share_words(share, topic_names(share.part)), share.minutes
    row = ActionRow(tr("Study today"), words, name="home_study", icon="study" if left else "check", role="accent")
    row.acted.connect(lambda: context.shell.go("study", "today" if left else None))
    return row
