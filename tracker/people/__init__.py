"""The worker and the records of a working life."""
