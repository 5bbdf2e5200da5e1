"""The page of ladders, options and goals."""
