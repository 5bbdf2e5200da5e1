"""The career file, in and out."""
