"""Mirrors tracker/ and ui/."""
