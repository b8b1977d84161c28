"""Codes, sessions and second factors: who is let in, and for how long."""
