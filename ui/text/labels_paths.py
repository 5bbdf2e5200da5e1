"""The words for the codes of ways ahead, selections and entries."""

from __future__ import annotations

from ui.text.catalogue import ptr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _option_kinds() -> dict[str, str]:
    return {
        "stay": ptr("option", "Stay"),
        "post": ptr("option", "Take a post"),
        "move": ptr("option", "Move to another region"),
    }


def _criteria() -> dict[str, str]:
    return {
        "earliest": ptr("criterion", "Earliest day"),
        "pay": ptr("criterion", "Pay"),
        "grade": ptr("criterion", "Job grade"),
        "distance": ptr("criterion", "Distance"),
        "recognition": ptr("criterion", "Recognition of my certificates"),
        "benefits": ptr("criterion", "Benefits"),
        "chances": ptr("criterion", "Chances"),
        "family": ptr("criterion", "Family"),
    }


def _step_kinds() -> dict[str, str]:
    return {
        "act": ptr("step", "To do"),
        "wait": ptr("step", "Time that must pass"),
        "redo": ptr("step", "Certificate to see to"),
        "begin": ptr("step", "First day"),
        "own": ptr("step", "Own step"),
    }


def _selection_results() -> dict[str, str]:
    return {
        "applied": ptr("selection", "Applied"),
        "selected": ptr("selection", "Selected"),
        "not_selected": ptr("selection", "Not selected"),
        "withdrawn": ptr("selection", "Withdrawn"),
    }


def _entry_results() -> dict[str, str]:
    return {
        "admitted": ptr("entry", "Admitted"),
        "refused": ptr("entry", "Refused"),
        "taken_part": ptr("entry", "Taken part"),
        "won": ptr("entry", "Placed"),
        "finished": ptr("entry", "Finished"),
        "withdrawn": ptr("entry", "Withdrawn"),
    }


def _flip_kinds() -> dict[str, str]:
    return {
        "weight": ptr("flip", "How much it matters"),
        "figure": ptr("flip", "The figure itself"),
    }


WORDS: dict[str, Callable[[], dict[str, str]]] = {
    "Criterion": _criteria,
    "EntryResult": _entry_results,
    "FlipKind": _flip_kinds,
    "OptionKind": _option_kinds,
    "SelectionResult": _selection_results,
    "StepKind": _step_kinds,
}
