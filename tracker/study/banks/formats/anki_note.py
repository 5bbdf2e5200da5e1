"""The note type in which questions travel to Anki and come back from it unchanged."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.markup import html_of_text, text_of_html
from tracker.study.banks.model import CHOICE_KINDS, Image, Kind, Question, arranged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.study.banks.model import Answer

NOTE_TYPE = "Career Tracker question"
FIELDS = ("Question", "Options", "Answer", "Explanation", "Topic", "Difficulty", "Source", "Kind")
_ITEM = regex(r"<li>(.*?)</li>", re.DOTALL)
_PAIR = regex(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", re.DOTALL)
_PICTURE = regex(r"<img[^>]*?src=[\"']?([^\"'>]+)[\"']?[^>]*>", re.IGNORECASE)
_TRUE, _FALSE = "√", "×"


def pictures_in(html: str) -> list[str]:
    """The files of the pictures in a field."""
    return _PICTURE.findall(html)


def fields_of(question: Question, file_of: Callable[[Image], str]) -> list[str]:
    """The fields of the note of a question; `file_of` gives each picture its file in the package."""

    def html(text: str, role: str, option: int = -1) -> str:
        images = (image for image in question.images if image.role == role and image.option == option)
        return html_of_text(text) + "".join(f'<img src="{file_of(image)}">' for image in images)

    options = "".join(f"<li>{html(text, 'option', index)}</li>" for index, text in enumerate(question.options))
    return [
        html(question.stem, "stem"),
        f'<ol type="A">{options}</ol>' if options else _to_be_matched(question),
        _answer(question),
        html(question.explanation, "explanation"),
        html_of_text(question.topic),
        html_of_text(question.difficulty),
        html_of_text(question.source),
        str(question.kind),
    ]


def _to_be_matched(question: Question) -> str:
    """What the front of a card on matching shows: both sides, the second in an order that tells nothing."""
    pairs = question.answer if question.kind == Kind.MATCHING and isinstance(question.answer, tuple) else ()
    both = [pair for pair in pairs if isinstance(pair, tuple)]
    sides = ([left for left, _ in both], sorted(right for _, right in both))
    return "".join(f"<p>{'<br>'.join(map(html_of_text, side))}</p>" for side in sides if side)


def _answer(question: Question) -> str:
    answer = question.answer
    if isinstance(answer, bool):
        return _TRUE if answer else _FALSE
    if answer is None:
        return ""
    if question.kind in CHOICE_KINDS or question.kind == Kind.ORDERING:
        letters = [_letter(index) for index in answer if isinstance(index, int)]
        return (" → " if question.kind == Kind.ORDERING else ", ").join(letters)
    if question.kind == Kind.MATCHING:
        pairs = (pair for pair in answer if isinstance(pair, tuple))
        rows = (f"<tr><td>{html_of_text(left)}</td><td>{html_of_text(right)}</td></tr>" for left, right in pairs)
        return f"<table>{''.join(rows)}</table>"
    items = (f"<li>{html_of_text(text)}</li>" for text in answer if isinstance(text, str))
    return f"<ol>{''.join(items)}</ol>"


def _letter(index: int) -> str:
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def question_of(fields: Sequence[str], picture: Callable[[str], Image | None]) -> Question | None:
    """The question of a note of our own type; None where the note was changed beyond recognition."""
    values = dict(zip(FIELDS, fields, strict=False))
    if len(values) != len(FIELDS) or values["Kind"] not in Kind._value2member_map_:
        return None
    kind = Kind(values["Kind"])
    options = _ITEM.findall(values["Options"])
    parts = [("stem", -1, values["Question"]), ("explanation", -1, values["Explanation"])]
    parts += [("option", index, option) for index, option in enumerate(options)]
    found = ((role, index, picture(name)) for role, index, html in parts for name in pictures_in(html))
    return Question(
        kind=kind,
        stem=text_of_html(values["Question"]),
        options=tuple(map(text_of_html, options)),
        answer=_read_answer(kind, values["Answer"]),
        explanation=text_of_html(values["Explanation"]),
        topic=text_of_html(values["Topic"]),
        difficulty=text_of_html(values["Difficulty"]),
        source=text_of_html(values["Source"]),
        images=arranged(image.replace(role=role, option=index) for role, index, image in found if image is not None),
    )


def _read_answer(kind: Kind, html: str) -> Answer:
    if not html:
        return None
    if kind == Kind.TRUE_FALSE:
        return text_of_html(html) == _TRUE
    if kind in CHOICE_KINDS or kind == Kind.ORDERING:
        return tuple(_index(letter) for letter in re.findall(r"[A-Z]|\d+", text_of_html(html)))
    if kind == Kind.MATCHING:
        return tuple((text_of_html(left), text_of_html(right)) for left, right in _PAIR.findall(html))
    return tuple(map(text_of_html, _ITEM.findall(html))) or (text_of_html(html),)


def _index(letter: str) -> int:
    return ord(letter) - ord("A") if letter.isalpha() else int(letter) - 1
