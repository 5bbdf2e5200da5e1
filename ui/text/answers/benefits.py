"""What a level is worth, at the terminal."""

from __future__ import annotations

from ui.text.answers.around import line, origin
from ui.text.catalogue import tr
from ui.text.formats import yuan
from ui.text.labels import label, name_in, region_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.benefits.model import BenefitVerdict
    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, options: Options) -> Iterator[str]:
    """Each benefit with its state, its amount and the last day to claim it."""
    if options.everybody:
        from ui.text.answers.everybody import everybody

        yield from everybody(answer)
        return
    found: tuple[BenefitVerdict, ...] = answer.found
    yield tr("Benefits in {region}:").format(region=region_name(answer.data["in"]))
    if not found:
        yield tr("The packs in the file name none.")
    for one in found:
        amount = tr("depends on the price") if one.amount_fen is None else yuan(one.amount_fen)
        claim = tr("to be claimed by {day}").format(day=one.claim_until) if one.claim_until else ""
        said = tr("; ").join(filter(None, (label(one.state), amount, claim)))
        yield f"  {line(name_in(one.benefit.name, one.benefit.id), said)}"
        yield f"    {origin(one.benefit)}"
