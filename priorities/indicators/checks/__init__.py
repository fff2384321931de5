"""What does not agree in the board's figures: each check one function, whose docstring is what should hold."""
