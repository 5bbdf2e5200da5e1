"""What a level is worth where, exact in fen."""
