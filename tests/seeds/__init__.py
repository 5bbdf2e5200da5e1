"""Checks of the packs and demo careers in seeds/."""
