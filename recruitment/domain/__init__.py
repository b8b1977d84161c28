"""The rules of casework. Every write is one function here, with `by=` and its audit row."""
