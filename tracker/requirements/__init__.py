"""The one ruler: requirements measured over a worker's facts, with the reason."""
