"""Table models with raw values under a sort role."""
