"""The screens on which years are opened and closed."""
