"""The commands, from the line of words to the exit code."""
