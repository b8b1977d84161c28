"""The lead's and the deputy's screens."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.platform.accounts.models import User
from lms.platform.concerns.models import Concern
from lms.platform.concerns.wagtail_hooks import concerns_menu_item
from lms.platform.paging import PAGE
from lms.platform.trust.models import RevealLog
from tests.platform.concerns.conftest import WORDS

pytestmark = pytest.mark.django_db
Sign = Callable[..., Client]
Raise = Callable[..., Concern]
LIST = "/admin/concerns/"
REASON = "Raised this morning"
committing = pytest.mark.django_db(transaction=True)


def page(client: Client, address: str = LIST) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_lead_sees_what_was_raised_and_never_its_words(
    client_for: Sign, raised: Raise, sofia: User, sam: User, maya: User
) -> None:
    concern = raised(about=sam, by=maya, danger_now=True)
    for html in (page(client_for(sofia)), page(client_for(sofia), f"{LIST}{concern.uuid}/")):
        assert "zinnia" not in html
        assert "Somebody may be in danger" in html
        assert "Sam" in html
        assert "Maya" in html


def test_who_gave_no_name_has_none_on_the_screen(client_for: Sign, raised: Raise, sofia: User) -> None:
    concern = raised()
    assert "From somebody who gave no name" in page(client_for(sofia))
    assert "They did not say who they are" in page(client_for(sofia), f"{LIST}{concern.uuid}/")


@pytest.mark.parametrize(
    ("where", "words"), [("lesson", "A lesson"), ("person", "Somebody’s page in the casework"), ("dbs", "Dbs")]
)
def test_the_screen_from_which_it_was_raised_has_a_name_that_people_use(
    client_for: Sign, raised: Raise, sofia: User, where: str, words: str
) -> None:
    assert f"<dt>Raised from</dt><dd>{words}</dd>" in page(
        client_for(sofia), f"{LIST}{raised(where=where).uuid}/"
    ).replace("\n", "")


def test_without_concerns_the_list_says_so(client_for: Sign, deputy: User) -> None:
    assert "Nothing here" in page(client_for(deputy))


OUTSIDERS = ["maya", "helen", "tariq", "owen", "ed", "mags", "alex", "sam", "carl", "wendy"]


@pytest.mark.parametrize("name", OUTSIDERS)
@pytest.mark.parametrize(("method", "end"), [("get", ""), ("post", "reveal/"), ("post", "close/")])
def test_outsiders_reach_no_concern(
    client_for: Sign, raised: Raise, request: pytest.FixtureRequest, name: str, method: str, end: str
) -> None:
    client = client_for(request.getfixturevalue(name))
    response = getattr(client, method)(f"{LIST}{raised().uuid}/{end}", {"reason": REASON, "outcome": "Nothing"})
    assert response.status_code in {302, 403, 404}
    assert (RevealLog.objects.count(), Concern.objects.get().state) == (0, "open")


@pytest.mark.parametrize("name", OUTSIDERS)
def test_outsiders_do_not_learn_whether_there_are_any(
    client_for: Sign, raised: Raise, request: pytest.FixtureRequest, name: str
) -> None:
    concern = raised()
    response = client_for(request.getfixturevalue(name)).get(LIST)
    assert str(concern.uuid) not in response.content.decode()


def test_a_concern_about_the_lead_is_nowhere_on_her_screens(
    client_for: Sign, raised: Raise, sofia: User, deputy: User
) -> None:
    concern = raised(about=sofia)
    assert str(concern.uuid) not in page(client_for(sofia))
    assert client_for(sofia).get(f"{LIST}{concern.uuid}/").status_code == 404
    assert str(concern.uuid) in page(client_for(deputy))


def test_a_concern_that_does_not_exist_is_not_found(client_for: Sign, sofia: User) -> None:
    assert client_for(sofia).get(f"{LIST}{uuid4()}/").status_code == 404


@committing
def test_a_reason_opens_the_words_on_this_page_only(client_for: Sign, raised: Raise, sofia: User) -> None:
    concern, client = raised(words="<b>bruises</b>\n\nzinnia", reach="Ring me"), client_for(sofia)
    html = client.post(f"{LIST}{concern.uuid}/reveal/", {"reason": REASON}).content.decode()
    assert "<p>&lt;b&gt;bruises&lt;/b&gt;</p>" in html
    assert "Ring me" in html
    assert "zinnia" not in page(client, f"{LIST}{concern.uuid}/")


@committing
def test_the_page_says_who_opened_it_and_why(client_for: Sign, raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised()
    client_for(sofia).post(f"{LIST}{concern.uuid}/reveal/", {"reason": REASON})
    html = page(client_for(deputy), f"{LIST}{concern.uuid}/")
    assert "Sofia" in html
    assert REASON in html


@committing
@pytest.mark.parametrize("reason", ["", "because"])
def test_without_a_reason_it_stays_closed_and_says_what_is_missing(
    client_for: Sign, raised: Raise, sofia: User, reason: str
) -> None:
    response = client_for(sofia).post(f"{LIST}{raised().uuid}/reveal/", {"reason": reason})
    html = response.content.decode()
    assert (response.status_code, RevealLog.objects.count(), "zinnia" in html) == (422, 0, False)
    assert "Say why you need to read this" in html
    assert f'value="{reason}"' in html


def test_opening_by_a_link_is_not_possible(client_for: Sign, raised: Raise, sofia: User) -> None:
    response = client_for(sofia).get(f"{LIST}{raised().uuid}/reveal/", {"reason": REASON})
    assert (response.status_code in {404, 405}, RevealLog.objects.count()) == (True, 0)


@committing
def test_opened_words_are_kept_by_no_cache_and_run_no_script(client_for: Sign, raised: Raise, sofia: User) -> None:
    response = client_for(sofia).post(f"{LIST}{raised().uuid}/reveal/", {"reason": REASON})
    assert WORDS in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_a_concern_that_is_dealt_with_moves_to_the_other_list(client_for: Sign, raised: Raise, sofia: User) -> None:
    concern, client = raised(), client_for(sofia)
    response = client.post(f"{LIST}{concern.uuid}/close/", {"outcome": "Rang social care"}, follow=True)
    html = response.content.decode()
    assert "What was done is kept with it." in html
    assert str(concern.uuid) not in html
    assert str(concern.uuid) in page(client, f"{LIST}?closed=1")


def test_closing_without_a_word_is_refused_in_a_sentence(client_for: Sign, raised: Raise, sofia: User) -> None:
    response = client_for(sofia).post(f"{LIST}{raised().uuid}/close/", {"outcome": " "})
    assert (response.status_code, Concern.objects.get().state) == (422, "open")
    assert "Say in a sentence or two what was done." in response.content.decode()


def test_closing_what_was_closed_meanwhile_keeps_the_words(
    client_for: Sign, raised: Raise, sofia: User, deputy: User
) -> None:
    address = f"{LIST}{raised().uuid}/close/"
    client_for(sofia).post(address, {"outcome": "First"})
    response = client_for(deputy).post(address, {"outcome": "Second thoughts"})
    assert (response.status_code, Concern.objects.get().closed_by) == (422, sofia)


@pytest.mark.parametrize("address", [LIST, "page"])
def test_screens_ask_the_database_as_often_for_thirty_as_for_one(
    client_for: Sign, raised: Raise, sofia: User, sam: User, maya: User, address: str
) -> None:
    first, client, asked = raised(about=sam, by=maya), client_for(sofia), {}
    where = f"{LIST}{first.uuid}/" if address == "page" else LIST
    for more in (0, 2, 27):
        for _ in range(more):
            raised(about=sam, by=maya)
        page(client, where)
        with CaptureQueriesContext(connection) as queries:
            page(client, where)
        asked[Concern.objects.count()] = len(queries)
    assert asked == {1: asked[1], 3: asked[1], 30: asked[1]}
    assert asked[1] < 25


def test_older_concerns_are_on_the_next_page(client_for: Sign, raised: Raise, sofia: User) -> None:
    concerns = [raised() for _ in range(PAGE + 1)]
    client = client_for(sofia)
    assert f"?before={concerns[1].pk}" in page(client)
    older = page(client, f"{LIST}?before={concerns[1].pk}")
    assert [str(concern.uuid) in older for concern in concerns[:2]] == [True, False]


@pytest.mark.parametrize(("name", "shown"), [("sofia", True), ("maya", False), ("alex", False)])
def test_the_menu_shows_concerns_to_their_readers_with_how_many_are_open(
    client_for: Sign, raised: Raise, request: pytest.FixtureRequest, name: str, shown: bool
) -> None:
    item = concerns_menu_item()
    raised()
    asked = RequestFactory().get("/admin/")
    asked.user = request.getfixturevalue(name)
    assert (item.is_shown(asked), item.count(asked)) == (shown, int(shown))


@committing
def test_a_form_sent_again_is_shown_as_such_in_the_list_and_on_its_page(
    client_for: Sign, raised: Raise, sofia: User
) -> None:
    key, client = uuid4(), client_for(sofia)
    first, again = raised(key=key), raised(key=key, words="And he has a key. zinnia")
    assert page(client).count("Sent again with other words") == 1
    assert f'href="{LIST}{again.uuid}/"' in page(client, f"{LIST}{first.uuid}/")
    opened = client.post(f"{LIST}{again.uuid}/reveal/", {"reason": REASON}).content.decode()
    assert opened.index(WORDS) < opened.index("Sent again with other words on") < opened.index("And he has a key")


# --- showing again that it is them -------------------------------------------------------------------------------
def test_after_a_while_they_show_again_that_it_is_them_and_their_reason_is_still_there(
    client_for: Sign, raised: Raise, sofia: User
) -> None:
    concern, late = raised(), client_for(sofia, ago=3600)
    where = f"{LIST}{concern.uuid}/"
    led_to = late.post(f"{where}reveal/", {"reason": REASON}).url
    assert led_to.startswith(reverse("signin:reauthenticate"))
    assert (REASON in led_to, RevealLog.objects.count()) == (False, 0)
    assert f'value="{REASON}"' in page(late, where)


def test_a_reason_that_was_kept_is_for_that_concern_alone(client_for: Sign, raised: Raise, sofia: User) -> None:
    concern, other, late = raised(), raised(), client_for(sofia, ago=3600)
    late.post(f"{LIST}{concern.uuid}/reveal/", {"reason": REASON})
    assert REASON not in page(late, f"{LIST}{other.uuid}/")


@committing
def test_once_opened_the_reason_is_forgotten(client_for: Sign, raised: Raise, sofia: User) -> None:
    where = f"{LIST}{raised().uuid}/"
    late = client_for(sofia, ago=3600)
    late.post(f"{where}reveal/", {"reason": REASON})
    fresh = client_for(sofia)
    assert "zinnia" in fresh.post(f"{where}reveal/", {"reason": REASON}).content.decode()
    assert REASON not in page(fresh, where).partition("<form")[2].partition("</form>")[0]
