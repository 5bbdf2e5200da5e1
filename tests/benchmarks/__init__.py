"""Measurements, run by hand: they print figures and hold the goals."""
