"""What each command answers, in words for a person."""
