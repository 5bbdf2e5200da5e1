"""What is chosen in a table, in full below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import current_theme
from ui.widgets.detail import Detail
from ui.widgets.space import Column


def test_words_have_the_height_they_need_up_to_a_limit(qtbot: QtBot) -> None:
    host, detail = QWidget(), Detail(QWidget())
    qtbot.addWidget(host)
    column = Column(host)
    column.addWidget(detail)
    column.addStretch(1)
    host.resize(400, 600)
    host.show()
    heights = []
    for lines in (1, 3, 5):
        detail.say("\n".join(f"{n}. 先验电，再挂接地线" for n in range(lines)))
        qtbot.waitUntil(lambda: detail.height() == detail.sizeHint().height())
        qtbot.waitUntil(lambda: not detail.verticalScrollBar().isVisible())
        heights.append(detail.height())
    assert heights == sorted(set(heights))
    detail.say("\n".join(f"{n}. 先验电，再挂接地线" for n in range(40)))
    qtbot.waitUntil(detail.verticalScrollBar().isVisible)
    assert detail.height() <= current_theme().px(130)
    tall = "接地线应当先接接地端，后接导体端。" * 4
    detail.say(tall)
    qtbot.waitUntil(lambda: not detail.verticalScrollBar().isVisible())
    wide = detail.height()
    host.resize(250, 600)
    qtbot.waitUntil(lambda: detail.height() > wide)
