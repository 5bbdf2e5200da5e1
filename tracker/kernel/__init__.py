"""What everything else stands on: records, dates, money, the clock, problems and errors."""
