"""Raise a concern: danger first, then the words. For anybody, with or without JavaScript, with or without a name."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.test import Client

from lms.platform.accounts.models import User
from lms.platform.concerns.domain.raising import LONGEST
from lms.platform.concerns.models import Concern
from lms.platform.letters.models import Letter

pytestmark = pytest.mark.django_db
Sign = Callable[..., Client]
ADDRESS = "/concerns/raise/"


def page(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def said(**more: Any) -> dict[str, Any]:
    return {"words": "I saw bruises. zinnia", "now": "no", "key": str(uuid4()), **more}


def send(client: Client, **more: Any) -> Any:
    return client.post(ADDRESS, said(**more))


def fields_in(html: str) -> dict[str, str]:
    hidden = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', html)
    return {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}


def test_the_first_question_is_danger_and_999_stands_above_it(client: Client) -> None:
    html = page(client)
    assert "Is anyone in danger right now?" in html
    assert html.index("tel:999") < html.index('name="now"')


def test_the_first_question_sends_nothing_to_us(client: Client) -> None:
    assert '<form method="get"' in page(client)
    assert Concern.objects.count() == 0


def test_where_somebody_came_from_is_carried_along(client: Client, sam: User) -> None:
    origin = f"about={sam.uuid}&where=lesson"
    assert fields_in(page(client, f"{ADDRESS}?{origin}")) == {"about": str(sam.uuid), "where": "lesson"}
    carried = fields_in(page(client, f"{ADDRESS}?{origin}&now=no"))
    assert (carried["about"], carried["where"], carried["now"]) == (str(sam.uuid), "lesson", "no")


@pytest.mark.parametrize(("now", "shown"), [("yes", True), ("unsure", True), ("no", False)])
def test_in_danger_the_words_come_after_what_to_do(client: Client, now: str, shown: bool) -> None:
    html = page(client, f"{ADDRESS}?now={now}")
    assert ("In danger? Ring 999 first" in html) is shown
    assert "<textarea" in html


@pytest.mark.parametrize("query", ["go=on", "now=&go=on", "now=perhaps"])
def test_without_an_answer_the_question_is_asked_again(client: Client, query: str) -> None:
    html = page(client, f"{ADDRESS}?{query}")
    assert "If you do not know, choose “I am not sure”." in html
    assert "<textarea" not in html


def test_a_visitor_tells_us_without_a_name(client: Client, sofia: User) -> None:
    response = send(client, reach="Ring 0191 on Tuesday")
    assert (response.status_code, response["Location"]) == (302, "/concerns/raised/")
    concern = Concern.objects.get()
    assert (concern.raised_by, concern.danger_now, concern.reach.is_empty) == (None, False, False)
    assert Letter.objects.get().person == sofia


def test_afterwards_we_thank_and_say_what_happens(client: Client) -> None:
    html = page(client, "/concerns/raised/")
    assert "Thank you for telling us" in html
    assert "What happens now" in html


@pytest.mark.parametrize(("now", "danger"), [("yes", True), ("unsure", True), ("no", False), ("", True), ("x", True)])
def test_unless_somebody_said_no_there_may_be_danger(client: Client, now: str, danger: bool) -> None:
    send(client, now=now)
    assert Concern.objects.get().danger_now is danger


def test_somebody_signed_in_is_not_named_unless_they_choose(client_for: Sign, sam: User) -> None:
    send(client_for(sam))
    assert Concern.objects.get().raised_by is None


def test_somebody_signed_in_may_give_their_name(client_for: Sign, sam: User) -> None:
    send(client_for(sam), name_me="on")
    assert Concern.objects.get().raised_by == sam


def test_a_visitor_is_not_asked_for_a_name_and_cannot_invent_one(client: Client) -> None:
    assert 'name="name_me"' not in page(client, f"{ADDRESS}?now=no")
    send(client, name_me="on")
    assert Concern.objects.get().raised_by is None


def test_a_concern_knows_whom_it_is_about(client: Client, sam: User) -> None:
    send(client, about=str(sam.uuid), where="answers", deputy_only="on")
    concern = Concern.objects.get()
    assert (concern.about, concern.where, concern.deputy_only) == (sam, "answers", True)


@pytest.mark.parametrize("about", ["nobody", "0f8fad5b-d9cb-469f-a165-70867728950e", "' OR 1=1"])
def test_a_person_who_does_not_exist_stops_nobody_from_telling_us(client: Client, about: str) -> None:
    assert send(client, about=about).status_code == 302
    assert Concern.objects.get().about is None


def test_the_page_says_the_same_for_a_person_who_exists_and_one_who_does_not(client: Client, sam: User) -> None:
    pages = [page(client, f"{ADDRESS}?about={uuid}&now=no") for uuid in (sam.uuid, uuid4())]
    known, unknown = (re.sub(r'(name="(about|key|csrfmiddlewaretoken)" value=")[^"]*', r"\1", html) for html in pages)
    assert re.sub(r'nonce="[^"]*"', "", known) == re.sub(r'nonce="[^"]*"', "", unknown)


@pytest.mark.parametrize("where", ["A Place!", "x" * 500, "<script>", "../../etc"])
def test_an_odd_origin_is_tidied_not_refused(client: Client, where: str) -> None:
    assert send(client, where=where).status_code == 302
    assert re.fullmatch(r"[a-z0-9-]{0,60}", Concern.objects.get().where)


def test_an_empty_form_asks_for_a_few_words_and_keeps_the_rest(client: Client, sam: User) -> None:
    response = send(client, words="  ", reach="Ring <b>Tuesday</b>", about=str(sam.uuid), deputy_only="on")
    html = response.content.decode()
    assert (response.status_code, Concern.objects.count()) == (422, 0)
    assert "Write what worries you." in html
    assert "Ring &lt;b&gt;Tuesday&lt;/b&gt;" in html
    assert fields_in(html)["about"] == str(sam.uuid)
    assert re.search(r'name="deputy_only"[^>]*checked', html)


def test_words_that_are_too_long_stay_on_the_page(client: Client) -> None:
    response = send(client, words="a" * (LONGEST + 1))
    assert response.status_code == 422
    assert "a" * (LONGEST + 1) in response.content.decode()


def test_a_form_sent_twice_is_one_concern(client: Client) -> None:
    form = said()
    answers = [client.post(ADDRESS, form)["Location"] for _ in range(3)]
    assert (set(answers), Concern.objects.count()) == ({"/concerns/raised/"}, 1)


def test_a_sentence_added_after_going_back_is_kept(client: Client) -> None:
    form = said()
    client.post(ADDRESS, form)
    client.post(ADDRESS, {**form, "words": f"{form['words']} And he has a key."})
    assert Concern.objects.count() == 2


@pytest.mark.parametrize("key", ["", "nonsense", "1"])
def test_a_form_without_its_number_is_still_heard(client: Client, key: str) -> None:
    send(client, key=key)
    assert Concern.objects.count() == 1


def test_a_form_that_comes_back_keeps_its_number(client: Client) -> None:
    key = str(uuid4())
    assert fields_in(send(client, words="", key=key).content.decode())["key"] == key


def test_each_form_has_a_number_of_its_own(client: Client) -> None:
    keys = {fields_in(page(client, f"{ADDRESS}?now=no"))["key"] for _ in range(3)}
    assert len(keys) == 3


def test_a_forged_form_is_refused(db: None) -> None:
    assert Client(enforce_csrf_checks=True).post(ADDRESS, said()).status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_other_method_is_taken(client: Client, method: str) -> None:
    assert getattr(client, method)(ADDRESS).status_code in {404, 405}


def test_the_words_never_come_back_in_an_address_or_a_page(client: Client) -> None:
    response = client.post(ADDRESS, said(), follow=True)
    assert "zinnia" not in response.content.decode()
    assert response.redirect_chain == [("/concerns/raised/", 302)]


def test_every_page_is_kept_by_no_browser_of_somebody_signed_in(client_for: Sign, sam: User) -> None:
    assert "no-store" in client_for(sam).get(f"{ADDRESS}?now=no")["Cache-Control"]


@pytest.mark.parametrize(
    ("context", "href"),
    [
        ({"where": "lesson"}, "/concerns/raise/?where=lesson"),
        ({"where": "person", "about": "3f2c"}, "/concerns/raise/?where=person&amp;about=3f2c"),
        ({}, "/concerns/raise/?where="),
    ],
)
def test_the_way_here_stands_on_any_screen(context: dict[str, str], href: str) -> None:
    html = render_to_string("components/raise_concern.html", context)
    assert f'href="{href}"' in html
