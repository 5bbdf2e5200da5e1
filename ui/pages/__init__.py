"""One page per question a worker asks."""
