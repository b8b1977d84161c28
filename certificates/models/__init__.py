"""What certificates store."""

from certificates.models import triggers  # noqa: F401 - registers them
from certificates.models.certificate import Certificate

__all__ = ["Certificate"]
