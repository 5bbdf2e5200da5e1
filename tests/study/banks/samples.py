"""A few questions of our own on electrical safety, and builders of the files they may come in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.study.banks.model import Image, Kind, Question
from tracker.study.banks.reading import read_bank

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63606060f80f0001040100ff9d5d1b0000000049454e44ae426082"
)
"""A picture of one pixel."""

SINGLES = (
    Question(
        kind=Kind.SINGLE,
        stem="黄绿双色绝缘导线用作（ ）。",
        options=("相导体", "中性导体", "保护导体", "中间导体"),
        answer=(2,),
    ),
    Question(
        kind=Kind.SINGLE,
        stem="测量电气设备的绝缘电阻使用（ ）。",
        options=("绝缘电阻表", "电流表", "电压表", "功率表"),
        answer=(0,),
    ),
    Question(kind=Kind.SINGLE, stem="电流的国际单位是（ ）。", options=("伏特", "安培", "欧姆", "瓦特"), answer=(1,)),
    Question(
        kind=Kind.SINGLE,
        stem="停电后装设接地线之前必须先（ ）。",
        options=("登杆", "放电", "挂牌", "验电"),
        answer=(3,),
    ),
)
MULTIPLES = (
    Question(
        kind=Kind.MULTIPLE,
        stem="在电气设备上工作，保证安全的技术措施有（ ）。",
        options=("停电", "验电", "装设接地线", "提高电压"),
        answer=(0, 1, 2),
    ),
    Question(
        kind=Kind.MULTIPLE, stem="下列属于绝缘材料的有（ ）。", options=("橡胶", "铜", "陶瓷", "铝"), answer=(0, 2)
    ),
)
TRUTHS = (
    Question(kind=Kind.TRUE_FALSE, stem="验电前应先在有电设备上确认验电器良好。", answer=True),
    Question(kind=Kind.TRUE_FALSE, stem="装设接地线时应先接导体端，后接接地端。", answer=False),
    Question(kind=Kind.TRUE_FALSE, stem="绝缘手套使用前应检查有无漏气。", answer=True),
)
FILL_INS = (
    Question(
        kind=Kind.FILL_IN, stem="串联电路中各处的（ ）相等，并联电路中各支路的（ ）相等。", answer=("电流", "电压")
    ),
    Question(kind=Kind.FILL_IN, stem="电阻的单位是（ ）。", answer=("欧姆",)),
)
WRITTEN = (
    Question(kind=Kind.SHORT_ANSWER, stem="什么是电流？", answer=("电荷的定向移动形成电流。",)),
    Question(kind=Kind.CALCULATION, stem="电阻为10Ω，两端电压为5V，求电流。", answer=("I=U/R=0.5A",)),
)
ORDERINGS = (
    Question(
        kind=Kind.ORDERING,
        stem="请排列保证安全的技术措施的顺序。",
        options=("验电", "装设接地线", "停电", "悬挂标示牌"),
        answer=(2, 0, 1, 3),
    ),
)
MATCHINGS = (
    Question(
        kind=Kind.MATCHING, stem="把物理量与单位配对。", answer=(("电压", "伏特"), ("电流", "安培"), ("电阻", "欧姆"))
    ),
)
ALL = (*SINGLES, *MULTIPLES, *TRUTHS, *FILL_INS, *WRITTEN, *ORDERINGS, *MATCHINGS)


def right(question: Question) -> tuple[int, ...]:
    """The indices of the right options of a choice question."""
    assert isinstance(question.answer, tuple)
    return tuple(index for index in question.answer if isinstance(index, int))


def letters(question: Question) -> str:
    """The answer of a choice question in letters."""
    return "".join("ABCDEFGH"[index] for index in right(question))


def right_first(question: Question) -> list[str]:
    """The options with the right one first, the others in their order."""
    first = right(question)[0]
    return [question.options[first], *(text for index, text in enumerate(question.options) if index != first)]


def read(data: bytes | str, name: str = "") -> list[Question]:
    """The questions of a file; a text is one in UTF-8."""
    reading = read_bank(data.encode() if isinstance(data, str) else data, name)
    return list(reading.questions)


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    after: Callable[[Any, Mapping[str, Any]], object] | None = None,
) -> bytes:
    """A workbook of plain sheets; `after` may merge cells or add pictures before it is closed."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    made = {}
    for name, rows in sheets.items():
        made[name] = sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
    if after is not None:
        after(book, made)
    book.close()
    return file.getvalue()


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def picture(role: str = "stem", option: int = -1) -> Image:
    """The picture as a question has it."""
    return Image(data=PICTURE, suffix="png", role=role, option=option)


CHOICES_IN_AIKEN = "\n\n".join(
    "\n".join(
        (
            question.stem,
            *(f"{a}. {b}" for a, b in zip("ABCD", question.options, strict=True)),
            f"ANSWER: {letters(question)}",
        )
    )
    for question in SINGLES
)
"""The questions with one right option in Moodle's Aiken format."""
