"""A person's own certificates on screen: theirs alone, readable by everybody, and two choices about the name."""

import io
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from certificates.domain.finished_pdfs import read_pdf
from certificates.domain.issuing import choose_name_shown, revoke
from certificates.models import Certificate
from lms.platform.accounts.models import User
from tests.factories.certificates import a_certificate, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hear")]
hear = laid_out_once(a_module)
ClientFor = Callable[..., Client]
LIST = "/certificates/"
QUERIES = 2


def address(name: str, certificate: Certificate) -> str:
    return reverse(f"certificates:{name}", args=[certificate.uuid])


def test_the_page_says_the_words_of_the_certificate(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    page = client_for(priya).get(address("page", certificate)).content.decode()
    told = ["Priya Nand", "HEAR: how we listen", "Priya can", "4 hours, online", "Completed"]
    assert [words for words in told if words not in page] == []


@pytest.mark.parametrize("name", ["page", "pdf", "text"])
def test_somebody_elses_certificate_is_not_there(
    priya: User, wendy: User, maya: User, client_for: ClientFor, name: str
) -> None:
    certificate = a_certificate(priya)
    codes = [client_for(person).get(address(name, certificate)).status_code for person in (wendy, maya)]
    assert codes == [404, 404]


@pytest.mark.parametrize("name", ["show_name", "change_name"])
def test_nobody_else_chooses_about_a_name(priya: User, wendy: User, client_for: ClientFor, name: str) -> None:
    certificate = a_certificate(priya)
    answer = client_for(wendy).post(address(name, certificate), {"shown": "yes", "name": "Priya"})
    certificate.refresh_from_db()
    assert (answer.status_code, certificate.show_name, certificate.status) == (404, False, "pending")


NOBODYS = "/certificates/0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.mark.parametrize("path", [LIST, f"{NOBODYS}/", f"{NOBODYS}.pdf"])
def test_whoever_has_not_signed_in_is_asked_to(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"].startswith("/accounts/")) == (302, True)


def test_a_certificate_that_never_was_is_not_there(priya: User, client_for: ClientFor) -> None:
    assert client_for(priya).get(f"/certificates/{uuid4()}/").status_code == 404


def test_the_pdf_is_saved_under_a_name_that_gives_nothing_away(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    answer = client_for(priya).get(address("pdf", certificate))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    named = f'attachment; filename="certificate-{certificate.code[:4].lower()}.pdf"'
    assert answer.headers["Content-Disposition"] == named
    assert "Priya Nand" in pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_the_pdf_that_is_kept_is_the_one_that_is_given(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    browser = client_for(priya)
    first = browser.get(address("pdf", certificate)).content
    assert browser.get(address("pdf", certificate)).content == first == read_pdf(certificate.uuid)


def test_a_pdf_that_is_still_being_made_gets_a_page_to_wait_on(
    priya: User, client_for: ClientFor, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    answer = client_for(priya).get(address("pdf", a_certificate(priya)))
    assert answer.status_code == 202
    assert "Your PDF is being made." in answer.content.decode()


def test_plain_text_is_plain_text(priya: User, client_for: ClientFor) -> None:
    answer = client_for(priya).get(address("text", a_certificate(priya)))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Priya Nand\nfinished this training" in answer.content.decode()


@pytest.mark.parametrize("name", ["pdf", "text"])
def test_there_is_no_file_of_a_certificate_that_was_taken_back(priya: User, client_for: ClientFor, name: str) -> None:
    certificate = a_certificate(priya)
    revoke(certificate, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    assert client_for(priya).get(address(name, certificate)).headers["Location"] == address("page", certificate)


def test_a_certificate_that_was_taken_back_says_so_kindly(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    revoke(certificate, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    page = client_for(priya).get(address("page", certificate)).content.decode()
    assert "This certificate is not current" in page
    assert "Save the PDF" not in page


def test_a_certificate_that_has_run_out_says_what_to_do(priya: User, client_for: ClientFor, at: Any) -> None:
    with at("2026-11-18 10:00"):
        certificate = a_certificate(priya, a_module("grow", validity_months=1))
    with at("2027-01-04 10:00"):
        page = client_for(priya).get(address("page", certificate)).content.decode()
    assert "This certificate has run out" in page
    assert "Save the PDF" in page


def test_the_holder_shows_their_name_and_hides_it_again(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    browser = client_for(priya)
    for shown, expected in (("yes", True), ("no", False)):
        answer = browser.post(address("show_name", certificate), {"shown": shown}, follow=True)
        certificate.refresh_from_db()
        assert (answer.redirect_chain[-1][0], certificate.show_name) == (address("page", certificate), expected)


def test_choosing_about_the_name_cannot_be_done_by_a_link(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    assert client_for(priya).get(address("show_name", certificate), {"shown": "yes"}).status_code in {404, 405}


def test_a_new_name_leads_to_the_new_certificate_and_so_does_the_old_address(dana: User, client_for: ClientFor) -> None:
    old = a_certificate(dana)
    browser = client_for(dana)
    answer = browser.post(address("change_name", old), {"name": "Dana Whitlock"})
    new = Certificate.objects.live().get()
    assert answer.headers["Location"] == address("page", new)
    assert browser.get(address("page", old)).headers["Location"] == address("page", new)


def test_a_name_of_somebody_else_is_refused_in_plain_words(dana: User, client_for: ClientFor) -> None:
    answer = client_for(dana).post(address("change_name", a_certificate(dana)), {"name": "Priya Nand"})
    assert answer.status_code == 422
    assert "Choose one of the names that you have given us." in answer.content.decode()


def test_no_name_at_all_asks_for_one(dana: User, client_for: ClientFor) -> None:
    answer = client_for(dana).post(address("change_name", a_certificate(dana)))
    assert (answer.status_code, Certificate.objects.count()) == (422, 1)


def test_a_stale_page_says_that_the_certificate_was_replaced(dana: User, client_for: ClientFor) -> None:
    old = a_certificate(dana)
    browser = client_for(dana)
    browser.post(address("change_name", old), {"name": "Dana Whitlock"})
    answer = browser.post(address("change_name", old), {"name": "Dee"}, follow=True)
    assert "This certificate has been replaced already." in answer.content.decode()
    assert Certificate.objects.count() == 2


def test_somebody_with_one_name_is_not_asked_about_it(priya: User, client_for: ClientFor) -> None:
    User.objects.filter(pk=priya.pk).update(preferred_name="")
    page = client_for(priya).get(address("page", a_certificate(priya))).content.decode()
    assert "Another name on it" not in page


def test_what_is_typed_into_a_name_is_shown_as_text(priya: User, client_for: ClientFor) -> None:
    User.objects.filter(pk=priya.pk).update(full_name="<script>alert(1)</script>", preferred_name="")
    priya.refresh_from_db()
    page = client_for(priya).get(address("page", a_certificate(priya))).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_list_is_empty_with_a_way_on(wendy: User, client_for: ClientFor) -> None:
    page = client_for(wendy).get(LIST).content.decode()
    assert "Nothing here yet" in page
    assert 'href="/learn/"' in page


def test_the_list_leaves_out_replaced_ones_and_other_peoples(dana: User, priya: User, client_for: ClientFor) -> None:
    old, browser = a_certificate(dana), client_for(dana)
    other = a_certificate(priya)
    browser.post(address("change_name", old), {"name": "Dana Whitlock"})
    page = browser.get(LIST).content.decode()
    here = [str(one.uuid) in page for one in (old, Certificate.objects.get(issue_no=2), other)]
    assert here == [False, True, False]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_asks_the_database_a_fixed_number_of_times(
    priya: User, client_for: ClientFor, count: int, django_assert_num_queries: Any
) -> None:
    for cycle in range(count):
        a_certificate(priya, cycle=cycle)
    browser = client_for(priya)
    browser.get(LIST)
    with django_assert_num_queries(QUERIES):
        assert browser.get(LIST).content.decode().count('<li class="certificate') == count


def test_a_long_list_goes_on_with_the_older_ones(priya: User, client_for: ClientFor) -> None:
    for cycle in range(31):
        a_certificate(priya, cycle=cycle)
    browser = client_for(priya)
    first = browser.get(LIST)
    older = browser.get(f"{LIST}?before={first.context['older']}").content.decode()
    assert (older.count('<li class="certificate'), "Older certificates" in older) == (1, False)


def test_a_name_that_is_shown_can_be_hidden_from_the_page(priya: User, client_for: ClientFor) -> None:
    certificate = a_certificate(priya)
    choose_name_shown(certificate, shown=True, by=priya)
    page = client_for(priya).get(address("page", certificate)).content.decode()
    assert "Stop showing my name" in page
