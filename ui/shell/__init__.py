"""The main window: navigation, palette, status line, first run."""
