"""Reads resources/themes; the only place that knows a colour or a size."""
