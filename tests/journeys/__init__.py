"""Whole stories in a real browser: on a phone, with the keyboard, in light and dark, with and without JavaScript."""
