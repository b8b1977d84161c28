"""Accounts have no screens of their own: who somebody is, is shown by the apps that need to know."""

from lms.trust.access import Address

ADDRESSES: list[Address] = []
