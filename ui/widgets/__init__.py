"""Reusable pieces drawn with QPainter."""
