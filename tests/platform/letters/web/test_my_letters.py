"""A person's own letters at /my/letters/."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.paging import PAGE
from lms.platform.accounts.models import User
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from tests.platform.letters.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]
Sign = Callable[..., Client]


@pytest.fixture
def sent(queued: Queued, sink: SmtpSink, sam: User) -> Letter:
    letter = queued(sam, "concerns/records_opened", context={"number": "three <b>"})
    send_due()
    return letter


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_person_reads_again_what_we_wrote(client_for: Sign, sam: User, sent: Letter) -> None:
    assert f'href="/my/letters/{sent.uuid}/"' in page(client_for(sam), "/my/letters/")
    assert "what was opened: three &lt;b&gt;." in page(client_for(sam), f"/my/letters/{sent.uuid}/")


def test_without_letters_the_page_says_so(client_for: Sign, wendy: User) -> None:
    assert "Nothing yet." in page(client_for(wendy), "/my/letters/")


def test_somebody_elses_letter_is_not_there(client_for: Sign, wendy: User, helen: User, sent: Letter) -> None:
    for person in (wendy, helen):
        assert client_for(person).get(f"/my/letters/{sent.uuid}/").status_code == 404
    assert str(sent.uuid) not in page(client_for(wendy), "/my/letters/")


def test_a_letter_that_waits_is_not_shown_yet(client_for: Sign, queued: Queued, sam: User) -> None:
    letter = queued(sam)
    assert client_for(sam).get(f"/my/letters/{letter.uuid}/").status_code == 404


def test_a_letter_on_its_way_by_hand_can_be_read(client_for: Sign, queued: Queued, nell: User) -> None:
    letter = queued(nell)
    send_due()
    assert "One of us will pass this one on to you." in page(client_for(nell), "/my/letters/")
    assert "Hello Nell Fenwick," in page(client_for(nell), f"/my/letters/{letter.uuid}/")


@pytest.mark.parametrize("address", ["/my/letters/", "/my/letters/3f2c7e0e-0000-4000-8000-000000000000/"])
def test_a_visitor_is_asked_to_sign_in(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"].startswith("/accounts/login/")) == (302, True)


def test_a_letter_is_only_read_never_sent_by_a_form(client_for: Sign, sam: User, sent: Letter) -> None:
    assert client_for(sam).post(f"/my/letters/{sent.uuid}/").status_code in {404, 405}


def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(client_for: Sign, queued: Queued, sam: User) -> None:
    client, asked = client_for(sam), {}
    page(client, "/my/letters/")
    for more in (1, 2, 27):
        for _ in range(more):
            queued(sam)
        Letter.objects.update(state="sent")
        with CaptureQueriesContext(connection) as queries:
            page(client, "/my/letters/")
        asked[Letter.objects.count()] = len(queries)
    assert asked == {1: asked[1], 3: asked[1], 30: asked[1]}
    assert asked[1] < 10


def test_older_letters_are_on_the_next_page(client_for: Sign, queued: Queued, sam: User) -> None:
    letters = [queued(sam) for _ in range(PAGE + 1)]
    Letter.objects.update(state="sent")
    last = letters[1].pk
    assert f"?before={last}" in page(client_for(sam), "/my/letters/")
    older = page(client_for(sam), f"/my/letters/?before={last}")
    assert str(letters[0].uuid) in older
    assert str(letters[1].uuid) not in older


def test_a_made_up_page_key_begins_at_the_start(client_for: Sign, sam: User, sent: Letter) -> None:
    assert str(sent.uuid) in page(client_for(sam), "/my/letters/?before=%27%3Bdrop")
