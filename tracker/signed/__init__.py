"""Signed statements: what one author says of one record, under a key, so that it can be checked years later."""
