"""Competitions, openings and courses a worker can enter."""
