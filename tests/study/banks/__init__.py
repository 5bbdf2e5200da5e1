"""Tests of reading and writing question banks."""
