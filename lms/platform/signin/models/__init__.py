"""What signing in leaves behind for a while: codes, sessions, known devices, contact changes, and what limits count."""

from lms.platform.signin.models.code import SignInCode
from lms.platform.signin.models.contact_change import ContactChange
from lms.platform.signin.models.known_device import KnownDevice
from lms.platform.signin.models.session import PersonSession
from lms.platform.signin.models.tally import Tally
from lms.platform.signin.models.text_day import TextDay

__all__ = ["ContactChange", "KnownDevice", "PersonSession", "SignInCode", "Tally", "TextDay"]
