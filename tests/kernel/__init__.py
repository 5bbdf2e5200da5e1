"""Dates, money and records."""
