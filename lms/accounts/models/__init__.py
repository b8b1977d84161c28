"""People and what the scheme knows of them, whatever they are to it."""

from lms.accounts.models.area import Area
from lms.accounts.models.contact_preference import ContactPreference
from lms.accounts.models.relationship import Relationship
from lms.accounts.models.role_holding import RoleHolding
from lms.accounts.models.role_request import RoleRequest
from lms.accounts.models.user import User

__all__ = ["Area", "ContactPreference", "Relationship", "RoleHolding", "RoleRequest", "User"]
