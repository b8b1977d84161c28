"""Every address of concerns is classified: anybody may tell, two people may read."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from lms.platform.accounts.models import User
from lms.platform.concerns.access import ADDRESSES, READERS, may_read
from lms.platform.concerns.models import Concern
from lms.platform.concerns.urls import urlpatterns
from lms.platform.concerns.wagtail_hooks import concern_urls
from lms.platform.trust.access import public

pytestmark = pytest.mark.django_db


def test_every_address_is_in_the_table() -> None:
    ours = {f"concerns:{route.name}" for route in urlpatterns} | {route.name for route in concern_urls()}
    assert {address.view for address in ADDRESSES} == ours


def test_anybody_may_tell_us_and_only_readers_read() -> None:
    assert {a.view for a in ADDRESSES if a.who == public} == {"concerns:raise", "concerns:raised"}
    assert {a.who for a in ADDRESSES if not a.view.startswith("concerns:")} == {READERS}


def test_opening_and_closing_take_a_post_and_nothing_else() -> None:
    methods = {a.view: a.methods for a in ADDRESSES}
    assert methods["concerns_reveal"] == methods["concerns_close"] == ("POST",)


def test_one_concern_asks_whether_this_reader_may_know_of_it(
    raised: Callable[..., Concern], sofia: User, deputy: User, alex: User
) -> None:
    concern = raised(about=sofia)
    asked = [may_read(person, concern.uuid) for person in (sofia, deputy, alex, AnonymousUser())]
    assert asked == [False, True, False, False]
