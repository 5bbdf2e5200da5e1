"""Bundles, at the terminal."""

from __future__ import annotations

from tracker.kernel.terms import CertificateKind, Level, Prize, SkillStage, Tier, TitleRank
from ui.text.answers.around import line
from ui.text.answers.signoff import verify as verify_signoff
from ui.text.catalogue import language, ntr, tr
from ui.text.labels import label
from ui.text.signatures import acquaintance_words, action_name, ended_words, kind_name, state_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def make(answer: Answer, _options: Options) -> Iterator[str]:
    """What goes in and what stays at home; tried only, also every field the other side would see."""
    data = answer.data
    if data["dry_run"]:
        yield tr("Tried only, nothing was written. The other side would see exactly this:")
        for record in data["records"]:
            body = record["body"] or {}
            shown = tr("; ").join(f"{name} {value}" for name, value in body.items()) or tr("deleted")
            yield f"  {line(kind_name(record['kind']), shown)}"
    else:
        yield tr("Written: {file}").format(file=data["file"])
    records, scans = len(data["records"]), len(data["attachments"])
    yield ntr("{n} record", "{n} records", records).format(n=records)
    yield ntr("{n} attachment", "{n} attachments", scans).format(n=scans)
    for kind, count in data["at_home"].items():
        yield tr("Stays at home: {kind}, {count}").format(kind=kind_name(kind), count=count)


def open_bundle(answer: Answer, _options: Options) -> Iterator[str]:
    """What was taken in, record by record, and what was not believed."""
    data = answer.data
    if data["dry_run"]:
        yield tr("Tried only, nothing was changed. It would be:")
    yield from _outside(answer)
    for effect in data["effects"]:
        yield f"  {line(action_name(effect['action']), kind_name(effect['kind']))} {effect['uid']}"
    if not data["effects"]:
        yield tr("No record changes.")


def verify(answer: Answer, _options: Options) -> Iterator[str]:
    """Whose bundle, sign-off or page it is and what may be believed of it."""
    if answer.data["kind"] == "signoff":
        yield from verify_signoff(answer, _options)
    elif answer.data["kind"] == "portfolio":
        yield from _page(answer.data)
    else:
        yield from _outside(answer)


def _page(data: Mapping[str, Any]) -> Iterator[str]:
    """What a signed page says, to be held against the paper."""
    yield tr("Portfolio of {name}, {day}, signed by {signer}").format(
        name=data["name"], day=data["day"], signer=data["signed_by"]
    )
    yield state_words(data["state"])
    if data["words"]:
        yield tr("In words: {words}").format(words=data["words"][language()])
    for kind, rows in (("certificate", "certificates"), ("signoff", "signoffs"), ("award", "awards")):
        for row in data[rows]:
            told = tr(", ").join(_code_words(value) for value in row if value)
            yield f"  {line(kind_name(kind), told)}"


def _code_words(value: str) -> str:
    """A value of a signed page: the words of its code where it is one."""
    for codes in (CertificateKind, Level, TitleRank, SkillStage, Tier, Prize):
        if value in codes._value2member_map_:
            return label(codes(value))
    return value


def _outside(answer: Answer) -> Iterator[str]:
    data = answer.data
    sender = data["sender"]
    yield tr("Records of {name}, from {sender}").format(name=data["person"]["name"], sender=sender["name"])
    words = sender["words"][language()]
    how = acquaintance_words(sender["acquaintance"], sender["name"])
    yield tr("Signed with {how}: {words}").format(how=how, words=words)
    if not sender["known"]:
        yield tr("Compare the words with the sender in person, then: {command}").format(
            command=f'career-tracker key trust "{words}" --from BUNDLE'
        )
    for key in data["ended"]:
        yield ended_words(key["name"])
    for state, count in data["states"].items():
        yield line(state_words(state), ntr("{n} record", "{n} records", count).format(n=count))
    for one in data["doubtful"]:
        yield f"  {line(kind_name(one['kind']), state_words(one['state']))} {one['uid']}"
