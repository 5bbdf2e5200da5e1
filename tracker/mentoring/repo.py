"""The tables of what mentors and apprentices write down."""

from __future__ import annotations

from tracker.mentoring.model import Mentorship, MonthlyReview, Practice
from tracker.store.table import Table

MENTORSHIPS = Table("mentorship", Mentorship)
PRACTICES = Table("practice", Practice)
REVIEWS = Table("monthly_review", MonthlyReview)
