"""Tests of what mixes capabilities for a screen."""
