"""The words for the codes of mentoring."""

from __future__ import annotations

from ui.text.catalogue import ptr


def _answers() -> dict[str, str]:
    return {"confirmed": ptr("practice", "Confirmed"), "returned": ptr("practice", "Returned")}


def _skill_states() -> dict[str, str]:
    return {
        "open": ptr("skill", "Not begun"),
        "learning": ptr("skill", "Learning"),
        "reached": ptr("skill", "Reached"),
        "lapsed": ptr("skill", "Lapsed"),
    }


def _blocks() -> dict[str, str]:
    return {
        "returned": ptr("skill", "Last practice came back"),
        "still": ptr("skill", "No higher for two months"),
    }


WORDS = {"Block": _blocks, "PracticeAnswer": _answers, "SkillState": _skill_states}
