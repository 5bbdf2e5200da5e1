"""The page of certificates."""
