"""People and what the scheme knows of them, whatever they are to it."""

from lms.platform.accounts.models import triggers  # noqa: F401 - registers what the database itself holds
from lms.platform.accounts.models.area import Area
from lms.platform.accounts.models.contact_preference import ContactPreference
from lms.platform.accounts.models.relationship import Relationship
from lms.platform.accounts.models.role_holding import RoleHolding
from lms.platform.accounts.models.role_request import RoleRequest
from lms.platform.accounts.models.user import User

__all__ = ["Area", "ContactPreference", "Relationship", "RoleHolding", "RoleRequest", "User"]
