"""The path of the journey line: the same stops everywhere, in the order they are walked, and no false way on."""

import pytest

from lms.platform.pages.web.design import STOPS as GALLERY
from recruitment.domain.intake import applications
from recruitment.domain.status import applicant_history
from recruitment.domain.status.path import ahead, journey, stands_still
from recruitment.domain.workflow.moves import make_move
from recruitment.domain.workflow.stages import STOPS
from recruitment.models import Application, Stage
from recruitment.models.stages import JOURNEY
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def walked(application: Application) -> list[tuple[str, str]]:
    return [(stop.slug, where) for stop, where in journey(Application.objects.get(pk=application.pk))]


def left(stage: Stage, *, at: Stage, written: bool = False) -> Application:
    """Sam's application, which went to the side from `at`."""
    application = (
        applications.start_application(cast.sam(), factory.a_role(), by=cast.sam()) if written else factory.enquired()
    )
    Application.objects.filter(pk=application.pk).update(stage=stage, paused_from=at)
    return application


def test_a_form_that_was_sent_is_done_and_the_offer_is_ours():
    assert walked(factory.submitted()) == [
        ("hello", "done"),
        ("form", "done"),
        ("offer", "here"),
        ("checks", "ahead"),
        ("decision", "ahead"),
        ("start", "ahead"),
    ]


def test_to_talk_is_part_of_saying_hello_and_after_the_form_of_the_offer():
    application = factory.talked(factory.enquired())
    assert walked(application)[0] == ("hello", "here")
    make_move(application, "invite", by=cast.maya())
    factory.fill_in(application)
    applications.submit_application(application, token=factory.uuid4(), by=application.person)
    make_move(application, "talk", by=cast.maya())

    assert walked(application)[:3] == [("hello", "done"), ("form", "done"), ("offer", "here")]


def test_somebody_who_wrote_first_never_said_hello_and_talks_after_the_form():
    application = applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())
    assert walked(application)[:3] == [("form", "here"), ("hello", "ahead"), ("offer", "ahead")]
    factory.fill_in(application)
    applications.submit_application(application, token=factory.uuid4(), by=application.person)

    assert walked(application)[:3] == [("form", "done"), ("hello", "here"), ("offer", "ahead")]


def test_somebody_who_said_hello_and_then_wrote_keeps_their_hello():
    application = factory.enquired()
    applications.start_application(application.person, application.profile, by=application.person)

    assert walked(application)[:2] == [("hello", "done"), ("form", "here")]


def test_at_the_end_of_the_path_every_stop_is_done():
    assert {where for _slug, where in walked(factory.cleared())} == {"done"}


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.LAPSED])
def test_somebody_at_rest_stays_where_they_were_and_nothing_comes_next(stage):
    application = left(stage, at=Stage.DRAFT)
    application.refresh_from_db()

    assert walked(application)[:3] == [("hello", "done"), ("form", "here"), ("offer", "ahead")]
    assert ahead(application) == []
    assert stands_still(application) != ""


def test_on_the_way_the_stops_ahead_come_next():
    application = factory.submitted()

    assert [stop.slug for stop in ahead(application)] == ["checks", "decision", "start"]
    assert stands_still(application) == ""


@pytest.mark.parametrize(
    ("stage", "at", "written", "slugs"),
    [
        (Stage.WITHDRAWN, Stage.ENQUIRY, False, ["hello"]),
        (Stage.WITHDRAWN, Stage.CONVERSATION, False, ["hello"]),
        (Stage.WITHDRAWN, Stage.DRAFT, False, ["hello"]),
        (Stage.WITHDRAWN, Stage.DRAFT, True, []),
        (Stage.WITHDRAWN, Stage.CHECKS, False, ["hello", "form", "offer"]),
        (Stage.NOT_APPOINTED, Stage.CONVERSATION, True, ["form", "hello", "decision"]),
        (Stage.NOT_APPOINTED, Stage.CHECKS, False, ["hello", "form", "offer", "decision"]),
        (Stage.NOT_APPOINTED, Stage.DECISION, False, ["hello", "form", "offer", "checks", "decision"]),
    ],
)
def test_a_path_that_ended_shows_what_was_walked_and_no_way_on(stage, at, written, slugs):
    application = left(stage, at=at, written=written)
    application.refresh_from_db()

    assert walked(application) == [(slug, "done") for slug in slugs]
    assert ahead(application) == []
    assert "yours" in stands_still(application)


def test_every_stage_of_the_journey_has_its_stop():
    assert [stage for stop in STOPS for stage in stop.stages] == [
        Stage.ENQUIRY,
        Stage.CONVERSATION,
        Stage.DRAFT,
        Stage.SUBMITTED,
        *JOURNEY[4:],
    ]


def test_the_gallery_shows_the_same_stops():
    assert [str(stop.name) for stop in STOPS] == GALLERY


def told(application: Application) -> list[str]:
    return [str(line.words) for line in applicant_history.applicant_history(Application.objects.get(pk=application.pk))]


def test_nobody_reads_of_a_hello_that_they_never_said():
    assert told(applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())) == [
        "You started your form"
    ]


def test_a_hello_is_where_it_began():
    assert told(factory.talked(factory.enquired())) == ["You and one of us began to talk", "You said hello"]
