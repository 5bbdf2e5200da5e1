"""Tests of signed statements."""
