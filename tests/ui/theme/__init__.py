"""Tests of colours, sizes, fonts and icons."""
