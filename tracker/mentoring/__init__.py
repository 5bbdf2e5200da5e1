"""What a worker and mentors tell each other: signed statements, and the keys that sign them."""
