"""The page of the worker's own records."""
