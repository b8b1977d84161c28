"""Trust's models, and SealedModel for everybody's."""

from lms.platform.trust.models import triggers
from lms.platform.trust.models.audit import AuditCheckpoint, AuditEntry
from lms.platform.trust.models.damage import DamagedValue
from lms.platform.trust.models.reveal import RevealLog
from lms.platform.trust.models.sealed import SealedModel

__all__ = ["AuditCheckpoint", "AuditEntry", "DamagedValue", "RevealLog", "SealedModel", "triggers"]
