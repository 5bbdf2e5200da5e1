"""Pictures inside running text, held by a mark while the text is cut into questions."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import ANSWER_MISSING, Doubt, Image, RowReading, arranged
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT_OUT = Doubt(code="picture_left_out")

_OPEN, _CLOSE = "\ue010", "\ue011"
_MARK = regex(f"{_OPEN}(\\d+){_CLOSE}")


def mark(index: int) -> str:
    """What stands in a text for the picture with this index."""
    return f"{_OPEN}{index}{_CLOSE}"


def without_marks(text: str) -> str:
    """The text with space in place of marks, as long as it was."""
    return _MARK.sub(lambda found: " " * len(found[0]), text) if _OPEN in text else text


def with_pictures(reading: RowReading, picture: Callable[[int], Image | None]) -> RowReading:
    """The reading with the marks in its texts turned into pictures of the question; those of an answer explain it."""
    question = reading.question
    if question is None:
        return reading.replace(text=clean(_MARK.sub("", reading.text))) if _OPEN in reading.text else reading
    answer = question.answer
    written = answer if isinstance(answer, tuple) and answer and isinstance(answer[0], str) else ()
    texts = (question.stem, question.explanation, question.topic, *question.options, *written)
    if not any(_OPEN in text for text in texts):
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

    said = tuple(bare(text, "explanation") for text in written)
    if written and not any(said):
        doubts.append(ANSWER_MISSING)  # an answer that is only a picture is shown, but cannot be compared
    found = question.replace(
        stem=bare(question.stem, "stem"),
        options=tuple(bare(option, "option", index) for index, option in enumerate(question.options)),
        answer=(said if any(said) else None) if written else answer,
        explanation=bare(question.explanation, "explanation"),
        topic=clean(_MARK.sub("", question.topic)),
    )
    images_of_all = arranged((*question.images, *images))
    return reading.replace(question=found.replace(images=images_of_all), doubts=tuple(doubts))
