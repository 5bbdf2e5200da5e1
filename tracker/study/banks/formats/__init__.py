"""Formats of other programs, read and written: Anki, GIFT, Word, workbooks."""
