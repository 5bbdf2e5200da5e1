"""Tests of the models of lists."""
