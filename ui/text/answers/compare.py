"""Ways ahead at the terminal: each with what follows from it, their order, and what would turn it."""

from __future__ import annotations

from ui.text.answers.around import line
from ui.text.catalogue import tr
from ui.text.labels import label
from ui.text.options import answer_rows, flip_words, option_name, ranking_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.paths.answers import Comparison


def run(answer: Answer, options: Options) -> Iterator[str]:
    """Option by option, then the order."""
    found: Comparison = answer.found
    with options.workspace() as work:
        today: date = work.today()
    for one in found.answers:
        yield f"{option_name(one)}"
        yield from (f"  {line(label(criterion), said)}" for criterion, said in answer_rows(one, today=today))
    if len(found.ranking) < 2:
        return
    yield ""
    yield ranking_words(found)
    for flip in found.flips:
        if flip.possible:
            yield f"  {flip_words(flip, found)}"
    if found.left_out:
        yield tr("Not counted, because it is not known of every option: {criteria}").format(
            criteria=tr(", ").join(label(criterion) for criterion in found.left_out)
        )
