"""Writing GIFT that Moodle opens and `gift.read_gift` reads back to the same questions."""

from __future__ import annotations

from tracker.study.banks.formats.gift import topic_of
from tracker.study.banks.formats.gift_text import FIRST_LINE, escaped, tag, written
from tracker.study.banks.model import CHOICE_KINDS, Image, Kind
from tracker.study.banks.question.wording import truth_pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.model import Question

_NATIVE = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.MATCHING)
_NAME_LENGTH = 40


def write_gift(questions: Iterable[Question]) -> str:
    """The questions as a GIFT text.

    What GIFT has no type for goes as the nearest one it has (an ordering as items with their places, blanks as
    numbers with their texts) under a tag with its kind; difficulty and source are tags as well. Pictures travel
    inside as data. No question has an empty line inside: there Moodle would cut it.
    """
    lines = [FIRST_LINE, ""]
    topic = ""
    for number, question in enumerate(questions, 1):
        if question.topic != topic:
            topic = question.topic
            lines += [f"$CATEGORY: {_category(topic)}", ""]
        tags = "".join(_tags(question))
        if tags:
            lines.append(f"// {tags}")
        lines += [_question(question, number), ""]
    return "\n".join(lines) + "\n"


def _category(topic: str) -> str:
    return f"$course$/top/{' '.join(topic.split())}" if topic.strip() else "$course$/top"


def _tags(question: Question) -> Iterator[str]:
    """What Moodle has no field for; the topic too, where its category would not give it back to the letter."""
    yield tag("kind", question.kind if _needs_kind(question) else "")
    yield tag("difficulty", question.difficulty)
    yield tag("source", question.source)
    yield tag("topic", question.topic if topic_of(_category(question.topic)) != question.topic else "")


def _needs_kind(question: Question) -> bool:
    if question.kind not in _NATIVE or question.answer is None:
        return True
    if question.kind == Kind.SINGLE and truth_pair(question.options):
        return True
    return question.kind == Kind.MATCHING and any("->" in left for left, _ in _pairs(question))


def _pairs(question: Question) -> list[tuple[str, str]]:
    answer = question.answer if isinstance(question.answer, tuple) else ()
    return [pair for pair in answer if isinstance(pair, tuple)]


def _question(question: Question, number: int) -> str:
    name = escaped(" ".join(question.stem.split())[:_NAME_LENGTH]).rstrip("\\") or str(number)
    html = _needs_html(question)
    stem = written(question.stem, _images(question, "stem"), html=html)
    explanation, pictures = question.explanation, _images(question, "explanation")
    feedback = f"\n####{written(explanation, pictures, html=html)}" if explanation or pictures else ""
    answers = _answers(question, html=html).rstrip("\n")
    return f"::{name}::{stem} {{{answers}{feedback}\n}}"


def _needs_html(question: Question) -> bool:
    """Whether a text has what GIFT cannot escape: an arrow, or a beginning that reads as a format or a weight."""
    answer = question.answer if isinstance(question.answer, tuple) else ()
    texts = [question.stem, question.explanation, *question.options]
    texts += [
        part for item in answer for part in (item if isinstance(item, tuple) else (item,)) if isinstance(part, str)
    ]
    return bool(question.images) or any("->" in text or text[:1] in ("[", "%") for text in texts)


def _images(question: Question, role: str, option: int = -1) -> tuple[Image, ...]:
    return tuple(image for image in question.images if image.role == role and image.option == option)


def _answers(question: Question, *, html: bool) -> str:
    kind, answer = question.kind, question.answer
    if isinstance(answer, bool):
        return "TRUE" if answer else "FALSE"
    if kind in CHOICE_KINDS or (kind == Kind.ORDERING and answer is None):
        return _choices(question, html=html)
    if answer is None:
        return ""
    pairs = _pairs(question)
    if kind == Kind.ORDERING:
        return _places(question, answer, html=html)
    if not pairs:
        texts = [text for text in answer if isinstance(text, str)]
        if len(texts) == 1:
            return f"={written(texts[0], html=html)}"
        pairs = [(str(place), text) for place, text in enumerate(texts, 1)]
    return _matches(pairs, html=html)


def _places(question: Question, order: Sequence[object], *, html: bool) -> str:
    """The items of an ordering in the order they are shown, each matched with its place."""
    lines = []
    for index, text in enumerate(question.options):
        item = written(text, _images(question, "option", index), html=html)
        lines.append(f"\n={item} -> {written(str(order.index(index) + 1), html=html)}")
    return "".join(lines) + "\n"


def _choices(question: Question, *, html: bool) -> str:
    right = [index for index in question.answer if isinstance(index, int)] if isinstance(question.answer, tuple) else []
    if question.kind == Kind.ORDERING:
        right = []
    share = f"%{100 / len(right):.5f}%" if right else ""
    lines = []
    for index, option in enumerate(question.options):
        sign = "~"
        if index in right:
            sign = "=" if question.kind == Kind.SINGLE else f"~{share}"
        elif right and question.kind == Kind.MULTIPLE:
            sign = "~%-100%"
        lines.append(f"\n{sign}{written(option, _images(question, 'option', index), html=html)}")
    return "".join(lines) + "\n"


def _matches(pairs: list[tuple[str, str]], *, html: bool) -> str:
    return "".join(f"\n={written(left, html=html)} -> {written(right, html=html)}" for left, right in pairs) + "\n"
