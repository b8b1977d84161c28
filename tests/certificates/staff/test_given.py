"""The staff's list of certificates: their areas, neutral titles, a fixed number of queries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from certificates.domain.issuing import revoke
from certificates.domain.rendering import render_pending
from certificates.models import Certificate
from lms.platform.accounts.models import Area, User
from recruitment.models import Application
from tests.factories.certificates import a_certificate, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hear")]
hear = laid_out_once(a_module)
ClientFor = Callable[..., Client]
GIVEN = "/admin/certificates/"


@pytest.fixture
def in_eastmoor(priya: User, eastmoor: Area) -> User:
    Application.objects.create(person=priya, area=eastmoor, reference="AAAABBBB")
    return priya


def test_staff_see_who_was_given_what(in_eastmoor: User, maya: User, client_for: ClientFor) -> None:
    a_certificate(in_eastmoor)
    page = client_for(maya).get(GIVEN).content.decode()
    assert [
        words for words in ("Priya Nand", "HEAR: how we listen", "PDF being made", "No end") if words not in page
    ] == []


def test_staff_of_another_area_see_none(in_eastmoor: User, noor: User, client_for: ClientFor) -> None:
    a_certificate(in_eastmoor)
    page = client_for(noor).get(GIVEN).content.decode()
    assert ("Priya" in page, "None yet." in page) == (False, True)


def test_staff_without_the_grant_and_people_who_are_no_staff_find_nothing(
    priya: User, ed: User, helen: User, client_for: ClientFor
) -> None:
    assert {client_for(person).get(GIVEN).status_code for person in (priya, ed, helen)} == {404}


def test_the_menu_leads_there_for_those_who_may(maya: User, ed: User, client_for: ClientFor) -> None:
    led = [GIVEN in client_for(person).get("/admin/").content.decode() for person in (maya, ed)]
    assert led == [True, False]


def test_each_status_has_its_word(in_eastmoor: User, maya: User, client_for: ClientFor, at: Any) -> None:
    with at("2031-11-18 10:00"):
        for key, months in (("current", None), ("soon", 5), ("back", None), ("out", 1)):
            a_certificate(in_eastmoor, a_module(key, validity_months=months))
        render_pending()
        revoke(
            Certificate.objects.get(completion__module__key="back"), reason=Certificate.Reason.ISSUED_IN_ERROR, by=None
        )
    with at("2032-02-18 10:00"):
        page = client_for(maya).get(GIVEN).content.decode()
    assert [word for word in ("Current", "Runs out soon", "Taken back", "Run out") if word not in page] == []


def test_sensitive_training_shows_by_its_neutral_title(in_eastmoor: User, maya: User, client_for: ClientFor) -> None:
    module = a_module("zinnia", title="Zinnia", public_title="Module five", sensitive=True)
    a_certificate(in_eastmoor, module)
    page = client_for(maya).get(GIVEN).content.decode()
    assert ("Module five" in page, "zinnia" in page.lower()) == (True, False)


def test_a_replaced_certificate_is_listed_once(in_eastmoor: User, maya: User, client_for: ClientFor) -> None:
    a_certificate(in_eastmoor)
    Certificate.objects.update(status="superseded", ended_at=Certificate.objects.get().issued_at)
    assert "None yet." in client_for(maya).get(GIVEN).content.decode()


def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(
    in_eastmoor: User, maya: User, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    browser, asked = client_for(maya), []
    for cycles in (range(1), range(1, 3), range(3, 30)):
        for cycle in cycles:
            a_certificate(in_eastmoor, cycle=cycle)
        browser.get(GIVEN)
        with django_assert_max_num_queries(24) as queries:
            page = browser.get(GIVEN).content.decode()
        asked.append((page.count("HEAR: how we listen"), len(queries)))
    assert [shown for shown, _count in asked] == [1, 3, 30]
    assert len({count for _shown, count in asked}) == 1


def test_a_long_list_goes_on_and_back_to_the_start(in_eastmoor: User, maya: User, client_for: ClientFor) -> None:
    for cycle in range(31):
        a_certificate(in_eastmoor, cycle=cycle)
    browser = client_for(maya)
    first = browser.get(GIVEN)
    older = browser.get(GIVEN + first.context["next"])
    assert (len(first.context["rows"]), len(older.context["rows"])) == (30, 1)
    assert (older.context["next"], older.context["first"]) == ("", GIVEN)


def test_the_list_keeps_the_strict_policy(in_eastmoor: User, maya: User, client_for: ClientFor) -> None:
    policy = client_for(maya).get(GIVEN).headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy


def test_a_certificate_that_cannot_be_made_says_so_to_staff_and_is_made_once_mended(
    in_eastmoor: User, maya: User, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_certificate(in_eastmoor)
    with monkeypatch.context() as broken:
        broken.setattr("certificates.domain.pdf.draw", lambda words: 1 / 0)
        assert (render_pending(), render_pending()) == (0, 0)
    browser = client_for(maya)
    assert "No PDF yet, tried 2 times" in browser.get(GIVEN).content.decode()
    assert render_pending() == 1
    assert "No PDF yet" not in browser.get(GIVEN).content.decode()


def test_certificates_without_a_pdf_stand_by_themselves_however_old(
    in_eastmoor: User, maya: User, client_for: ClientFor
) -> None:
    for cycle in range(31):
        a_certificate(in_eastmoor, cycle=cycle)
    Certificate.objects.filter(pk=Certificate.objects.earliest("pk").pk).update(failed_attempts=3)
    browser = client_for(maya)
    assert 'href="?no_pdf=1"' in browser.get(GIVEN).content.decode()
    assert len(browser.get(f"{GIVEN}?no_pdf=1").context["rows"]) == 1


def test_what_could_not_be_made_elsewhere_is_not_counted_here(
    in_eastmoor: User, noor: User, client_for: ClientFor
) -> None:
    a_certificate(in_eastmoor)
    Certificate.objects.update(failed_attempts=3)
    assert "has no PDF" not in client_for(noor).get(GIVEN).content.decode()
