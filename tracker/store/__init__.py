"""The edge around SQLite: open, lock, migrate, read, write through one door, journal, back up."""
