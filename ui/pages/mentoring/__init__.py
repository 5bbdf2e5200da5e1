"""The page of mentors and apprentices."""
