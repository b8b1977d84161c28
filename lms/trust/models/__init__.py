"""Trust's models, and SealedModel for everybody's."""

from lms.trust.models import triggers
from lms.trust.models.audit import AuditEntry, AuditSeal
from lms.trust.models.reveal import RevealLog
from lms.trust.models.sealed import SealedModel

__all__ = ["AuditEntry", "AuditSeal", "RevealLog", "SealedModel", "triggers"]
