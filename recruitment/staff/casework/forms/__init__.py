"""Forms about the whole case."""
