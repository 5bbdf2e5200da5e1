"""The page of what certificates are worth."""
