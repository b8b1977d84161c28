"""Training as text files: the format is described in courses/catalogue/README.md."""
