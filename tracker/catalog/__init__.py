"""Knowledge packs: load, validate, install, look up."""
