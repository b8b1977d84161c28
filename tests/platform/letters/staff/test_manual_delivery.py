"""Staff pass on what no machine may carry."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from lms.platform.accounts.models import Area, User
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from lms.platform.letters.wagtail_hooks import letters_menu_item
from lms.platform.trust.models import AuditEntry
from tests.cast import safe_contact
from tests.platform.letters.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]
Sign = Callable[..., Client]


@pytest.fixture
def to_print(queued: Queued, sink: SmtpSink, nell: User, eastmoor: Area) -> Letter:
    letter = queued(nell)
    letter.area = eastmoor
    letter.save()
    send_due()
    return letter


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def state(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


def test_a_coordinator_sees_what_waits_in_her_area(client_for: Sign, maya: User, to_print: Letter) -> None:
    seen = page(client_for(maya), "/admin/letters/")
    assert f'href="/admin/letters/{to_print.uuid}/print/"' in seen
    assert "Print it and hand it over." in seen


def test_another_area_sees_nothing_of_it(client_for: Sign, noor: User, to_print: Letter) -> None:
    assert "Nothing to pass on" in page(client_for(noor), "/admin/letters/")


@pytest.mark.parametrize("name", ["noor", "wendy", "alex", "mags", "ed", "sofia", "nell", "carl"])
@pytest.mark.parametrize(("method", "end"), [("get", "print"), ("post", "passed-on"), ("post", "send-again")])
def test_outsiders_reach_no_letter(
    client_for: Sign, request: pytest.FixtureRequest, to_print: Letter, name: str, method: str, end: str
) -> None:
    client = client_for(request.getfixturevalue(name))
    response = getattr(client, method)(f"/admin/letters/{to_print.uuid}/{end}/")
    assert response.status_code in {302, 403, 404}
    assert (state(to_print), AuditEntry.objects.filter(action="letters.handed_over").count()) == ("to_print", 0)


def test_the_printed_letter_is_whole(client_for: Sign, maya: User, to_print: Letter) -> None:
    safe_contact(to_print.person, address={"line1": "c/o The Hub", "town": "Eastmoor"}, may_say_who=True)
    seen = page(client_for(maya), f"/admin/letters/{to_print.uuid}/print/")
    assert "Nell Fenwick<br>c/o The Hub<br>Eastmoor" in seen
    assert "Hello Nell Fenwick," in seen


def test_wishes_stand_above_the_letter(client_for: Sign, maya: User, to_print: Letter) -> None:
    safe_contact(to_print.person, safe_times="Tuesdays at the Hub", notes="Ask for Nell only")
    seen = page(client_for(maya), f"/admin/letters/{to_print.uuid}/print/")
    for words in ("plain envelope", "Leave no message", "Safe times: Tuesdays at the Hub", "Ask for Nell only"):
        assert words in seen


def test_who_was_never_asked_is_written_to_with_care(client_for: Sign, maya: User, to_print: Letter) -> None:
    assert "plain envelope" in page(client_for(maya), f"/admin/letters/{to_print.uuid}/print/")


def test_who_minds_nothing_has_no_wishes_to_show(client_for: Sign, maya: User, to_print: Letter) -> None:
    safe_contact(to_print.person, may_say_who=True, voicemail_ok=True)
    assert "Before you contact" not in page(client_for(maya), f"/admin/letters/{to_print.uuid}/print/")


def test_passed_on_leaves_the_list(client_for: Sign, maya: User, to_print: Letter) -> None:
    response = client_for(maya).post(f"/admin/letters/{to_print.uuid}/passed-on/", follow=True)
    assert "Thank you for passing it on" in response.content.decode()
    assert state(to_print) == "handed_over"


def test_the_second_to_pass_it_on_is_told(client_for: Sign, maya: User, to_print: Letter) -> None:
    client = client_for(maya)
    client.post(f"/admin/letters/{to_print.uuid}/passed-on/")
    again = client.post(f"/admin/letters/{to_print.uuid}/passed-on/", follow=True)
    assert "passed this letter on already" in again.content.decode()


def test_a_mended_address_lets_it_go(client_for: Sign, maya: User, to_print: Letter, sink: SmtpSink) -> None:
    safe_contact(to_print.person, email="nell@example.org")
    client = client_for(maya)
    address = f"/admin/letters/{to_print.uuid}/send-again/"
    assert "try to send it now" in client.post(address, follow=True).content.decode()
    assert (send_due(), state(to_print)) == (1, "sent")
    gone = client.post(address, follow=True)
    assert "no longer on the list" in gone.content.decode()


def test_a_letter_that_went_can_still_be_read_but_not_passed_on(client_for: Sign, maya: User, to_print: Letter) -> None:
    Letter.objects.filter(pk=to_print.pk).update(state="sent", channel="email")
    seen = page(client_for(maya), f"/admin/letters/{to_print.uuid}/print/")
    assert "passed-on" not in seen
    assert "Hello Nell" in seen


@pytest.mark.parametrize(
    ("channel", "why", "words"),
    [
        ("call", "", "Ring and read it out."),
        ("post", "", "Print it and post it."),
        ("email", "times_in_words", "Read their safe times first"),
        ("text", "no_address", "no address for the way they chose"),
        ("email", "SMTPRecipientsRefused", "It did not get through."),
    ],
)
def test_each_letter_says_how_and_why(
    client_for: Sign, maya: User, to_print: Letter, channel: str, why: str, words: str
) -> None:
    Letter.objects.filter(pk=to_print.pk).update(channel=channel, last_error=why)
    assert words in page(client_for(maya), "/admin/letters/")


def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(
    client_for: Sign, queued: Queued, maya: User, nell: User, eastmoor: Area
) -> None:
    client, asked = client_for(maya), {}
    page(client, "/admin/letters/")
    for more in (1, 2, 27):
        for _ in range(more):
            queued(nell)
        Letter.objects.update(state="to_print", area=eastmoor)
        with CaptureQueriesContext(connection) as queries:
            page(client, "/admin/letters/")
        asked[Letter.objects.count()] = len(queries)
    assert asked == {1: asked[1], 3: asked[1], 30: asked[1]}
    assert asked[1] < 25


def test_the_printable_letter_keeps_the_strict_policy(client_for: Sign, maya: User, to_print: Letter) -> None:
    response = client_for(maya).get(f"/admin/letters/{to_print.uuid}/print/")
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("name", "shown", "waiting"), [("maya", True, 1), ("noor", True, 0), ("alex", False, 0)])
def test_the_menu_says_how_many_wait_for_this_person(
    request: pytest.FixtureRequest, to_print: Letter, name: str, shown: bool, waiting: int
) -> None:
    item, asked = letters_menu_item(), RequestFactory().get("/admin/")
    asked.user = request.getfixturevalue(name)
    assert (item.is_shown(asked), item.count(asked)) == (shown, waiting)
