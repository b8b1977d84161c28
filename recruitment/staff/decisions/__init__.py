"""Proposing, deciding and reviewing."""
