"""Banks in running text: pasted, typed, or out of a Word file."""
