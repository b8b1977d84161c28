"""Scheduled work: whatever is due, done now."""
