"""Whole cases, asked through the command line as a stranger would."""
