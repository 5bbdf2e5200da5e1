"""Tests of `ui.reports`."""
