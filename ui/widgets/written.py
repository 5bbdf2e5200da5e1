"""What stands in the fields of a form, and putting it into the same form made anew in another language."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def copy_written(source: QWidget, target: QWidget) -> bool:
    """Write into each field of a form what stands in the same one of another; whether all of it stands there then.

    A choice may bring further fields along, so the choices are copied first; fields that a person added by hand are not
    there, and then nothing is promised.
    """
    for choices_only in (True, False, False):  # what a field tells others may change what was copied before
        for written, field in zip(_fields(source), _fields(target), strict=False):
            if type(written) is type(field) and (isinstance(field, QComboBox) or not choices_only):
                _copy(written, field)
    return [_state(field) for field in _fields(source)] == [_state(field) for field in _fields(target)]


def _fields(form: QWidget) -> list[QWidget]:
    """The fields in the order they were made, without the parts Qt makes of one."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
    return [
        child
        for child in form.findChildren(QWidget)
        if isinstance(child, kinds) and not child.objectName().startswith("qt_")
    ]


def _state(field: QWidget) -> tuple[type[QWidget], Any]:
    if isinstance(field, QComboBox):
        return type(field), field.currentIndex()
    if isinstance(field, QCheckBox):
        return type(field), field.isChecked()
    if isinstance(field, QPlainTextEdit):
        return type(field), field.toPlainText()
    assert isinstance(field, QLineEdit)
    return type(field), field.text()


def _copy(written: QWidget, field: QWidget) -> None:
    _kind, state = _state(written)
    if _state(field) == _state(written):
        return
    if isinstance(field, QComboBox):
        field.setCurrentIndex(state)
    elif isinstance(field, QCheckBox):
        field.setChecked(state)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(state)
    elif isinstance(field, QLineEdit):
        field.setText(state)
    changed: Any = getattr(field, "changed", None)
    if changed is not None:
        changed.emit()
