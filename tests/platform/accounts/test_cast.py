"""The cast itself, on which every other test stands."""

import pytest

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.accounts.models import User
from tests import cast

STRANGERS_TO_THE_ADMIN = {"sam", "priya", "carl", "dana", "nell", "wendy"}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", cast.PEOPLE)
def test_each_of_the_cast_is_one_person_however_often_asked_for(name):
    assert getattr(cast, name)() == getattr(cast, name)()


@pytest.mark.parametrize("name", cast.PEOPLE)
def test_only_staff_of_the_cast_are_staff(name):
    assert is_staff_member(getattr(cast, name)()) == (name not in STRANGERS_TO_THE_ADMIN)


def test_nobody_of_the_cast_shares_an_email_or_a_name():
    people = [getattr(cast, name)() for name in cast.PEOPLE]
    assert len({person.full_name for person in people}) == len(people) == User.objects.count()
