"""The screens on which standards are answered, moderated and compared."""
