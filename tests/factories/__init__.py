"""Factories of each app, one module an app: `tests.factories.<app>`."""
