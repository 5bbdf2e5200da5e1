"""Language, theme, text size and reminders, switched at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog

from ui.preferences import SCALES, THEMES
from ui.text import tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.form import FormRow
from ui.widgets.space import Column, Row
from ui.widgets.words import SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.shell.frame import Frame


class SettingsDialog(QDialog):
    """Every choice takes effect while the dialog is open, so that the person sees what it does."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._language = ChoiceEdit((("zh_CN", "中文"), ("en", "English")), name="settings_language")
        self._theme = ChoiceEdit((), name="settings_theme")
        self._scale = ChoiceEdit(
            tuple((str(scale), f"{round(scale * 100)} %") for scale in SCALES), name="settings_scale"
        )
        self._column = Column(self, margin=24, gap=16)
        self._fill()

    def _fill(self) -> None:
        self.setWindowTitle(tr("Settings"))
        preferences = self._window.preferences
        names = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
        self._theme.set_choices(tuple((name, names[name]) for name in THEMES))
        for editor, value in (
            (self._language, preferences.language),
            (self._theme, preferences.theme),
            (self._scale, str(preferences.scale)),
        ):
            editor.set_value(value)
            editor.changed.connect(self._take)
        self._column.addWidget(SectionTitle(tr("Settings")))
        self._column.addWidget(FormRow(tr("Language"), self._language))
        self._column.addWidget(FormRow(tr("Theme"), self._theme))
        self._column.addWidget(FormRow(tr("Text size"), self._scale))
        for name, words, on in (
            ("reminders", tr("Remind me once a day of what is due"), preferences.reminders),
            ("tray", tr("Number of dates to keep in the tray"), preferences.tray),
        ):
            box = QCheckBox(words)
            box.setObjectName(f"settings_{name}")
            box.setAccessibleName(words)
            box.setChecked(on)
            box.toggled.connect(partial(self._switch, name))
            self._column.addWidget(box)
        close = Button(tr("Close"), name="settings_close", kind="primary")
        close.clicked.connect(self.accept)
        row = Row()
        row.addStretch()
        row.addWidget(close)
        self._column.addLayout(row)
        self.setFixedWidth(current_theme().px(420))

    def _switch(self, name: str, on: bool) -> None:
        """Switch reminders or the icon in the tray on or off."""
        setattr(self._window.preferences, name, on)
        self._window.remind(switched=True)

    def _take(self) -> None:
        preferences = self._window.preferences
        chosen = (self._language.value(), self._theme.value(), self._scale.value())
        if chosen == (preferences.language, preferences.theme, str(preferences.scale)):
            return
        preferences.language = chosen[0] or preferences.language
        preferences.theme = chosen[1] or preferences.theme
        preferences.scale = float(chosen[2] or preferences.scale)
        self._window.relook()
        self.close()
        SettingsDialog(self._window).open()
