"""Asking less of people in a role, on the staff screens: proposed with a reason, read in full, then answered."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.site.home.staff.panels import STARTS
from recruitment.models import ProfileProposal, RoleProfile
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.domain.roles.test_proposals import propose
from tests.recruitment.staff.roles.test_profiles import HIGHER, as_it_is, checks, words

pytestmark = pytest.mark.django_db
NO_CHECK = {"dbs_level": "none", **{f"check_{place}": "" for place in range(1, 11)}, **checks("conversation")}


@pytest.fixture
def role() -> RoleProfile:
    return factory.a_role(**HIGHER)


@pytest.fixture
def mags_browser(mags: Any, client_for: Any) -> Any:
    return client_for(mags)


def edit(role: RoleProfile) -> str:
    return reverse("roles_edit", args=[role.pk])


def at(proposal: ProfileProposal, name: str = "roles_proposal") -> str:
    return reverse(name, args=[proposal.pk])


def test_one_post_of_an_editor_lowers_nothing(role, ed, client_for) -> None:
    given = as_it_is(role) | NO_CHECK | {"title": "Walker", "reason": "x", "agreed_to": "x"}
    assert client_for(ed).post(edit(role), given).status_code == 302
    role.refresh_from_db()
    assert (role.title, role.dbs_level, len(role.required_gates)) == ("Walker", "enhanced", 8)
    assert ProfileProposal.objects.count() == 0


def test_an_editor_is_shown_the_story_and_no_field_of_what_a_role_asks(role, ed, client_for) -> None:
    form = client_for(ed).get(edit(role)).context["form"]
    assert set(form.fields) == {"title", "summary", "areas", "opens_on", "closes_on"}


def test_an_editor_begins_no_role(ed, client_for) -> None:
    assert client_for(ed).get(reverse("roles_new")).status_code == 404


def test_what_would_ask_for_less_is_shown_with_whom_it_concerns_and_asks_why(mags_browser) -> None:
    profile = factory.cleared(profile=factory.a_role()).profile
    factory.enquired(cast.priya(), profile)
    reply = mags_browser.post(edit(profile), as_it_is(profile, minimum_age="16"))
    shown = words(reply)
    assert reply.status_code == 409
    for said in ("Youngest age", "16 (less than now)", "Eastmoor, Enquiry: 1 person", "Eastmoor, Cleared: 1 person"):
        assert said in shown
    assert ("Sam Ridley" in shown, ProfileProposal.objects.count()) == (False, 0)


def test_without_a_reason_it_is_asked_for_again(mags_browser, role) -> None:
    reply = mags_browser.post(edit(role), as_it_is(role, minimum_age="16", proposes="1"))
    assert reply.context["form"].errors == {"reason": ["Say why this role should ask for less."]}


def test_with_a_reason_it_is_proposed_and_the_role_stays_as_it_is(mags_browser, role) -> None:
    given = as_it_is(role, minimum_age="16", proposes="1", reason="They are never alone.")
    assert mags_browser.post(edit(role), given).url == reverse("roles_page", args=[role.pk])
    role.refresh_from_db()
    assert (role.minimum_age, ProfileProposal.objects.get().reason) == (18, "They are never alone.")
    assert "A change waits for a decision maker" in words(mags_browser.get(reverse("roles_page", args=[role.pk])))


def test_a_check_that_the_level_asks_for_is_not_left_out(mags_browser, role) -> None:
    given = as_it_is(role) | {f"check_{place}": "" for place in range(1, 11)} | checks("conversation")
    reply = mags_browser.post(edit(role), given | {"proposes": "1", "reason": "Less is enough."})
    assert reply.status_code == 409
    assert "they stay in the list" in words(reply)


def test_who_asks_for_more_sees_whom_it_concerns_before_it_is_saved(mags_browser) -> None:
    profile = factory.at_checks().profile
    reply = mags_browser.post(edit(profile), as_it_is(profile, minimum_age="21"))
    assert (reply.status_code, "Eastmoor, Checks: 1 person" in words(reply)) == (409, True)
    given = as_it_is(profile, minimum_age="21", agreed_to=reply.context["asked"])
    assert mags_browser.post(edit(profile), given).status_code == 302
    assert RoleProfile.objects.get().minimum_age == 21


def test_a_decision_maker_finds_it_on_their_first_page_and_on_the_list(role, joan, client_for) -> None:
    proposal = propose(role, minimum_age=16)
    assert {start.count(joan) for start in STARTS if start.view == "roles_list"} == {1}
    assert at(proposal) in words(client_for(joan).get(reverse("roles_list")))


def test_who_agrees_reads_now_and_then_who_proposed_it_and_why(role, joan, client_for) -> None:
    shown = words(client_for(joan).get(at(propose(role, dbs_level="standard"))))
    for said in ("Enhanced", "Standard (less than now)", "Proposed by Mags Oduya", "Less is enough."):
        assert said in shown


def test_agreed_the_role_asks_for_less(role, joan, client_for) -> None:
    proposal = propose(role, minimum_age=16)
    assert client_for(joan).post(at(proposal, "roles_agree")).url == reverse("roles_page", args=[role.pk])
    role.refresh_from_db()
    assert role.minimum_age == 16


def test_handed_back_with_a_reason_that_who_proposed_it_reads(role, joan, mags_browser, client_for) -> None:
    proposal = propose(role, minimum_age=16)
    assert client_for(joan).post(at(proposal, "roles_hand_back"), {"reason": ""}).status_code == 422
    client_for(joan).post(at(proposal, "roles_hand_back"), {"reason": "They travel alone."})
    shown = words(mags_browser.get(at(proposal)))
    assert "They travel alone." in shown
    assert at(proposal, "roles_hand_back") not in shown


def test_the_second_to_press_reads_who_was_first(role, joan, tariq, client_for) -> None:
    proposal = propose(role, minimum_age=16)
    client_for(joan).post(at(proposal, "roles_agree"))
    for name, given in (("roles_agree", {}), ("roles_hand_back", {"reason": "Too late."})):
        reply = client_for(tariq).post(at(proposal, name), given)
        assert (reply.status_code, "Joan Pallister agreed to this at" in words(reply)) == (409, True)


@pytest.mark.parametrize(("name", "reads"), [("mags", 200), ("alex", 200), ("joan", 200), ("ed", 404), ("maya", 404)])
def test_a_proposal_is_read_by_those_who_propose_and_decide(role, client_for, name, reads) -> None:
    browser, proposal = client_for(getattr(cast, name)()), propose(role, minimum_age=16)
    assert browser.get(at(proposal)).status_code == reads
    agreed = browser.post(at(proposal, "roles_agree")).status_code
    assert agreed == (302 if name == "joan" else 404)


def test_one_or_three_that_wait_take_the_same_number_of_queries(joan, client_for, django_assert_num_queries) -> None:
    browser = client_for(joan)
    roles = [factory.a_role(slug) for slug in ("peer-mentor", "befriender", "cafe-host")]
    propose(roles[0], minimum_age=16)
    browser.get(reverse("roles_list"))
    with CaptureQueriesContext(connection) as few:
        browser.get(reverse("roles_list"))
    for one in roles[1:]:
        propose(one, minimum_age=16)
    with django_assert_num_queries(len(few)):
        browser.get(reverse("roles_list"))
