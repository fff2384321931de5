"""The office's screens for training."""
