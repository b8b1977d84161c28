"""One module for each kind of gate; each has a `GATE`. To add one, see docs/architecture.md."""
