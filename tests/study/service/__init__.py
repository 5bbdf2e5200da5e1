"""What a person does when studying, on real files."""
