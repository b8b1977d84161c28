"""What gates rest on: one module for each kind of evidence."""
