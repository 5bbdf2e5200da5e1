"""Tests of ways ahead."""
