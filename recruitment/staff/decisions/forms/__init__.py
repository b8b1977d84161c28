"""Forms of decisions and reviews."""
