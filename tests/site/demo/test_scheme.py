"""The pages, the training and the roles that the demo's people find."""

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import Module
from lms.platform.pages.domain.site import lay_out_site
from lms.platform.pages.models import HomePage
from lms.site.demo.cast import Cast
from lms.site.demo.scheme import CAFE, DRIVER, PEER_MENTOR
from recruitment.domain.roles.pages import lay_out_roles
from recruitment.models import RolePage, RoleProfile

pytestmark = pytest.mark.django_db
Scheme = tuple[Cast, dict[str, RoleProfile]]


def test_there_are_three_roles_of_which_two_are_open(scheme: Scheme) -> None:
    _cast, profiles = scheme
    today = timezone.localdate()
    closed = [slug for slug, profile in profiles.items() if profile.closes_on and profile.closes_on < today]
    assert (list(profiles), closed) == ([PEER_MENTOR, CAFE, DRIVER], [DRIVER])


def test_every_role_can_be_read_and_is_offered_in_both_areas(scheme: Scheme) -> None:
    made, profiles = scheme
    for profile in profiles.values():
        assert set(profile.areas.all()) == {made.eastmoor, made.north}
        assert RolePage.objects.live().filter(profile=profile).count() == 1


def test_every_role_asks_for_all_the_training_there_is(scheme: Scheme) -> None:
    modules = set(Module.objects.live())
    assert [set(profile.required_modules.all()) for profile in scheme[1].values()] == [modules] * 3
    assert modules


def test_the_level_of_the_check_has_its_reason_and_somebody_who_agreed(scheme: Scheme) -> None:
    made, profiles = scheme
    mentor = profiles[PEER_MENTOR]
    assert (mentor.dbs_level, mentor.rationale_approved_by) == (RoleProfile.DbsLevel.ENHANCED, made["decision"])
    assert "one-to-one support" in mentor.eligibility_rationale


@pytest.mark.parametrize("path", ["/", "/roles/", "/roles/peer-mentor/", "/roles/cafe-host/", "/help/"])
def test_its_public_pages_answer_whoever_comes_by(scheme: Scheme, path: str) -> None:
    answer = Client(headers={"host": "localhost"}).get(path)
    assert answer.status_code == 200


def test_the_role_that_is_closed_says_so(scheme: Scheme) -> None:
    page = Client(headers={"host": "localhost"}).get("/roles/befriender/").content.decode()
    assert "This role is not open just now" in page
    assert "/apply/befriender/" not in page


def test_laying_it_out_again_makes_no_second_page_or_module(scheme: Scheme) -> None:
    before = [model.objects.count() for model in (HomePage, RolePage, Module)]
    lay_out_site()
    lay_out_roles()
    assert [model.objects.count() for model in (HomePage, RolePage, Module)] == before
