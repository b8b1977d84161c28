"""Every address of letters is classified, and asks whose letter it is."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from lms.platform.accounts.models import User
from lms.platform.letters.access import ADDRESSES, letter_of_an_area, own_letter
from lms.platform.letters.models import Letter
from lms.platform.letters.urls import urlpatterns
from lms.platform.letters.wagtail_hooks import letter_urls

pytestmark = pytest.mark.django_db


def test_every_address_is_in_the_table() -> None:
    ours = {f"letters:{route.name}" for route in urlpatterns} | {route.name for route in letter_urls()}
    assert {address.view for address in ADDRESSES} == ours


def test_every_address_of_one_letter_asks_whose_it_is() -> None:
    assert [a.view for a in ADDRESSES if a.mine is None] == ["letters:mine", "letters_to_print"]


def test_only_posts_change_anything() -> None:
    posts = {address.view for address in ADDRESSES if "POST" in address.methods}
    assert posts == {"letters_passed_on", "letters_send_again"}


def test_a_sent_letter_belongs_to_its_person(
    queued: Callable[..., Letter], sam: User, wendy: User, helen: User
) -> None:
    letter = queued(sam)
    assert own_letter(sam, letter.uuid) is False
    Letter.objects.update(state="sent")
    asked = [own_letter(person, letter.uuid) for person in (sam, wendy, helen, AnonymousUser())]
    assert asked == [True, False, False, False]


def test_a_letter_to_pass_on_belongs_to_who_sees_its_case(
    queued: Callable[..., Letter], sam: User, helen: User, maya: User
) -> None:
    letter = queued(sam)
    asked = [letter_of_an_area(person, letter.uuid) for person in (helen, maya, sam, AnonymousUser())]
    assert asked == [True, False, False, False]
