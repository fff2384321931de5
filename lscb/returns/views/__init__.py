"""The screens with which a return is answered, handed in, accepted or sent back."""
