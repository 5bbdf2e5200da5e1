"""Charts: functions from plain series to a matplotlib Figure, each with a text twin."""
