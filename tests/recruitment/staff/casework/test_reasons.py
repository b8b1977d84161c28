"""A reason typed before a step-up is still there after it, for that person and that text, and in no address."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.platform.accounts.models import User
from lms.platform.signin.web.reasons import KEPT_SECONDS, NAME
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
REASON = "zinnia: I read it for the assessment"


@pytest.fixture
def answered() -> Application:
    application = factory.at_checks()
    factory.disclose(application)
    return application


def page(application: Application, kind: str = "self_disclosure") -> str:
    return reverse("casework_gate", args=[application.reference, kind])


def ask_late(application: Application, person: User, client_for) -> tuple[Client, str]:
    """They signed in an hour ago and press "Open it"; returns their browser and where it was led."""
    browser = client_for(person, ago=3600)
    given = {"what": f"selfdisclosure.{application.self_disclosure.uuid}.answer", "reason": REASON}
    where = reverse("casework_open", args=[application.reference, "self_disclosure"])
    return browser, browser.post(where, given).url


def test_the_reason_stands_where_it_was_and_was_in_no_address(answered, helen, client_for) -> None:
    browser, led_to = ask_late(answered, helen, client_for)
    assert led_to.startswith(reverse("signin:reauthenticate"))
    assert "zinnia" not in led_to
    assert f'value="{REASON}"' in browser.get(page(answered)).content.decode()


def test_it_is_kept_for_a_few_minutes(answered, helen, client_for) -> None:
    browser, _led_to = ask_late(answered, helen, client_for)
    session = browser.session
    session[NAME] = session[NAME] | {"until": session[NAME]["until"] - KEPT_SECONDS - 1}
    session.save()
    assert REASON not in browser.get(page(answered)).content.decode()


def test_it_is_for_no_other_text(answered, helen, client_for) -> None:
    factory.see_certificate(answered)
    browser, _led_to = ask_late(answered, helen, client_for)
    assert REASON not in browser.get(page(answered, "dbs")).content.decode()


def test_it_is_for_no_other_person(answered, helen, client_for) -> None:
    browser, _led_to = ask_late(answered, helen, client_for)
    session = browser.session
    session[NAME] = session[NAME] | {"by": cast.joan().pk}
    session.save()
    assert REASON not in browser.get(page(answered)).content.decode()


def test_without_a_step_up_nothing_is_kept(answered, helen, client_for) -> None:
    browser = client_for(helen)
    browser.get(page(answered))
    assert NAME not in browser.session


def test_once_opened_it_is_forgotten(answered, helen, client_for) -> None:
    browser, _led_to = ask_late(answered, helen, client_for)
    fresh = client_for(helen)
    session = fresh.session
    session[NAME] = browser.session[NAME]
    session.save()
    given = {"what": session[NAME]["what"], "reason": REASON}
    reply = fresh.post(reverse("casework_open", args=[answered.reference, "self_disclosure"]), given)
    assert "zinnia: long ago" in reply.content.decode()
    assert NAME not in fresh.session
