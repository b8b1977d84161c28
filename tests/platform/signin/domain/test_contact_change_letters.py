"""Whoever reads the old contacts hears of it at once, in words that give nothing away; a stranger hears nothing."""

import pytest

from lms.platform.accounts.domain.grants import holders
from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant, Role
from lms.platform.letters.domain.rendering import render_letter
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from lms.platform.signin.domain import contact_changes
from tests import cast
from tests.platform.signin.changes import NEW, OLD, agreed, asked, recycled, with_phone
from tests.platform.signin.codes import KeptTexts

pytestmark = pytest.mark.django_db


def told(person: User, template: str = "signin/contact_changes") -> list[str]:
    """By which channels the person is told, or was."""
    letters = Letter.objects.filter(person=person, template=template)
    return sorted(letters.values_list("channel", flat=True))


def written(change: object) -> tuple[str, str]:
    """Body and text of the letter about a change, discreet as for somebody who asked us to be."""
    letter = Letter.objects.about(change).first()
    wording = render_letter(letter.template, letter.context, sender_for(letter.person, discreet=True))
    return wording.body, wording.text


# --- the old contacts ---------------------------------------------------------------------------------------------
def test_when_one_of_the_staff_asks_nobody_is_told(priya) -> None:
    asked()
    assert told(priya) == []


def test_when_the_second_agrees_every_old_contact_is_told(priya) -> None:
    agreed()
    assert told(priya) == ["email", "text"]


def test_they_are_told_at_any_hour_and_on_the_old_contacts_alone(priya, at, mailoutbox) -> None:
    with at("2026-11-24 23:30"):
        agreed()
        send_due()
    assert [letter.to for letter in mailoutbox] == [["priya@example.org"]]
    assert [to for to, _words in KeptTexts.sent] == [OLD]


def test_a_number_that_is_somebody_elses_now_hears_nothing(priya, mailoutbox) -> None:
    recycled()
    send_due()
    assert (told(priya), KeptTexts.sent) == (["email"], [])
    assert [letter.to for letter in mailoutbox] == [["priya@example.org"]]


def test_with_nothing_left_to_write_to_there_is_no_letter(nell) -> None:
    with_phone(nell)
    agreed(asked(nell, reason="recycled"))
    assert told(nell) == []


def test_a_first_contact_has_nobody_to_warn(nell) -> None:
    agreed(asked(nell, replaces="", reason="new"))
    assert told(nell) == []


def test_somebody_is_told_once_of_one_change_and_again_of_the_next(priya) -> None:
    agreed()
    contact_changes.stop_own_contact_change(priya)
    agreed()
    assert told(priya) == ["email", "email", "text", "text"]


def test_what_was_stopped_before_it_was_sent_is_not_sent(priya, mailoutbox) -> None:
    agreed()
    contact_changes.stop_own_contact_change(priya)
    send_due()
    assert (mailoutbox, KeptTexts.sent) == ([], [])


# --- the words -----------------------------------------------------------------------------------------------------
def test_the_letter_says_from_when_and_what_to_do_if_it_was_not_you(priya, at, settings) -> None:
    with at("2026-11-24 10:00"):
        body, text = written(agreed())
    for words in (body, text):
        assert "From 10:00 on Wednesday 25 November we send your codes to a new number or address." in words
        assert f"Ring {settings.SCHEME_PHONE}" in words


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        ({"reason": "lost", "contact": NEW}, (False, False, True)),
        ({"reason": "lost", "contact": ""}, (False, True, False)),
        ({"reason": "recycled", "contact": NEW}, (True, False, True)),
        ({"reason": "recycled", "contact": ""}, (True, False, False)),
    ],
)
def test_it_says_what_becomes_of_the_old_one_and_whether_there_is_a_new_one(said, sentences) -> None:
    body, _text = written(agreed(asked(**said)))
    gone = "We no longer send codes to one of your numbers or addresses."
    going = "we no longer send codes to one of your numbers"
    assert (gone in body, going in body, "to a new number or address" in body) == sentences


@pytest.mark.parametrize("reason", ["lost", "new", "recycled"])
def test_it_names_neither_number_nor_address_nor_who_we_are(reason, settings) -> None:
    settings.SCHEME_NAME, settings.WAGTAILADMIN_BASE_URL = "Zebrawood", "https://zebrawood.example"
    words = " ".join(written(agreed(asked(reason=reason)))).lower()
    found = [NEW, OLD, "900777", "900201", "priya@", "zebrawood", "://", "volunteer", "scheme", "mentor"]
    assert [word for word in found if word in words] == []


def test_who_may_know_who_we_are_is_shown_where_to_stop_it(priya, settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://pathway.example"
    agreed()
    letter = Letter.objects.filter(person=priya).first()
    wording = render_letter(letter.template, letter.context, sender_for(priya, discreet=False))
    assert "Sign in here: https://pathway.example/accounts/" in wording.body


# --- the lead ------------------------------------------------------------------------------------------------------
def test_of_somebody_with_a_sensitive_role_the_lead_is_told_and_nobody_by_name(sofia, mags, helen, mailoutbox) -> None:
    agreed(asked(with_phone(helen), by=cast.alex()), by=mags)
    send_due()
    to_the_lead = [letter for letter in mailoutbox if letter.to == ["sofia@example.org"]]
    assert (told(sofia, "signin/for_the_lead"), len(to_the_lead)) == (["email"], 1)
    assert [word for word in ("Helen", "helen@", NEW, "900205") if word in to_the_lead[0].body] == []


def test_of_an_applicant_or_an_editor_the_lead_hears_nothing(sofia, mags, ed) -> None:
    agreed()
    agreed(asked(with_phone(ed), by=cast.alex()), by=mags)
    assert told(sofia, "signin/for_the_lead") == []


def test_of_her_own_the_lead_is_told_like_everybody_and_the_deputy_as_lead(sofia, mags, alex) -> None:
    deputy = create_person(full_name="Dev Okafor", email="dev@example.org", by=None)
    give_role(deputy, Role.SAFEGUARDING_DEPUTY, by=alex, approved_by=mags)
    agreed(asked(with_phone(sofia), by=alex), by=mags)
    assert set(holders(Grant.CONCERN_READ)) == {sofia, deputy}
    assert [told(one, "signin/for_the_lead") for one in (sofia, deputy)] == [[], [""]]
    assert told(sofia) == ["email", "text"]
