"""The parts pages are made of. Import each from its own file: a page loads only what it shows."""
