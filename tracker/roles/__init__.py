"""Posts on a ladder and the way to them."""
