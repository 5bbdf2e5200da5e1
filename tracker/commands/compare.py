"""`compare`: ways ahead side by side, ranked by what the worker sets store by, and what would turn the ranking."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.benefits import benefit_data
from tracker.commands.recognise import cell_data
from tracker.commands.shapes import entry_data, plain, top_data
from tracker.paths import service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Any

    from tracker.commands.options import Options
    from tracker.paths.answers import Comparison, Flip, OptionAnswer, Rank
    from tracker.paths.model import Option


def run(options: Options) -> Answer:
    """The options named; without names, staying and every option entered."""
    with options.workspace() as work:
        reader, person = work.store.read(), work.person().uid
        asked = options.option
        chosen = service.options_named(reader, person, asked) if asked else service.all_options(reader, person)
        found = service.compare(reader, person, chosen, today=work.today(), price_fen=options.price)
        today = work.today()
    return Answer(found=found, data={"today": plain(today), **_data(found)})


def _data(found: Comparison) -> dict[str, Any]:
    return {
        "options": [_answer(one) for one in found.answers],
        "weights": {criterion.value: weight for criterion, weight in found.weights},
        "ranking": [_rank(one) for one in found.ranking],
        "left_out": list(found.left_out),
        "lead": _number(found.lead),
        "certain": found.certain,
        "flips": [_flip(one) for one in found.flips],
        "swings": [
            {"kind": one.kind, "criterion": one.criterion, "low": _number(one.low), "high": _number(one.high)}
            for one in found.swings
        ],
    }


def _answer(one: OptionAnswer) -> dict[str, Any]:
    option, verdict = one.option, one.verdict
    return {
        **_name(option),
        "kind": option.kind,
        "ladder": option.ladder,
        "role": option.role,
        "station_class": option.station_class,
        "region": option.region,
        "employer": option.employer,
        "start": plain(option.start),
        "post": {"name": plain(one.post.role.name), **entry_data(one.post.role)} if one.post else None,
        "requirement": top_data(verdict) if verdict else None,
        "earliest": plain(one.earliest),
        "pay": {"low_fen": one.pay.low_fen, "high_fen": one.pay.high_fen, "today_fen": one.pay.today_fen},
        "grade": {"low": one.grade_low, "high": one.grade_high},
        "distance_km": option.distance_km,
        "travel": option.travel,
        "family": option.family,
        "family_rating": option.family_rating,
        "recognition": [cell_data(cell) for cell in one.recognition],
        "benefits": {
            "gained": [benefit_data(benefit) for benefit in one.benefits.gained],
            "lost": [benefit_data(benefit) for benefit in one.benefits.lost],
            "net_fen": one.benefits.net_fen,
        },
        "chances": {
            "posts": one.chances.posts,
            "candidates": one.chances.candidates,
            "rank": one.chances.rank,
            "share_permille": one.chances.share_permille,
        }
        if one.chances
        else None,
    }


def _name(option: Option) -> dict[str, Any]:
    return {"uid": option.uid, "title": option.title}


def _rank(one: Rank) -> dict[str, Any]:
    return {
        **_name(one.option),
        "points": _number(one.points),
        "low": _number(one.low),
        "high": _number(one.high),
        "parts": {criterion.value: _number(points) for criterion, points in one.parts},
    }


def _flip(one: Flip) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "criterion": one.criterion,
        "option": one.option.uid if one.option else None,
        "now": _number(one.now),
        "at": _number(one.at),
        "exactly": str(one.at),
        "upwards": one.upwards,
        "possible": one.possible,
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)
