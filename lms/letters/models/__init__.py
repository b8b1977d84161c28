"""What was, is or will be said to somebody."""

from lms.letters.models.letter import Letter

__all__ = ["Letter"]
