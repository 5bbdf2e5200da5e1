"""The tables of a worker's records."""

from __future__ import annotations

from tracker.people.model import (
    Award,
    Education,
    Exam,
    Experience,
    Goal,
    Income,
    Person,
    Signoff,
    Training,
)
from tracker.store.table import Table

PEOPLE = Table("person", Person)
EXPERIENCE = Table("experience", Experience)
EDUCATION = Table("education", Education)
TRAINING = Table("training", Training)
AWARDS = Table("award", Award)
EXAMS = Table("exam", Exam)
INCOME = Table("income", Income)
GOALS = Table("goal", Goal)
SIGNOFFS = Table("signoff", Signoff)
