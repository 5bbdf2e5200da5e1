"""The first page: the answer."""
