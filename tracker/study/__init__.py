"""Studying for an exam: banks of questions, practice, mock exams, readiness and plan."""
