"""Forms that can be opened once more on a page made anew, as in another language, with what was written in them."""

from __future__ import annotations

from functools import wraps

from ui.pages.tabbed import TabbedPage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

    from ui.pages.base import Page
    from ui.widgets.sheet import SheetHost

    class Opener(Protocol):
        """A page, a tab of it, or what can be done from every tab."""

        @property
        def host(self) -> SheetHost: ...

    Owner = TypeVar("Owner", bound=Opener)
    P = ParamSpec("P")


class Opening:
    """How a form came to be opened: whose method was called, and with what."""

    def __init__(self, owner: object, method: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        self.owner, self.method, self.given, self.named = owner, method, given, named

    def on(self, owner: object) -> None:
        """Open the form once more, by what stands in the owner's place."""
        getattr(owner, self.method)(*self.given, **self.named)


def opens(method: Callable[Concatenate[Owner, P], None]) -> Callable[Concatenate[Owner, P], None]:
    """Marks a method that opens a form by nothing but what it is given: it may be called on a page made anew."""

    @wraps(method)
    def opening(owner: Owner, /, *given: P.args, **named: P.kwargs) -> None:
        before = owner.host.sheet
        method(owner, *given, **named)
        sheet = owner.host.sheet
        if sheet is not None and sheet is not before:
            sheet.opening = Opening(owner, method.__name__, given, named)

    return opening


def open_again(before: Page, after: Page) -> bool:
    """Open the form of a page on the one made in its place; False where it cannot take over all that was written."""
    sheet = before.sheet()
    if sheet is None or not isinstance(sheet.opening, Opening) or (isinstance(before, TabbedPage) and before.away):
        return False
    after.stand(before.place, before.part_name)
    owner = _in_place_of(sheet.opening.owner, before, after)
    if owner is None:
        return False
    sheet.opening.on(owner)
    form = after.sheet()
    return form is not None and form.take_over(sheet)


def _in_place_of(owner: object, before: Page, after: Page) -> object | None:
    """What on the new page is what the owner was on the other."""
    if owner is before:
        return after
    if owner is getattr(before, "acts", None):
        return getattr(after, "acts", None)
    if not (isinstance(before, TabbedPage) and isinstance(after, TabbedPage)) or before.part_name != after.part_name:
        return None
    return after.part(after.part_name) if owner is before.part(before.part_name) else None
