"""Whose work an application is, what comes next for them, and what happened so far."""
