"""The address table: who may use which address, and the middleware that refuses what is not in it."""

from lms.site.access_policy.middleware import AddressMiddleware
from lms.site.access_policy.policy import Decision, allowed
from lms.site.access_policy.table import policy_for, unclassified

__all__ = ["AddressMiddleware", "Decision", "allowed", "policy_for", "unclassified"]
