"""Determinations by two people, and reviews by a third."""
