"""The rows most forms are made of, in one line each."""

from __future__ import annotations

from functools import partial

from ui.forms.record_form import Field
from ui.text import tr
from ui.widgets.choices import ChoiceEdit
from ui.widgets.codes import RegionEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import DecimalEdit, MoneyEdit, NoteEdit, NumberEdit, TextEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.choices import Choice


def text_row(name: str, label: str, hint: str = "", *, required: bool = False) -> Field:
    """A line of words."""
    return Field(name=name, label=label, editor=partial(TextEdit, name=f"field_{name}"), hint=hint, required=required)


def note_row() -> Field:
    """Several lines of words at the end of a form."""
    return Field(name="note", label=tr("Note"), editor=partial(NoteEdit, name="field_note"))


def choice_row(name: str, label: str, offered: Iterable[Choice], empty: str | None = None, hint: str = "") -> Field:
    """One of a few codes; `empty` are the words for none of them."""
    make = partial(ChoiceEdit, tuple(offered), name=f"field_{name}", empty=empty)
    return Field(name=name, label=label, editor=make, hint=hint)


def number_row(name: str, label: str, *, lowest: int = 1, highest: int = 999_999, hint: str = "") -> Field:
    """A whole number."""
    make = partial(NumberEdit, name=f"field_{name}", lowest=lowest, highest=highest)
    return Field(name=name, label=label, editor=make, hint=hint)


def decimal_row(name: str, label: str, *, highest: float, hint: str = "") -> Field:
    """A number with a fraction."""
    return Field(name=name, label=label, editor=partial(DecimalEdit, name=f"field_{name}", highest=highest), hint=hint)


def money_row(name: str, label: str) -> Field:
    """An amount in yuan, kept in fen."""
    return Field(name=name, label=label, editor=partial(MoneyEdit, name=f"field_{name}"))


def day_row(name: str, label: str, hint: str = "") -> Field:
    """A day."""
    return Field(name=name, label=label, editor=partial(DateEdit, name=f"field_{name}"), hint=hint)


def region_row() -> Field:
    """A region by its province or its code."""
    return Field(name="region", label=tr("Region"), editor=partial(RegionEdit, name="field_region"))
