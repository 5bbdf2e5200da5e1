"""Checklists for tables and random lives: one plain, one that asks for more observations and lets stages lapse."""

from __future__ import annotations

from typing import Any

CHECKLISTS: list[dict[str, Any]] = [
    {
        "id": "basics",
        "skills": [
            {"id": "pole", "stage": "independent"},
            {"id": "meter", "stage": "assisted"},
            {"id": "aid", "stage": "seen"},
        ],
    },
    {
        "id": "kept",
        "skills": [
            {"id": "pole", "stage": "independent", "observations": 2, "lapses_months": 18},
            {"id": "meter", "stage": "assisted", "lapses_months": 1},
            {"id": "aid", "stage": "seen", "observations": 3},
        ],
    },
]
