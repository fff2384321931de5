"""Invented boards of any size, for tests and measurements. Nothing in them is real, and they say so."""
