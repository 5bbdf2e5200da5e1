"""Certificates held: validity, reviews, attachments."""
