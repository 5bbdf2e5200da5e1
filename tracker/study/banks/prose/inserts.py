"""Pictures inside running text, held by a mark while the text is cut into questions."""

from __future__ import annotations

import re

from tracker.study.banks.model import Doubt, Image, RowReading, arranged
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT_OUT = Doubt(code="picture_left_out")
_OPEN, _CLOSE = "\ue010", "\ue011"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def mark(index: int) -> str:
    """What stands in a text for the picture with this index."""
    return f"{_OPEN}{index}{_CLOSE}"


def without_marks(text: str) -> str:
    """The text with space in place of marks, as long as it was."""
    return _MARK.sub(lambda found: " " * len(found[0]), text) if _OPEN in text else text


def with_pictures(reading: RowReading, picture: Callable[[int], Image | None]) -> RowReading:
    """The reading with the marks in its question's texts turned into pictures of the question."""
    question = reading.question
    if question is None or not any(_OPEN in text for text in (question.stem, question.explanation, *question.options)):
        return reading
    images: list[Image] = []
    doubts = list(reading.doubts)

    def bare(text: str, role: str, option: int = -1) -> str:
        for index in _MARK.findall(text):
            image = picture(int(index))
            if image is not None:
                images.append(image.replace(role=role, option=option))
            elif _LEFT_OUT not in doubts:
                doubts.append(_LEFT_OUT)
        return clean(_MARK.sub("", text))

    stem = bare(question.stem, "stem")
    options = tuple(bare(option, "option", index) for index, option in enumerate(question.options))
    explanation = bare(question.explanation, "explanation")
    found = question.replace(
        stem=stem, options=options, explanation=explanation, images=arranged((*question.images, *images))
    )
    return reading.replace(question=found, doubts=tuple(doubts))
