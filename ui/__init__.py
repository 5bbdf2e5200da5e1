"""The window, by Qt role."""
