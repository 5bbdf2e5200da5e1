"""Editors of days and months: typed in any usual way, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QWidget

from ui.text import language, tr
from ui.theme import current_theme, theme_changed
from ui.widgets.buttons import IconButton
from ui.widgets.editors import LineEditor
from ui.widgets.readings import Unreadable, read_date, read_month


class DateEdit(LineEditor):
    """A day, or none: typed as 2023-11-20, 2023.11.20, 2023/11/20, 20231120 or 2023年11月20日, or picked (Alt+Down)."""

    def __init__(self, *, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, hint=hint or tr("like {day}").format(day="2023-11-20"), parent=parent)
        self._pick = IconButton("calendar", "", name=f"{name}_pick", parent=self)
        self._pick.setProperty("kind", "inside")
        self._pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pick.setCursor(Qt.CursorShape.ArrowCursor)
        self._pick.clicked.connect(self.open_calendar)
        self._say()
        theme_changed.connect(self._say)

    def _say(self) -> None:
        self._pick.say(tr("Pick a day (Alt+Down)"))
        self._place_button()

    def _place_button(self) -> None:
        side = self._pick.sizeHint()
        gap = current_theme().space(4)
        self._pick.setGeometry(
            self.width() - side.width() - gap, (self.height() - side.height()) // 2, side.width(), side.height()
        )
        self.setTextMargins(0, 0, side.width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def value(self) -> date | None:
        """The day. Raises `Unreadable`."""
        return read_date(self.text())

    def set_value(self, value: date | None) -> None:
        """Show a day."""
        self.setText("" if value is None else value.isoformat())

    def problem(self) -> str | None:
        """Why the day cannot be read."""
        try:
            self.value()
        except Unreadable:
            return tr("This is no date. Write it like 2023-11-20.")
        return None

    def open_calendar(self) -> None:
        """Show the calendar below the field, at the day that is typed."""
        calendar = _calendar(self)
        day = self.value() if self.problem() is None else None
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(calendar.close)
        calendar.clicked.connect(calendar.close)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.problem() is None:
            self.set_value(self.value())
        super().focusOutEvent(event)


class MonthEdit(LineEditor):
    """A month, or none, as YYYY-MM: typed as 2023-11, 2023.11, 2023/11, 202311 or 2023年11月."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, hint=tr("like {day}").format(day="2023-11"), parent=parent)

    def value(self) -> str | None:
        """The month as YYYY-MM. Raises `Unreadable`."""
        return read_month(self.text())

    def set_value(self, value: str | None) -> None:
        """Show a month."""
        self.setText(value or "")

    def problem(self) -> str | None:
        """Why the month cannot be read."""
        try:
            self.value()
        except Unreadable:
            return tr("This is no month. Write it like 2023-11.")
        return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.problem() is None:
            self.set_value(self.value())
        super().focusOutEvent(event)


def _calendar(owner: QWidget) -> QCalendarWidget:
    """A calendar that floats, speaks the language in use and goes away for good when it is closed."""
    calendar = QCalendarWidget(owner)
    calendar.setWindowFlags(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chinese = language() == "zh_CN"
    calendar.setLocale(QLocale("zh_CN" if chinese else "en_GB"))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Saturday)
    weekend.setForeground(current_theme().color("quiet"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    calendar.setAccessibleName(tr("Calendar"))
    return calendar
