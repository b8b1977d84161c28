"""What signing in leaves behind for a while: codes, sessions, contact changes, and how many texts went out today."""

from lms.platform.signin.models.code import SignInCode
from lms.platform.signin.models.contact_change import ContactChange
from lms.platform.signin.models.session import PersonSession
from lms.platform.signin.models.text_day import TextDay

__all__ = ["ContactChange", "PersonSession", "SignInCode", "TextDay"]
