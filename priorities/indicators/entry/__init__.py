"""Entering a table of figures on a page, as in a spreadsheet."""
