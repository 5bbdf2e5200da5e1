"""The file: what is kept, how it is changed, and what happens when something goes wrong."""
