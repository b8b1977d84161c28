"""The public check: plain words, no reasons, no name that was not offered, unknown and erased codes alike."""

from typing import Any

import pytest
from django.test import Client

from certificates.domain.codes import grouped, new_code
from certificates.domain.issuing import choose_name_shown, revoke
from certificates.domain.verification import CHECKS_A_MINUTE
from certificates.models import Certificate
from lms.platform.accounts.models import User
from tests.factories.certificates import a_certificate, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hear")]
hear = laid_out_once(a_module)


def words(client: Client, code: str) -> str:
    return client.get(f"/verify/{code}/").content.decode()


def test_anybody_can_open_the_form_without_an_account(client: Client) -> None:
    answer = client.get("/verify/")
    assert answer.status_code == 200
    assert "Check a certificate" in answer.content.decode()


def test_a_code_typed_anyhow_leads_to_its_own_address(client: Client, priya: User) -> None:
    code = a_certificate(priya).code
    answer = client.get("/verify/", {"code": f" {grouped(code).lower()} "})
    assert answer.headers["Location"] == f"/verify/{grouped(code, '-')}/"


def test_a_current_certificate_says_yes_and_what_it_does_not_tell(client: Client, priya: User) -> None:
    page = words(client, a_certificate(priya).code)
    told = [
        "Yes. This certificate is real and current.",
        "HEAR: how we listen",
        "It does not tell you about a DBS check",
    ]
    assert [line for line in told if line not in page] == []


def test_the_name_is_not_there_unless_the_holder_shows_it(client: Client, priya: User) -> None:
    certificate = a_certificate(priya)
    assert "Priya" not in words(client, certificate.code)
    choose_name_shown(certificate, shown=True, by=priya)
    assert "Priya Nand" in words(client, certificate.code)


def test_one_that_was_taken_back_is_not_current_without_a_reason(client: Client, priya: User) -> None:
    certificate = a_certificate(priya)
    choose_name_shown(certificate, shown=True, by=priya)
    revoke(certificate, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    page = words(client, certificate.code)
    leaks = [word for word in ("Priya", "mistake", "revoked", "withdrawn", "error", "taken back") if word in page]
    assert ("This certificate is not current." in page, leaks) == (True, [])


def test_run_out_replaced_and_taken_back_look_the_same(client: Client, priya: User, at: Any) -> None:
    with at("2026-11-18 10:00"):
        certificates = [a_certificate(priya, a_module("grow", validity_months=1), cycle=cycle) for cycle in range(3)]
        revoke(certificates[0], reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
        Certificate.objects.filter(pk=certificates[1].pk).update(
            status="superseded", ended_at=certificates[1].issued_at
        )
    with at("2027-01-04 10:00"):
        pages = {words(client, one.code).replace(grouped(one.code), "CODE") for one in certificates}
    assert len(pages) == 1


def test_a_sensitive_module_shows_by_its_neutral_title(client: Client, priya: User) -> None:
    module = a_module("zinnia", title="Zinnia", public_title="Module five", sensitive=True, outcomes=["say zinnia"])
    page = words(client, a_certificate(priya, module).code)
    assert ("Module five" in page, "zinnia" in page.lower()) == (True, False)


def test_unknown_erased_and_unreadable_codes_get_the_same_answer(client: Client, priya: User) -> None:
    erased = a_certificate(priya).code
    Certificate.objects.all().delete()
    answers = [client.get(f"/verify/{code}/") for code in (erased, new_code(), "A" * 28, "hello")]
    assert {answer.status_code for answer in answers} == {404}
    typed = [erased, answers[1].request["PATH_INFO"].split("/")[2], "A" * 28, "hello"]
    pages = {answer.content.decode().replace(code, "CODE") for answer, code in zip(answers, typed, strict=True)}
    assert len(pages) == 1


def test_an_unknown_code_keeps_what_was_typed(client: Client) -> None:
    code = new_code()
    page = words(client, code)
    assert ("We do not know this code." in page, f'value="{code}"' in page) == (True, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the code from the foot of the certificate"),
        ("M4QK 7RTD", "This has 8 letters and numbers. A code has 28."),
        ("M", "This has 1 letter or number. A code has 28."),
        ("M4QK! 7RTD", "A code has only letters and numbers."),
        ("A" * 28, "One letter or number is not right."),
        ("A" * 201, "This is longer than a code."),
    ],
)
def test_a_slip_is_answered_in_plain_words_and_what_was_typed_stays(client: Client, typed: str, said: str) -> None:
    answer = client.get("/verify/", {"code": typed})
    page = answer.content.decode()
    assert (answer.status_code, said in page, f'value="{typed}"' in page) == (200, True, bool(typed))


def test_every_page_of_the_check_stays_out_of_search_engines_and_caches(client: Client, priya: User) -> None:
    code = a_certificate(priya).code
    answers = [client.get(path) for path in ("/verify/", f"/verify/{code}/", "/verify/nothing/")]
    assert {answer.headers["X-Robots-Tag"] for answer in answers} == {"noindex, nofollow, noarchive"}
    assert all("no-store" in answer.headers["Cache-Control"] for answer in answers)


def test_the_title_of_the_window_names_nobody(client: Client, priya: User) -> None:
    certificate = a_certificate(priya)
    choose_name_shown(certificate, shown=True, by=priya)
    title = words(client, certificate.code).split("<title>")[1].split("</title>")[0]
    assert title == "This certificate is real and current | Pathway"


def test_the_holder_and_a_stranger_see_the_same_facts(client: Client, priya: User, client_for: Any) -> None:
    code = a_certificate(priya).code
    facts = [
        words(browser, code).split('<dl class="facts">')[1].split("</dl>")[0] for browser in (client, client_for(priya))
    ]
    assert facts[0] == facts[1]


def test_too_many_checks_from_one_place_wait_a_minute(client: Client, priya: User, at: Any) -> None:
    code = a_certificate(priya).code
    with at("2026-11-22 10:00:00"):
        codes = [client.get(f"/verify/{code}/").status_code for _ in range(CHECKS_A_MINUTE)]
        refused = client.get(f"/verify/{code}/")
    assert (set(codes), refused.status_code) == ({200}, 429)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "Try again in a minute." in refused.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_check_can_only_be_read(client: Client, method: str) -> None:
    answers = [getattr(client, method)(path).status_code for path in ("/verify/", "/verify/code/")]
    assert set(answers) <= {403, 404, 405}


def test_the_check_works_without_any_script_of_its_own(client: Client, priya: User) -> None:
    page = words(client, a_certificate(priya).code)
    assert page.count("<script") == page.count("js/exit.js")


def test_there_is_no_search_by_person(client: Client, priya: User) -> None:
    a_certificate(priya)
    page = client.get("/verify/", {"code": "Priya Nand"}).content.decode()
    assert "HEAR" not in page
