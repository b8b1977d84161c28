"""A person sees where they are signed in, and ends it all."""

import pytest

from lms.platform.signin.domain.sessions import sessions_of
from lms.platform.signin.models import PersonSession
from lms.platform.trust.models import AuditEntry
from tests.platform.signin.codes import ask_code, mailed_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Linux; Android 9; SM-J330F) AppleWebKit/537.36"


def _on(client, device: str):
    client.defaults["HTTP_USER_AGENT"] = device
    ask_code(client, "sam@example.org")
    type_code(client, mailed_code())
    return client


def test_each_sign_in_is_listed_with_its_device(client, sam):
    _on(client, PHONE)
    _on(type(client)(), "Mozilla/5.0 (Windows NT 10.0)")
    page = client.get("/accounts/sessions/").content.decode()
    assert [page.count(word) for word in ("<b>Android</b> (this one)", "<b>Windows</b>", "(this one)")] == [1, 1, 1]


def test_signing_out_everywhere_ends_every_session_of_the_person(client, client_for, sam, priya):
    here, elsewhere, somebody_else = _on(client, PHONE), client_for(sam), client_for(priya)
    assert here.post("/accounts/sessions/").url == "/"
    assert elsewhere.get("/accounts/").status_code == 302
    assert somebody_else.get("/accounts/").status_code == 200
    assert sessions_of(sam).count() == 0


def test_signing_out_everywhere_is_written_down(client, sam):
    _on(client, PHONE).post("/accounts/sessions/")
    assert [entry.ids for entry in AuditEntry.objects.filter(action="signin.sessions_ended")] == [{"ended": 1}]


def test_a_browser_in_which_nobody_signed_in_is_nobodys(client, sam):
    ask_code(client, "sam@example.org")
    assert [session.person for session in PersonSession.objects.all()] == [None]


def test_nobody_sees_the_sessions_of_somebody_else(client_for, sam, priya):
    client_for(sam)
    page = client_for(priya).get("/accounts/sessions/").content.decode()
    assert page.count("<li>\n    <p><b>") == 1


def test_signing_in_is_written_down_without_address_or_device(client, sam):
    _on(client, PHONE)
    entry = AuditEntry.objects.get(action="signin.signed_in")
    assert (entry.actor, entry.ids, entry.fields) == (sam.uuid, {}, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three_sessions(
    client_for, sam, rows, django_assert_max_num_queries
):
    clients = [client_for(sam) for _ in range(rows)]
    clients[0].get("/accounts/sessions/")
    with django_assert_max_num_queries(8):
        clients[0].get("/accounts/sessions/")


def test_signing_out_here_leaves_the_others(client_for, sam):
    here, elsewhere = client_for(sam), client_for(sam)
    here.post("/accounts/logout/")
    assert (signed_in_as(here), signed_in_as(elsewhere)) == (None, str(sam.pk))
