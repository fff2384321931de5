"""Figures that come in by file: opened with care, read into rows that wait, compared, looked at, stored whole."""
