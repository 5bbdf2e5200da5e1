"""One question: what its words, options and answer say, whatever kind of file they came from."""
