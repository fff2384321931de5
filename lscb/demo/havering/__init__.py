"""Havering's board in 2012-13 as records, and the year after opened from it."""
