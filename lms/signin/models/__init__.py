"""What signing in leaves behind for a while: codes, sessions, contact changes, and how many texts went out today."""

from lms.signin.models.code import SignInCode
from lms.signin.models.contact_change import ContactChange
from lms.signin.models.session import PersonSession
from lms.signin.models.text_day import TextDay

__all__ = ["ContactChange", "PersonSession", "SignInCode", "TextDay"]
