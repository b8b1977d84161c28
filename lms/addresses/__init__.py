"""The address table: who may use which address, and the middleware that refuses what is not in it."""

from lms.addresses.middleware import AddressMiddleware
from lms.addresses.policy import Decision, allowed
from lms.addresses.table import policy_for, unclassified

__all__ = ["AddressMiddleware", "Decision", "allowed", "policy_for", "unclassified"]
