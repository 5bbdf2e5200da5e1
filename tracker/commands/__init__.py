"""The commands behind the command line; each answers with plain data."""
