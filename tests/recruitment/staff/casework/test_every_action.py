"""Every action of the table opens, asks kindly, and is nobody's who has not the grant."""

import pytest

from recruitment.staff.casework.actions import ACTIONS
from tests import cast
from tests.factories.recruitment import at_checks
from tests.scenes import failing, laid_out_once

pytestmark = pytest.mark.django_db


def url(application, action: str) -> str:
    return f"/admin/casework/{application.reference}/do/{action}/"


WORKING = ("maya", "helen", "tariq", "ruth")
case = laid_out_once(at_checks)
# Its form is there for a reviewer alone, while the look is theirs: tests/recruitment/staff/decisions/test_reviews.py.
SHOWN = [name for name in ACTIONS if name != "finish-review"]


def test_every_action_shows_its_form_to_somebody(case, client_for) -> None:
    browsers = [client_for(getattr(cast, name)()) for name in WORKING]
    wrong = {}
    for action in SHOWN:
        replies = [browser.get(url(case, action)) for browser in browsers]
        shown = [reply.content.decode() for reply in replies if reply.status_code == 200]
        if not shown or not all(f"<h1>{ACTIONS[action].title}</h1>" in words for words in shown):
            wrong[action] = [reply.status_code for reply in replies]
    assert wrong == {}


@pytest.mark.parametrize("name", ["sam", "noor", "wendy", "mags"])
def test_no_action_is_for_another_area_or_for_the_applicant(name, case, client_for) -> None:
    browser = client_for(getattr(cast, name)())
    answers = {action: (browser.get(url(case, action)), browser.post(url(case, action), {})) for action in ACTIONS}
    let_in = {action for action, both in answers.items() if not {one.status_code for one in both} <= {403, 404}}
    assert let_in == set()


def test_an_empty_form_asks_again_or_is_refused_in_words(case, client_for) -> None:
    browsers = [client_for(getattr(cast, name)()) for name in WORKING]

    def ask(action: str) -> None:
        replies = [browser.post(url(case, action), {}) for browser in browsers]
        assert {reply.status_code for reply in replies} <= {302, 404, 409, 422}

    assert failing([name for name, form in ACTIONS.items() if form.base_fields], ask) == {}


def test_an_action_that_does_not_exist_is_not_found(case, maya, client_for) -> None:
    assert client_for(maya).get(url(case, "upload")).status_code == 404


def test_no_form_of_casework_has_an_upload_field() -> None:
    assert [name for name, form in ACTIONS.items() if form.base_fields and form.base_fields.keys() & {"file"}] == []
