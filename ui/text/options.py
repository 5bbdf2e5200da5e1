"""Options in words: what follows from each, their order, and what would turn the first two round."""

from __future__ import annotations

from tracker.paths.answers import FlipKind
from tracker.paths.model import Criterion, OptionKind
from tracker.recognition.model import VerdictByRule
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import yuan
from ui.text.labels import label, name_in, region_name
from ui.text.verdicts import left_words, outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from tracker.paths.answers import Comparison, Flip, OptionAnswer
    from tracker.paths.model import Option


def option_name(one: OptionAnswer) -> str:
    """What an option is called: its own title, else its post, its region or staying."""
    option = one.option
    if option.title:
        return option.title
    if one.post:
        named = name_in(one.post.role.name, one.post.role.id)
        station = option.station_class
        return tr("{name} ({channel})").format(name=named, channel=label(station)) if station else named
    return region_name(option.region) if option.kind is OptionKind.MOVE and option.region else label(option.kind)


def answer_rows(one: OptionAnswer, *, today: date) -> Iterator[tuple[Criterion, str]]:
    """What follows from an option, criterion by criterion; what is unknown is said to be."""
    rows = {
        Criterion.EARLIEST: _earliest(one, today),
        Criterion.PAY: _pay(one),
        Criterion.GRADE: _grade(one),
        Criterion.DISTANCE: _distance(one.option),
        Criterion.RECOGNITION: _recognition(one),
        Criterion.BENEFITS: _benefits(one),
        Criterion.CHANCES: _chances(one),
        Criterion.FAMILY: _family(one.option),
    }
    yield from ((criterion, said or tr("not known")) for criterion, said in rows.items())


def _earliest(one: OptionAnswer, today: date) -> str:
    if one.earliest is None:
        return outcome(one.verdict, today=today) if one.verdict else ""
    if one.earliest == today:
        return tr("today")
    return tr("{day}, in {span}").format(day=one.earliest, span=left_words(today, one.earliest))


def _pay(one: OptionAnswer) -> str:
    low, high = one.pay.low_fen, one.pay.high_fen
    if low is None or high is None:
        return _relative(one.option)
    said = _whole(low) if low == high else ptr("money", "{low} to {high}").format(low=_whole(low), high=_whole(high))
    words = tr("{pay} a month").format(pay=said)
    change = "" if one.option.kind is OptionKind.STAY else _change(one)
    return tr("{first}, {last}").format(first=words, last=change) if change else words


