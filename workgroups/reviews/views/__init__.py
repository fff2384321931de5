"""The office's screens for case reviews."""
