"""What the law and its guidance ask of the report, clause by clause, and where the report answers it.

The clauses are data: a file for each edition of the guidance in `editions/`. Another nation's, or another kind of
board's, is one more file.
"""
