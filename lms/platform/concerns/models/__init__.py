"""What somebody is worried about."""

from lms.platform.concerns.models.concern import Concern

__all__ = ["Concern"]
