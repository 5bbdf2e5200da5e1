"""Tests of ui.pages: what a person does on each page."""
