"""The screens of sign-in. Other apps call `begin` and `recently_signed_in`, and nothing else of it."""

from lms.platform.signin.web.begin import begin_sign_in
from lms.platform.signin.web.step_up import recently_signed_in, recently_signed_in_required

__all__ = ["begin", "recently_signed_in", "recently_signed_in_required"]
