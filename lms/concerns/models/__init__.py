"""What somebody is worried about."""

from lms.concerns.models.concern import Concern

__all__ = ["Concern"]
