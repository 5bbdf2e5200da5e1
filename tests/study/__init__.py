"""Studying: scheduling, readiness, plan, mock exams, and the learners they are measured on."""
