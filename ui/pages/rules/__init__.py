"""The page of the rules and packs."""
