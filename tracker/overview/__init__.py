"""What mixes capabilities for a screen or an answer: next level, agenda, apprentices, series for charts, search."""
