"""How often a code may be asked for, a password tried, a hello be sent. Nobody is locked out: a limit is a wait.

settings.SIGN_IN_LIMITS holds the numbers. Counted are the pair of network and contact, so that whoever harasses
somebody uses up their own share, and the network; never a contact alone, which somebody with many addresses could use
up for its owner. A device on which that person has signed in before is counted by itself, whatever others do.
Passkeys are not limited; they cannot be guessed. Known and unknown contacts are counted alike.
"""

from datetime import timedelta
from math import ceil

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.platform.accounts.models import User
from lms.platform.signin.domain.tallies import Counted, count_tries
from lms.platform.signin.web.allauth_flows import network_asking
from lms.platform.signin.web.devices import device_key, knows


class TooMany(ValidationError):
    """Tried too often; the message says what to do instead, and how long the wait is."""

    def __init__(self, words: str, wait: timedelta) -> None:
        super().__init__(words % {"wait": waiting_time(wait)})
        self.wait = wait


def allow_code(request: HttpRequest, contact: str) -> bool:
    """Count one code for the tidied `contact`; whether the device is known to be theirs. Raises TooMany."""
    known = knows(request, contact=contact)
    actions = ["code"] if "@" in contact else ["code", "text"]
    words = _("We have sent several codes. Wait %(wait)s, look for the newest one, or ring us.")
    _count(request, actions, contact, known, words)
    return known


def allow_wrong_code(request: HttpRequest, contact: str) -> Counted:
    """Count one wrong code; give it back where it was right. Raises TooMany."""
    words = _("That was many wrong codes. Wait %(wait)s, or ring us.")
    return _count(request, ["wrong_code"], contact, knows(request, contact=contact), words)


def allow_password(request: HttpRequest, contact: str) -> Counted:
    """Count one wrong password; give it back where it was right. Raises TooMany."""
    words = _("That was many tries. Wait %(wait)s, or ask for a code instead.")
    return _count(request, ["password"], contact, knows(request, contact=contact), words)


def allow_proof(request: HttpRequest, person: User, action: str) -> Counted:
    """Count one wrong second step or password of somebody whom we know already. Raises TooMany."""
    words = _("That was many tries. Wait %(wait)s and try again.")
    return _count(request, [action], f"person {person.pk}", knows(request, person=person), words)


def allow_hello(request: HttpRequest, contact: str) -> None:
    """Count one hello that names `contact`. Raises TooMany."""
    words = _("We have had several hellos from here. One is enough: we get in touch. Or ring us now.")
    _count(request, ["hello"], contact, knows(request, contact=contact), words)


def wait_page(request: HttpRequest, wait: timedelta) -> HttpResponse:
    """429, with how long the wait really is."""
    response = render(request, "429.html", {"wait": waiting_time(wait)}, status=429)
    response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response


def waiting_time(wait: timedelta) -> str:
    """A wait in words, never shorter than it is."""
    minutes = max(ceil(wait.total_seconds() / 60), 1)
    if minutes < 60:
        return ngettext("a minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}
    hours = ceil(minutes / 60)
    return ngettext("an hour", "%(hours)d hours", hours) % {"hours": hours}


def _count(request: HttpRequest, actions: list[str], whom: str, known: bool, words: str) -> Counted:
    """The pair before the network, so that a pair that has had its share takes nothing from its neighbours."""
    tries = []
    for action in actions:
        limits = settings.SIGN_IN_LIMITS[action]
        network = network_asking(request)
        if known:
            tries.append((f"{action} device", f"{device_key(request)}|{whom}", limits["device"]))
        else:
            tries.append((f"{action} pair", f"{network}|{whom}", limits["pair"]))
            tries.append((f"{action} network", network, limits["network"]))
    counted = count_tries(tries)
    if counted.wait is not None:
        raise TooMany(words, counted.wait)
    return counted
