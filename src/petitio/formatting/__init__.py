"""Texts in the house layout: the same words and marks, with other white space between them."""
