"""Reminds once a day of what is due, on the desktop or in the window, and shows the number of dates in the tray."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from tracker.overview.agenda import agenda, to_remind_of
from tracker.overview.names import names
from ui.text import language, tr
from ui.text.agenda import reminder
from ui.theme import current_theme, icon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.agenda import AgendaItem
    from ui.shell.frame import Frame

STAYS_MS = 15_000
"""How long the icon stays in the tray for a message where it is not kept there."""

_SIDE = 64


class Reminders(QObject):
    """Of one window. `look` may be called as often as one likes: it says the same only once a day."""

    def __init__(self, window: Frame, changed: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._seen: tuple[str, date] | None = None
        changed.connect(self._forget)
        self._tray: QSystemTrayIcon | None = None
        self._gone = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._gone.timeout.connect(self._fit_tray)

    def look(self) -> None:
        """Remind of what is due, unless it was done today or is switched off; keep the number in the tray right."""
        preferences, context = self._window.preferences, self._window.context
        if context is None:
            return
        today = context.work.today()
        now = (context.work.store.path, today)
        if now == self._seen:
            return
        self._seen = now
        due = self._due()
        self._fit_tray(due)
        if due and preferences.reminders and not preferences.reminded_on(context.work.store.path, today.isoformat()):
            title, text = reminder(due, names(context.work.store.read(), language()), today=today)
            self._say(title, text, len(due))

    def switched(self) -> None:
        """Look anew after a person switched reminders or the icon on or off."""
        self._seen = None
        self.look()
        self._fit_tray()

    def _forget(self) -> None:
        """What is in the file changed: look again at the next opportunity."""
        self._seen = None

    def _due(self) -> tuple[AgendaItem, ...]:
        """What to remind of; nothing for demo workers, whose day never comes."""
        context = self._window.context
        person = context.work.find_person() if context and not context.work.demo else None
        if context is None or person is None:
            return ()
        today = context.work.today()
        return to_remind_of(agenda(context.work.store.read(), person.uid, today=today))

    def _say(self, title: str, text: str, count: int) -> None:
        """A message on the desktop; where the desktop has none, the quiet line of the window."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._window.say(f"{title}: {text.partition(chr(10))[0]}", undo=False)
            return
        tray = self._in_tray(count)
        tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information)
        if not self._window.preferences.tray:
            self._gone.start()

    def _fit_tray(self, due: tuple[AgendaItem, ...] | None = None) -> None:
        """The icon with the number of dates where it is wanted, no icon where it is not."""
        wanted = self._window.preferences.tray and QSystemTrayIcon.isSystemTrayAvailable()
        if wanted:
            self._in_tray(len(self._due() if due is None else due))
        elif self._tray is not None and not self._gone.isActive():
            self._tray.hide()

    def _in_tray(self, count: int) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self)
            self._tray.activated.connect(self._come_forward)
            self._tray.messageClicked.connect(self._come_forward)
        self._tray.setIcon(badge_icon(count))
        self._tray.setToolTip(
            tr("Career Tracker: {n} dates to keep").format(n=count) if count else tr("Career Tracker")
        )
        self._tray.show()
        return self._tray

    def _come_forward(self, *_how: object) -> None:
        """Bring the window to the front, at what is due."""
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        self._window.go("home")

    def close(self) -> None:
        """Take the icon out of the tray."""
        if self._tray is not None:
            self._tray.hide()


def badge_icon(count: int) -> QIcon:
    """The program's icon with a number on it; 9+ for many, none for nothing."""
    picture = QPixmap(icon("calendar", "accent").pixmap(_SIDE, _SIDE))
    if not count or picture.isNull():
        return QIcon(picture)
    theme = current_theme()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = picture.width() * 5 // 8
    corner = picture.width() - side
    painter.setPen(theme.color("surface"))
    painter.setBrush(theme.color("bad"))
    painter.drawEllipse(corner, corner, side - 1, side - 1)
    font = theme.font("emphasis")
    font.setPixelSize(side * 5 // 8)
    painter.setFont(font)
    painter.drawText(corner, corner, side - 1, side - 1, 0x84, str(count) if count < 10 else "9+")
    painter.end()
    return QIcon(picture)
