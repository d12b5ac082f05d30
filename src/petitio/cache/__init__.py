"""What was found of a file, kept for the next time that the same is asked."""
