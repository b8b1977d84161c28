"""The screens of the second person: what waits, one request, agreeing and handing back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.role_delays import begin_delay
from lms.platform.accounts.domain.role_requests import agree_to_role_request, hand_back_role_request, request_role
from lms.platform.accounts.domain.roles import end_role
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Role
from tests import cast
from tests.platform.accounts.colleagues import second_administrator
from tests.platform.accounts.staff.conftest import Read

pytestmark = pytest.mark.django_db
LIST = "/admin/people/requests/"


@pytest.fixture
def asked(owen: User, alex: User, mags: User) -> RoleRequest:
    return request_role(owen, Role.SAFEGUARDING_DEPUTY, by=alex)


def one(request: RoleRequest, *more: str) -> str:
    return "/".join([LIST.rstrip("/"), str(request.pk), *more, ""])


def roles_of(person: User) -> list[str]:
    return list(RoleHolding.objects.current().filter(user=person).values_list("role", flat=True))


# --- the list -------------------------------------------------------------------------------------
def test_what_waits_for_me_stands_apart_from_what_waits_for_others(
    read: Read, asked: RoleRequest, alex: User, mags: User
) -> None:
    row = "Owen Tate Safeguarding deputy, everywhere"
    assert f"Needs me 1 {row} Agree to it, or hand it back" in read(mags, LIST)
    assert "Nothing waits for you" in read(alex, LIST)
    assert f"Waiting on others 1 {row} A second person has to agree" in read(alex, LIST)


def test_with_nothing_waiting_it_says_so(read: Read, mags: User) -> None:
    assert "Needs me 0 Nothing waits for you" in read(mags, LIST)


def test_thirty_take_as_many_queries_as_one(
    client_for: Callable[..., Client],
    asked: RoleRequest,
    mags: User,
    alex: User,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    browser = client_for(mags)
    request_role(mags, Role.REVIEWER, by=alex)
    browser.get(LIST)
    with django_assert_max_num_queries(30) as few:
        browser.get(LIST)
    asked = len(few)
    for number in range(30):
        request_role(create_person(full_name=f"Kit {number}", by=None), Role.REVIEWER, by=alex)
    browser.get(LIST)
    with django_assert_num_queries(asked):
        assert browser.get(LIST).content.decode().count("Look at it") == 30


@pytest.mark.parametrize("name", ["maya", "helen", "owen", "ed", "sam", "carl"])
def test_nobody_else_finds_any_of_it(
    client_for: Callable[..., Client], request: Any, asked: RoleRequest, name: str
) -> None:
    browser = client_for(request.getfixturevalue(name))
    assert [browser.get(path).status_code for path in (LIST, one(asked))] == [404, 404]
    assert [browser.post(one(asked, end)).status_code for end in ("agree", "hand-back")] == [404, 404]
    assert RoleRequest.objects.open().get() == asked


# --- one request ----------------------------------------------------------------------------------
def test_who_agrees_reads_what_it_opens_where_until_when_and_who_asked(
    read: Read, alex: User, mags: User, owen: User, eastmoor: Any
) -> None:
    ends = timezone.localdate() + timedelta(days=90)
    shown = read(mags, one(request_role(owen, Role.REVIEWER, area=eastmoor, ends=ends, by=alex)))
    assert "Owen Tate: Reviewer What it opens Looks at a decision afresh when somebody asks for that." in shown
    assert f"Where Eastmoor Until {date_format(ends, 'j F Y')} On whose word Asked for by Alex Moreno" in shown


def test_what_they_hold_already_stands_beside_it(read: Read, asked: RoleRequest, mags: User, alex: User) -> None:
    assert "What they hold today Trainer, everywhere Every role of Owen" in read(mags, one(asked))
    for_sam = request_role(cast.sam(), Role.REVIEWER, by=alex)
    assert "What they hold today No role for staff yet." in read(mags, one(for_sam))


def test_who_asked_may_take_it_back_and_not_agree(read: Read, asked: RoleRequest, alex: User) -> None:
    shown = read(alex, one(asked))
    assert "You asked for this. Somebody else has to agree." in shown
    assert ("Take it back" in shown, "Agree " in shown) == (True, False)


def test_a_request_of_somebody_who_is_gone_says_so(read: Read, asked: RoleRequest, mags: User) -> None:
    RoleRequest.objects.update(asked_by=None)
    assert "Asked for by somebody who is no longer here" in read(mags, one(asked))


def test_a_request_that_never_was_is_not_there(read: Read, mags: User) -> None:
    read(mags, f"{LIST}999999/", status=404)


def test_a_role_that_one_person_alone_asked_for_says_when_it_takes_effect_and_can_be_stopped(
    read: Read, send: Read, alex: User, mags: User, wendy: User, eastmoor: Any
) -> None:
    alone = request_role(wendy, Role.COORDINATOR, area=eastmoor, by=alex)
    assert "Takes effect a day after others have been told" in read(mags, one(alone))
    begin_delay(alone)
    assert f"Takes effect on {date_format(timezone.localtime(alone.due_at), 'j F Y, H:i')}" in read(mags, one(alone))
    assert "unless someone stops it. Asked for by Alex Moreno" in read(alex, f"/admin/people/{wendy.uuid}/")
    assert "Handed back" in send(mags, one(alone, "hand-back"))


# --- answering ------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["mags", "sofia"])
def test_agreed_the_role_counts_at_once(send: Read, request: Any, asked: RoleRequest, owen: User, name: str) -> None:
    shown = send(request.getfixturevalue(name), one(asked, "agree"))
    assert "Agreed. Owen Tate has this role from now on: Safeguarding deputy, everywhere." in shown
    assert roles_of(owen) == ["safeguarding_deputy", "trainer"]


def test_agreed_it_is_answered_and_offers_nothing_more(read: Read, asked: RoleRequest, mags: User, sofia: User) -> None:
    agree_to_role_request(asked, by=mags)
    shown = read(sofia, one(asked))
    assert "Nothing waits here any more Mags Oduya agreed to this at " in shown
    assert [words for words in ("Hand it back", "Take it back") if words in shown] == []


def test_handed_back_nothing_is_given(send: Read, asked: RoleRequest, owen: User, mags: User) -> None:
    assert "Handed back. Nothing was given." in send(mags, one(asked, "hand-back"))
    assert roles_of(owen) == ["trainer"]


def test_the_second_to_press_reads_who_was_first(send: Read, asked: RoleRequest, mags: User, sofia: User) -> None:
    send(mags, one(asked, "agree"))
    for end in ("agree", "hand-back"):
        assert "Mags Oduya agreed to this at " in send(sofia, one(asked, end), status=409)
    assert RoleHolding.objects.filter(role="safeguarding_deputy").count() == 1


def test_who_was_handed_it_back_in_the_meantime_agrees_to_nothing(
    send: Read, asked: RoleRequest, owen: User, mags: User, sofia: User
) -> None:
    hand_back_role_request(asked, by=sofia)
    assert "Sofia Brandt handed this back at " in send(mags, one(asked, "agree"), status=409)
    assert roles_of(owen) == ["trainer"]


def test_nobody_agrees_to_their_own_role(send: Read, read: Read, alex: User, mags: User) -> None:
    own = request_role(mags, Role.DISCLOSURE_OFFICER, by=alex)
    assert "Nobody agrees to their own role." in read(mags, one(own))
    assert "Nobody agrees to their own role." in send(mags, one(own, "agree"), status=409)
    assert roles_of(mags) == ["manager"]


def test_nobody_agrees_to_the_role_of_somebody_close(send: Read, asked: RoleRequest, owen: User, mags: User) -> None:
    cast.know_each_other(mags, owen)
    assert "You know this person." in send(mags, one(asked, "agree"), status=409)
    assert roles_of(owen) == ["trainer"]


def test_what_an_administrator_asked_before_they_left_is_not_given(
    send: Read, alex: User, mags: User, owen: User
) -> None:
    lin = second_administrator()
    asked = request_role(owen, Role.REVIEWER, by=lin)
    end_role(RoleHolding.objects.get(user=lin), by=alex)
    assert "Whoever asked for this may not give roles any more." in send(mags, one(asked, "agree"), status=409)
    assert roles_of(owen) == ["trainer"]


@pytest.mark.parametrize("end", ["agree", "hand-back"])
def test_looking_answers_nothing(client_for: Callable[..., Client], asked: RoleRequest, mags: User, end: str) -> None:
    assert client_for(mags).get(one(asked, end)).status_code == 405
    assert RoleRequest.objects.open().count() == 1
