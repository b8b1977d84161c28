"""One case as staff walk it: every step through the screens, two people where two are asked."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from lms.platform.trust.models import RevealLog
from recruitment.domain.intake import applications
from recruitment.models import Application, Clearance, Gate, Reference, SelfDisclosure
from tests.factories.recruitment import (
    ANSWERS,
    LATER_ANSWERS,
    a_module,
    a_role,
    enquired,
    fill_in,
    learn,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture
def walk(client_for, sam):
    """`walk(maya, "do/log/", kind="first", …)`: post and follow; the reply must have gone through."""
    module = a_module()
    application = enquired(sam, a_role(modules=(module,)))

    def post(person, path: str, *, expect: int = 302, **given):
        reply = client_for(person).post(f"/admin/casework/{application.reference}/{path}", given)
        assert reply.status_code == expect, reply.content.decode()
        return reply

    post.application, post.module = application, module
    return post


def fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def up_to_checks(walk, sam, maya) -> None:
    walk(maya, "move/talk/")
    walk(maya, "do/log/", kind="first", channel="call", notes="zinnia: a warm talk")
    walk(maya, "move/invite/")
    fill_in(fresh(walk.application), ANSWERS)
    applications.submit_application(fresh(walk.application), token="6f1e2d7e-8d4c-4f6e-9a55-3f3df8a1c001", by=sam)
    walk(maya, "move/offer/")
    fill_in(fresh(walk.application), LATER_ANSWERS)
    walk(maya, "move/accept/")


def papers(walk, maya, helen) -> None:
    walk(
        maya,
        "do/identity/",
        documents=["passport", "bank_statement", "council_tax"],
        viewing="in_person",
        name_confirmed="on",
        birth_date_confirmed="on",
        checker_is_independent="on",
    )
    for reference in Reference.objects.all():
        walk(maya, "do/reference-asked/", referee=str(reference.uuid))
        walk(maya, "do/reference-received/", referee=str(reference.uuid), channel="call", words="Kind and on time.")
    ties = ("staff_asked", "clients_asked", "mentors_asked", "police_asked")
    walk(maya, "do/conflict-check/", **dict.fromkeys(ties, "on"))
    walk(maya, "do/agreement/", how="read_back", note="Maya, by phone")
    walk(helen, "do/dbs-asked/", application_reference="F0001", volunteer_basis="")
    issued = timezone.localdate() - timedelta(days=5)
    seen = {
        "certificate_number": "001234567890",
        "result": "blank",
        "name_matches": "on",
        "time_abroad_considered": "on",
    }
    walk(helen, "do/dbs-seen/", **seen, **_parts(issued))


def _parts(day: date) -> dict[str, int]:
    return {"issued_on_day": day.day, "issued_on_month": day.month, "issued_on_year": day.year}


def past(walk, sam, maya, helen, client_for) -> None:
    walk(maya, "do/ask-past/")
    client_for(sam).post(
        f"/applications/{walk.application.reference}/private-question/",
        {"choice": "write", "words": "zinnia: long ago", "send": ""},
    )
    opened = walk(helen, "gate/self_disclosure/open/", expect=200, what=_what(), reason="To read it for this role.")
    assert "zinnia: long ago" in opened.content.decode()
    walk(helen, "do/past-read/")


def _what() -> str:
    return f"selfdisclosure.{SelfDisclosure.objects.get().uuid}.answer"


def weighing(walk, helen) -> None:
    walk(helen, "do/discussion/", held="yes", channel="in_person", notes="zinnia: open and clear")
    walk(helen, "do/assessment/", relevance="zinnia: little for this role", changes="zinnia: much")
    walk(helen, "do/assessment-done/", conclusion="suitable", not_relevant="zinnia: long ago")


def test_a_case_walks_to_clearance_through_the_screens(walk, sam, maya, helen, tariq, joan, client_for) -> None:
    up_to_checks(walk, sam, maya)
    papers(walk, maya, helen)
    past(walk, sam, maya, helen, client_for)
    weighing(walk, helen)
    learn(sam, walk.module)
    walk(maya, "move/to_decision/")
    walk(tariq, "do/propose-clearance/", reason="everything-met", reasons="zinnia: all in place")
    proposal = fresh(walk.application).determinations.get()
    walk(tariq, "do/agree/", expect=409, determination=str(proposal.uuid))
    walk(joan, "do/agree/", determination=str(proposal.uuid))
    assert fresh(walk.application).stage == "cleared"
    assert Clearance.objects.get(application=walk.application).state == "active"
    assert {gate.state for gate in Gate.objects.all()} == {"satisfied"}
    assert RevealLog.objects.count() == 1


def test_a_refused_move_says_what_is_missing_and_links_there(walk, maya, client_for) -> None:
    walk(maya, "move/talk/")
    reply = walk(maya, "move/invite/", expect=409)
    words = reply.content.decode()
    assert "Log the first conversation before you go on." in words
    assert f"/admin/casework/{walk.application.reference}/do/log/" in words


def test_a_reveal_without_a_reason_opens_nothing(walk, sam, maya, helen, client_for) -> None:
    up_to_checks(walk, sam, maya)
    walk(maya, "do/ask-past/")
    client_for(sam).post(
        f"/applications/{walk.application.reference}/private-question/",
        {"choice": "write", "words": "zinnia", "send": ""},
    )
    reply = walk(helen, "gate/self_disclosure/open/", expect=422, what=_what(), reason="")
    assert "zinnia" not in reply.content.decode()
    assert RevealLog.objects.count() == 0


def test_a_coordinator_never_opens_a_disclosure(walk, sam, maya) -> None:
    up_to_checks(walk, sam, maya)
    walk(maya, "do/ask-past/")
    walk(maya, "gate/self_disclosure/open/", expect=404, what=_what(), reason="I would like to know.")


def test_opening_asks_to_sign_in_again_after_a_while(walk, sam, maya, helen, client_for) -> None:
    up_to_checks(walk, sam, maya)
    walk(maya, "do/ask-past/")
    path = f"/admin/casework/{walk.application.reference}/gate/self_disclosure/"
    reply = client_for(helen, ago=60 * 60 * 5).post(f"{path}open/", {"what": _what(), "reason": "To read it now."})
    assert reply.url == f"/accounts/again/?{urlencode({'next': path})}"
