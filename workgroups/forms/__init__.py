"""The forms groups, seats, meetings and papers are kept with."""
