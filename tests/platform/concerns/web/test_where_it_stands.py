"""A way to raise a concern stands where people tell and read things, and says which screen it was."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lms.platform.accounts.models import User
from lms.platform.concerns.models import Concern
from tests.factories import courses as learning
from tests.factories import recruitment as volunteering

pytestmark = pytest.mark.django_db
Sign = Callable[[User], Client]


def link(where: str, about: User | None = None) -> str:
    return f'href="/concerns/raise/?where={where}' + (f'&amp;about={about.uuid}"' if about else '"')


def shown(client: Client, address: str) -> str:
    reply = client.get(address)
    assert reply.status_code == 200
    return reply.content.decode()


def test_on_the_page_where_somebody_reads_over_what_they_told_us(client_for: Sign, sam: User) -> None:
    application = volunteering.submitted(sam)
    address = reverse("recruitment:answers", args=[application.reference])
    assert link("answers") in shown(client_for(sam), address)


def test_at_the_end_of_a_lesson(client_for: Sign, priya: User) -> None:
    module = learning.module()
    learning.enrolment(priya, module)
    address = reverse("courses:lesson", args=[module.key, "lesson-1"])
    assert link("lesson") in shown(client_for(priya), address)


@pytest.mark.parametrize("kind", ["references", "identity", "conversation"])
def test_beside_what_referees_said_and_every_other_check(client_for: Sign, sam: User, maya: User, kind: str) -> None:
    application = volunteering.at_checks(sam)
    address = reverse("casework_gate", args=[application.reference, kind])
    assert link(kind, sam) in shown(client_for(maya), address)


def test_beside_the_log_of_a_conversation_and_no_other_form(client_for: Sign, sam: User, maya: User) -> None:
    application, browser = volunteering.enquired(sam), client_for(maya)
    forms = {name: reverse("casework_act", args=[application.reference, name]) for name in ("log", "snooze")}
    assert {name: link("conversation", sam) in shown(browser, address) for name, address in forms.items()} == {
        "log": True,
        "snooze": False,
    }


def test_what_the_link_says_is_kept_with_the_concern(client_for: Sign, sam: User, maya: User) -> None:
    origin = {"where": "references", "about": str(sam.uuid)}
    client_for(maya).post(reverse("concerns:raise"), {**origin, "now": "no", "words": "zinnia: a worry"})
    concern = Concern.objects.get()
    assert (concern.where, concern.about) == ("references", sam)
