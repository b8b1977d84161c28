"""Clearance: granted, restricted, lifted, ended; and what it means for a mentor today."""
