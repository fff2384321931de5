"""The panel officer's screens."""
