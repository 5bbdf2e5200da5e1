"""Words a user reads: translations, labels, problems, dates and money in words. No Qt."""
