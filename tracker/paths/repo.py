"""The tables of options, preferences, steps and selections."""

from __future__ import annotations

from tracker.paths.model import GoalStep, Option, Preference, Selection
from tracker.store.table import Table

OPTIONS = Table("option", Option)
PREFERENCES = Table("preference", Preference)
STEPS = Table("goal_step", GoalStep)
SELECTIONS = Table("selection", Selection)
