"""Labels: what belongs together stays on one line, and is still read as it was said."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from ui.theme import current_theme
from ui.widgets.words import Label, kept_together


def lines(text: str, width: int) -> list[str]:
    layout = QTextLayout(text, current_theme().font("page"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


@pytest.mark.parametrize(
    "text", ["距考试 29 天，理论通过把握 87 %", "取得高级工（三级）证书后满 4 年", "87 % chance, 12 %"]
)
@pytest.mark.parametrize("width", range(120, 420, 40))
def test_a_line_never_ends_between_a_number_and_its_unit(qtbot: QtBot, text: str, width: int) -> None:
    for line in lines(kept_together(text), width)[1:]:
        assert line[0] not in "%天年级"


def test_a_label_says_what_it_was_given(qtbot: QtBot) -> None:
    label = Label("高级工（三级）之后 3 年")
    qtbot.addWidget(label)
    assert label.text() == "高级工（三级）之后 3 年"
