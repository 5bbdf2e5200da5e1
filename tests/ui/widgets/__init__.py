"""Tests of the reusable pieces of the window."""
