"""The words for the codes of mentoring."""

from __future__ import annotations

from ui.text.catalogue import ptr


def _answers() -> dict[str, str]:
    return {"confirmed": ptr("practice", "Confirmed"), "returned": ptr("practice", "Returned")}


WORDS = {"PracticeAnswer": _answers}
