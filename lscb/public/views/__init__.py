"""What the public opens, and what the office does so that it can."""
