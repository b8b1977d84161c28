"""The private question: a contradiction is asked about, the answer is read over, corrected, and added to."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lms.platform.trust.models import RevealLog
from lms.platform.trust.sealed import value_of
from recruitment.domain.evidence.disclosures import complete_disclosure, send_disclosure
from recruitment.models import Application, FurtherStatement, SelfDisclosure
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Sign = Callable[..., Client]
WORDS = "zinnia: long ago,\nand once more"


@pytest.fixture
def asked() -> Application:
    application = factory.at_checks(cast.sam())
    send_disclosure(application, by=cast.helen())
    return application


@pytest.fixture
def send(asked: Application, client_for: Sign) -> Callable[..., Any]:
    browser = client_for(asked.person)
    return lambda **typed: browser.post(where(asked), typed)


def where(application: Application) -> str:
    return reverse("recruitment:about_the_past", args=[application.reference])


def stored() -> Any:
    return value_of(SelfDisclosure.objects.get().answer)


def opened_by_helen() -> None:
    row = SelfDisclosure.objects.get()
    target = {"target": row._meta.label, "target_pk": str(row.pk), "target_uuid": row.uuid, "field": "answer"}
    RevealLog.objects.create(actor=cast.helen().uuid, reason="To read it", **target)


@pytest.mark.parametrize("choice", ["nothing", "talk"])
def test_a_choice_without_words_and_words_are_asked_about_and_both_stay(send: Any, choice: str) -> None:
    for press in ({}, {"send": "1"}):
        reply = send(choice=choice, words=WORDS, **press)
        page = reply.content.decode()
        assert (reply.status_code, SelfDisclosure.objects.get().state) == (422, "sent")
        assert WORDS in page
        assert re.search(rf'value="{choice}"[^>]*checked', page)
        assert [way for way in ("pick “I will write it here”", "empty the box") if way not in page] == []


@pytest.mark.parametrize("typed", [{"choice": "write", "words": WORDS}, {"choice": "nothing", "words": ""}])
def test_an_answer_is_read_over_before_it_is_sent(send: Any, typed: dict[str, str]) -> None:
    page = send(**typed).content.decode()
    assert SelfDisclosure.objects.get().state == "sent"
    assert "and once more" in page if typed["words"] else "I have nothing to tell" in page
    send(**typed, send="1")
    assert stored() == {"anything": bool(typed["words"]), "words": typed["words"]}


def test_reading_over_carries_the_words_in_the_form_and_nowhere_else(asked: Application, client_for: Sign) -> None:
    browser = client_for(asked.person)
    reply = browser.post(where(asked), {"choice": "write", "words": WORDS})
    assert "no-store" in reply["Cache-Control"]
    assert (reply.status_code, "zinnia" in str(dict(browser.session.items()))) == (200, False)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', reply.content.decode()))
    assert hidden["words"] == WORDS


def test_somebody_goes_back_from_reading_over_with_their_words(send: Any) -> None:
    page = send(choice="write", words=WORDS, change="1").content.decode()
    assert f"{WORDS}</textarea>" in page
    assert SelfDisclosure.objects.get().state == "sent"


def test_sent_again_with_other_words_before_anybody_opened_it_the_second_counts(send: Any) -> None:
    send(choice="nothing", words="", send="1")
    send(choice="write", words=WORDS, send="1")
    assert stored() == {"anything": True, "words": WORDS}


def test_until_it_is_opened_the_page_offers_to_answer_again(asked: Application, client_for: Sign, send: Any) -> None:
    send(choice="nothing", words="", send="1")
    page = client_for(asked.person).get(where(asked)).content.decode()
    assert ("?correct=1" in page, "<textarea" in page) == (True, False)
    assert 'name="choice"' in client_for(asked.person).get(f"{where(asked)}?correct=1").content.decode()


@pytest.mark.parametrize("complete", [False, True])
def test_once_opened_what_is_sent_is_kept_beside_the_answer(send: Any, complete: bool) -> None:
    send(choice="write", words=WORDS, send="1")
    opened_by_helen()
    if complete:
        complete_disclosure(SelfDisclosure.objects.get(), by=cast.helen())
    for _twice in range(2):
        send(choice="write", words="zinnia: a third time", send="1")
    assert stored()["words"] == WORDS
    assert [value_of(row.words) for row in FurtherStatement.objects.all()] == ["zinnia: a third time"]


def test_once_opened_the_page_asks_only_what_to_add(asked: Application, client_for: Sign, send: Any) -> None:
    send(choice="write", words=WORDS, send="1")
    opened_by_helen()
    page = client_for(asked.person).get(f"{where(asked)}?correct=1").content.decode()
    assert ('name="choice"' in page, "<textarea" in page, "zinnia" in page) == (False, True, False)


def test_staff_who_may_read_the_answer_are_offered_what_was_added(
    send: Any, asked: Application, client_for: Sign
) -> None:
    send(choice="write", words=WORDS, send="1")
    opened_by_helen()
    send(words="zinnia: a third time", send="1")
    gate = reverse("casework_gate", args=[asked.reference, "self_disclosure"])
    assert "What they added on" in client_for(cast.helen()).get(gate).content.decode()
    assert "What they added on" not in client_for(cast.maya()).get(gate).content.decode()
