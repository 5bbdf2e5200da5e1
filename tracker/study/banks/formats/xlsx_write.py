"""Writing a workbook that people and other programs can read, and that reads back to the same questions."""

from __future__ import annotations

import io

from tracker.study.banks.model import CHOICE_KINDS, Kind
from tracker.study.banks.problem import BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from tracker.study.banks.model import Question

OWN_PROPERTY = "CareerTrackerBank"
"""The property of a workbook that says it is ours: its texts are taken to the letter."""

MAX_TEXT = 32_767
"""Characters a cell of a workbook can hold."""

KIND_WORDS = {
    Kind.SINGLE: "单选题",
    Kind.MULTIPLE: "多选题",
    Kind.TRUE_FALSE: "判断题",
    Kind.FILL_IN: "填空题",
    Kind.SHORT_ANSWER: "简答题",
    Kind.CALCULATION: "计算题",
    Kind.ORDERING: "排序题",
    Kind.MATCHING: "匹配题",
}
"""The words of the trade for the kinds: other programs look for these in the column 题型."""

_HEAD = ("题型", "题干")
_TAIL = ("答案", "解析", "知识点", "难度", "依据")
_WIDTHS = {"题型": 9, "题干": 60, "答案": 14, "解析": 40, "知识点": 20}


def write_xlsx(questions: Sequence[Question]) -> bytes:
    """One sheet with a header, one question a row, pictures on their cells.

    Raises `BankProblem` `text_too_long` for a text that no cell can hold.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_custom_property(OWN_PROPERTY, 1, "number")
    sheet = book.add_worksheet("题库")
    header = _header(questions)
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for column, word in enumerate(header):
        sheet.set_column(column, column, _WIDTHS.get(word, 24))
        sheet.write_string(0, column, word, bold)
    sheet.freeze_panes(1, 0)
    for row, question in enumerate(questions, 1):
        for column, text in enumerate(_cells(question, header)):
            if len(text) > MAX_TEXT:
                raise BankProblem("text_too_long", row=row, limit=MAX_TEXT)
            if text:
                sheet.write_string(row, column, text, wrapped)
        _add_images(sheet, row, question, header)
    book.close()
    return file.getvalue()


def _header(questions: Sequence[Question]) -> tuple[str, ...]:
    options = max((len(_in_columns(question)) for question in questions), default=4)
    pairs = max((len(_rights(question)) for question in questions), default=0)
    letters = [chr(ord("A") + index) for index in range(max(4, options, pairs))]
    return (*_HEAD, *(f"选项{letter}" for letter in letters), *_TAIL, *(f"配对{letter}" for letter in letters[:pairs]))


def _in_columns(question: Question) -> tuple[str, ...]:
    """What goes into the columns of the options: the options, several texts of an answer, or the left of pairs."""
    answer = question.answer
    if isinstance(answer, tuple) and question.kind not in (*CHOICE_KINDS, Kind.ORDERING):
        if question.kind == Kind.MATCHING:
            return tuple(item[0] for item in answer if isinstance(item, tuple))
        return tuple(item for item in answer if isinstance(item, str)) if len(answer) > 1 else ()
    return question.options


def _rights(question: Question) -> tuple[str, ...]:
    answer = question.answer if isinstance(question.answer, tuple) else ()
    return tuple(item[1] for item in answer if isinstance(item, tuple))


def _answer(question: Question) -> str:
    answer = question.answer
    if isinstance(answer, bool):
        return "正确" if answer else "错误"
    if answer is None or question.kind == Kind.MATCHING:
        return ""
    if question.kind in CHOICE_KINDS or question.kind == Kind.ORDERING:
        return "".join(chr(ord("A") + item) for item in answer if isinstance(item, int))
    return str(answer[0]) if len(answer) == 1 else ""


def _cells(question: Question, header: Sequence[str]) -> list[str]:
    values = dict(zip(_HEAD, (KIND_WORDS[question.kind], question.stem), strict=True))
    values |= {f"选项{chr(ord('A') + index)}": text for index, text in enumerate(_in_columns(question))}
    tail = (_answer(question), question.explanation, question.topic, question.difficulty, question.source)
    values |= dict(zip(_TAIL, tail, strict=True))
    values |= {f"配对{chr(ord('A') + index)}": text for index, text in enumerate(_rights(question))}
    return [values.get(word, "") for word in header]


def _add_images(sheet: Worksheet, row: int, question: Question, header: Sequence[str]) -> None:
    for number, image in enumerate(question.images):
        word = {"stem": "题干", "explanation": "解析"}.get(image.role, f"选项{chr(ord('A') + max(image.option, 0))}")
        name = f"{row}-{number}.{image.suffix}"
        sheet.insert_image(row, header.index(word), name, {"image_data": io.BytesIO(image.data), "object_position": 2})
