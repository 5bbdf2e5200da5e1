"""Tests of `tracker.mentoring`."""