def _whole(amount_fen: int) -> str:
    """Pay in whole yuan: fen would pretend to a precision it does not have."""
    return yuan((amount_fen + 50) // 100 * 100)


def _change(one: OptionAnswer) -> str:
    """How much more or less than now, in per cent; nothing where today's pay is unknown."""
    now = one.pay.today_fen
    if not now:
        return ""
    ends = [round(((end or 0) - now) * 100 / now) for end in (one.pay.low_fen, one.pay.high_fen)]
    return _against_now(*ends)


def _relative(option: Option) -> str:
    """The change as the worker gave it, where no pay of today turns it into amounts."""
    low, high = option.pay_low_permille, option.pay_high_permille
    if low is None:
        return ""
    return _against_now(low / 10, (low if high is None else high) / 10)


def _against_now(*ends: float) -> str:
    low, high = (f"{end:+g} %" if end else "0 %" for end in ends)
    shown = low if low == high else tr("{low} to {high}").format(low=low, high=high)
    return tr("{change} against now").format(change=shown)


def _grade(one: OptionAnswer) -> str:
    if one.grade_low is None:
        return ""
    if one.grade_low == one.grade_high:
        return str(one.grade_low)
    return tr("{low} to {high}").format(low=one.grade_low, high=one.grade_high)


def _distance(option: Option) -> str:
    length = "" if option.distance_km is None else tr("{n} km").format(n=f"{option.distance_km:g}")
    return tr(", ").join(filter(None, (length, option.travel)))


def _recognition(one: OptionAnswer) -> str:
    """How many certificates count by rule, and what employers there did; the two are never added up."""
    if not one.recognition:
        return ""
    counted = sum(cell.by_rule.verdict is VerdictByRule.RECOGNISED for cell in one.recognition)
    words = tr("{met} of {count} by rule").format(met=counted, count=len(one.recognition))
    accepted = sum(len(cell.practice.accepted) for cell in one.recognition)
    refused = sum(len(cell.practice.refused) for cell in one.recognition)
    if not accepted and not refused:
        return words
    practice = [tr("in practice {n} accepted").format(n=accepted)] if accepted else []
    practice += [tr("in practice {n} refused").format(n=refused)] if refused else []
    return tr("; ").join([words, *practice])


def _benefits(one: OptionAnswer) -> str:
    gained = [name_in(each.benefit.name, each.benefit.id) for each in one.benefits.gained]
    lost = [name_in(each.benefit.name, each.benefit.id) for each in one.benefits.lost]
    if not gained and not lost:
        return tr("none gained or lost")
    parts = [tr("gained: {benefits}").format(benefits=tr(", ").join(gained))] if gained else []
    parts += [tr("lost: {benefits}").format(benefits=tr(", ").join(lost))] if lost else []
    return tr("; ").join(parts)


def _chances(one: OptionAnswer) -> str:
    chances = one.chances
    if chances is None or one.option.kind is OptionKind.STAY:
        return tr("no selection") if chances else ""
    if chances.posts is None or chances.candidates is None:
        return ""
    words = tr("{posts} for {candidates} in a past selection").format(
        posts=ntr("{n} post", "{n} posts", chances.posts).format(n=chances.posts),
        candidates=ntr("{n} candidate", "{n} candidates", chances.candidates).format(n=chances.candidates),
    )
    if chances.rank is None:
        return words
    return tr("{first}, {last}").format(first=words, last=tr("you came in at {n}").format(n=chances.rank))


def _family(option: Option) -> str:
    rating = "" if option.family_rating is None else tr("{n} of 5").format(n=option.family_rating)
    return tr(", ").join(filter(None, (option.family, rating)))


def ranking_words(found: Comparison) -> str:
    """Who comes first by the worker's weights, and how sure that is."""
    names = _names(found)
    order = tr(", ").join(names[rank.option.uid] for rank in found.ranking)
    if found.lead == 0:
        return tr("By your weights the first two are level: {order}").format(order=order)
    if found.certain:
        return tr("By your weights, whatever the open figures turn out to be: {order}").format(order=order)
    return tr("By your weights, but the open figures may still change it: {order}").format(order=order)


def flip_words(flip: Flip, found: Comparison) -> str:
    """From which point on the second comes first."""
    names = _names(found)
    second = names[found.ranking[1].option.uid]
    if flip.kind is FlipKind.WEIGHT:
        above = tr("{name} comes first if “{criterion}” weighs more than {at} of 10")
        below = tr("{name} comes first if “{criterion}” weighs less than {at} of 10")
        words = above if flip.upwards else below
        return words.format(name=second, criterion=label(flip.criterion), at=f"{float(flip.at):.1f}")
    above = tr("{name} comes first if “{criterion}” of {option} is above {at}")
    below = tr("{name} comes first if “{criterion}” of {option} is below {at}")
    return (above if flip.upwards else below).format(
        name=second,
        criterion=label(flip.criterion),
        option=names[flip.option.uid] if flip.option else "",
        at=_figure_words(flip.criterion, flip.at),
    )


def _figure_words(criterion: Criterion, figure: Fraction) -> str:
    """A figure of a criterion in the unit people use."""
    if criterion in (Criterion.PAY, Criterion.BENEFITS):
        return yuan(round(figure / 100) * 100)
    if criterion is Criterion.DISTANCE:
        return f"{float(figure / 1000):.0f} km"
    if criterion in (Criterion.RECOGNITION, Criterion.CHANCES):
        return f"{float(figure / 10):.0f} %"
    if criterion is Criterion.EARLIEST:
        days = round(figure)
        return ntr("{n} day", "{n} days", days).format(n=days)
    return f"{float(figure):.1f}"


def _names(found: Comparison) -> dict[str, str]:
    return {one.option.uid: option_name(one) for one in found.answers}
