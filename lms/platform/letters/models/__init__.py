"""What was, is or will be said to somebody."""

from lms.platform.letters.models.letter import Letter

__all__ = ["Letter"]
