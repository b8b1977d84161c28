"""Casework: what we know about somebody on the way to becoming a mentor, and who may see it."""

from recruitment.models import triggers  # noqa: F401 - registers the rules that the database itself holds
from recruitment.models.application import Answer, Application, Snooze
from recruitment.models.clearance import IN_FORCE, Clearance, ClearanceChange, RestrictionFollowUp
from recruitment.models.decision import Determination, Review
from recruitment.models.enquiry import Enquiry
from recruitment.models.equality import EqualityAnswer
from recruitment.models.evidence.assessment import Discussion, SuitabilityAssessment
from recruitment.models.evidence.dbs import DbsCheck, StatusCheck
from recruitment.models.evidence.disclosure import FurtherStatement, SelfDisclosure
from recruitment.models.evidence.identity import IdentityCheck
from recruitment.models.evidence.recorded import Agreement, Channel, ConflictCheck, ConversationLog, SimpleEvidence
from recruitment.models.evidence.reference import Reference
from recruitment.models.gate import Gate, GateChange
from recruitment.models.history import StageMove
from recruitment.models.kinds import GateKind, GateState
from recruitment.models.profile_proposal import ProfileProposal
from recruitment.models.role import RoleProfile
from recruitment.models.role_index_page import RoleIndexPage
from recruitment.models.role_page import RolePage
from recruitment.models.stages import Stage

__all__ = [
    "IN_FORCE",
    "Agreement",
    "Answer",
    "Application",
    "Channel",
    "Clearance",
    "ClearanceChange",
    "ConflictCheck",
    "ConversationLog",
    "DbsCheck",
    "Determination",
    "Discussion",
    "Enquiry",
    "EqualityAnswer",
    "FurtherStatement",
    "Gate",
    "GateChange",
    "GateKind",
    "GateState",
    "IdentityCheck",
    "ProfileProposal",
    "Reference",
    "RestrictionFollowUp",
    "Review",
    "RoleIndexPage",
    "RolePage",
    "RoleProfile",
    "SelfDisclosure",
    "SimpleEvidence",
    "Snooze",
    "Stage",
    "StageMove",
    "StatusCheck",
    "SuitabilityAssessment",
]
