"""What a mentor and an apprentice do together: the log, sign-offs, reviews."""
