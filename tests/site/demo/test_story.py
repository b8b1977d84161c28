"""Everybody of the demo at their ending: something on every screen, and nothing in the open that should be sealed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from certificates.models import Certificate
from courses.models import Completion, Enrolment
from lms.platform.concerns.models import Concern
from lms.platform.signin.domain.contact_changes import latest_change
from lms.platform.trust.domain.checkpoints import add_checkpoints
from lms.platform.trust.domain.verifying import verify_audit
from lms.site.demo.cast import MARKER, PARTS, Cast
from lms.site.demo.story import ENDINGS
from recruitment.domain.casework.case_queues import needing
from recruitment.models import (
    Application,
    Clearance,
    ConversationLog,
    Determination,
    Gate,
    GateState,
    Review,
    Stage,
)
from recruitment.models.stages import OPEN

pytestmark = pytest.mark.django_db
Told = tuple[Cast, int]
AT = {
    "said hello": Stage.ENQUIRY,
    "talked": Stage.CONVERSATION,
    "is filling in the form": Stage.DRAFT,
    "wrote first": Stage.DRAFT,
    "sent the form": Stage.SUBMITTED,
    "has an offer": Stage.CONDITIONAL_OFFER,
    "waits for a decision": Stage.DECISION,
    "waits for the second person": Stage.DECISION,
    "is decided, training open": Stage.DECISION,
    "is cleared": Stage.CLEARED,
    "is cleared with conditions": Stage.CLEARED,
    "is being renewed": Stage.CLEARED,
    "is restricted": Stage.CLEARED,
    "takes a sabbatical": Stage.CLEARED,
    "paused": Stage.PAUSED,
    "lost touch": Stage.LAPSED,
    "stopped": Stage.WITHDRAWN,
    "was not appointed": Stage.NOT_APPOINTED,
    "asked for a review": Stage.NOT_APPOINTED,
}
"""Where an ending leaves its people; whoever is not named here is at the checks."""


def those_who(words: str) -> list[Application]:
    """The applications that came to this ending, in the order in which they were told."""
    first = 0
    for count, ending, _tell in ENDINGS:
        if ending == words:
            emails = [f"person{number:02}@example.org" for number in range(first, first + count)]
            return [Application.objects.get(person__email=email) for email in emails]
        first += count
    raise LookupError(words)


def browser(client_for, told: Told, login: str) -> Client:
    return client_for(told[0][login])


# --- what there is --------------------------------------------------------------------------------------
def test_each_ending_leaves_its_people_where_it_says(told: Told) -> None:
    found = {words: {one.stage for one in those_who(words)} for _count, words, _ending in ENDINGS}
    assert found == {words: {AT.get(words, Stage.CHECKS)} for words in found}


def test_as_many_applications_are_made_as_are_said_to_be(told: Told) -> None:
    assert told[1] == Application.objects.count() == sum(count for count, *_rest in ENDINGS) + 4 >= 60


@pytest.mark.parametrize(
    ("model", "field", "expected"),
    [
        (Application, "stage", set(Stage.values)),
        (Gate, "state", set(GateState.values)),
        (Clearance, "state", set(Clearance.State.values) - {Clearance.State.ENDED}),
        (Certificate, "status", {"pending", "superseded", "revoked"}),  # the PDF comes after the commit
        (Concern, "state", {Concern.State.OPEN.value}),
        (Determination, "kind", set(Determination.Kind.values) - {Determination.Kind.REOPENING}),
        (Enrolment, "state", set(Enrolment.State.values) - {Enrolment.State.EXEMPT}),
    ],
    ids=["stages", "gates", "clearances", "certificates", "concerns", "decisions", "learning"],
)
def test_each_state_there_is_can_be_seen_somewhere(told: Told, model: type, field: str, expected: set[str]) -> None:
    assert set(model.objects.values_list(field, flat=True)) == expected


def test_each_ending_is_told_in_other_words(told: Told) -> None:
    words = [words for _count, words, _ending in ENDINGS]
    assert len(set(words)) == len(words)
    assert set(AT) <= set(words)


def test_both_areas_have_people_at_work_and_waiting(told: Told) -> None:
    made, _count = told
    for area, login in ((made.eastmoor, "coordinator"), (made.north, "coordinator-north")):
        mine = Application.objects.filter(area=area, stage__in=OPEN)
        assert mine.count() > 5
        assert set(mine.values_list("coordinator__email", flat=True)) == {made[login].email}


def test_people_did_not_all_say_hello_this_morning(told: Told) -> None:
    days = {one.created_at.date() for one in Application.objects.all()}
    assert len(days) > 15
    assert min(days) <= timezone.localdate() - timedelta(days=120)


def test_nobody_waits_from_tomorrow(told: Told) -> None:
    now = timezone.now()
    assert [one for one in Application.objects.all() if max(one.created_at, one.entered_at) > now] == []


def test_the_four_whose_accounts_are_handed_out_are_where_their_part_says(told: Told) -> None:
    made, _count = told
    found = {one.person: one.stage for one in Application.objects.filter(person__in=made.people.values())}
    assert found == {
        made["applicant"]: Stage.DRAFT,
        made["trainee"]: Stage.CHECKS,
        made["mentor"]: Stage.CLEARED,
        made["client"]: Stage.CLEARED,
    }


def test_one_certificate_shows_its_name_and_one_was_given_again_under_another(told: Told) -> None:
    made, _count = told
    hers = Certificate.objects.filter(person=made["client"]).order_by("issue_no")
    assert Certificate.objects.get(person=made["mentor"]).show_name is True
    assert [(one.status, one.snapshot["name"]) for one in hers] == [
        ("superseded", "Dana Whitlock"),
        ("pending", "Dana"),
    ]


def test_what_was_recorded_in_error_was_taken_back_with_its_certificate(told: Told) -> None:
    [application] = those_who("completed in error")
    completion = Completion.objects.get(person=application.person, withdrawn_at__isnull=False)
    assert completion.withdrawn_by == told[0]["trainer"]
    assert Certificate.objects.get(completion=completion).status == "revoked"


def test_somebody_asked_for_a_fresh_look(told: Told) -> None:
    [application] = those_who("asked for a review")
    assert Review.objects.get().determination.application == application


def test_one_concern_waits_for_the_lead(told: Told, client_for) -> None:
    assert Concern.objects.count() == 1
    page = browser(client_for, told, "safeguarding").get("/admin/concerns/")
    assert (page.status_code, str(Concern.objects.get().uuid) in page.content.decode()) == (200, True)


def test_one_new_number_needs_a_second_person_and_one_waits_for_its_day(told: Told, client_for) -> None:
    [lost], [recycled] = those_who("lost their phone"), those_who("has a number that went to somebody else")
    today = browser(client_for, told, "coordinator").get("/admin/casework/")
    assert [name for _href, name in today.context["second"]] == [lost.person.called]
    assert (recycled.person.phone, latest_change(recycled.person).is_open) == (None, True)


def test_a_trainers_new_number_waits_for_the_manager(told: Told, client_for) -> None:
    rows = browser(client_for, told, "manager").get("/admin/sign-in-changes/").context["rows"]
    assert [row[0]["words"] for row in rows] == [told[0]["trainer"].full_name]


# --- the screens of the people ----------------------------------------------------------------------------
def test_each_persons_first_page_has_something_on_it(told: Told, client_for) -> None:
    pages = {part.login: browser(client_for, told, part.login).get("/my/") for part in PARTS}
    assert {login: page.status_code for login, page in pages.items()} == dict.fromkeys(pages, 200)
    assert [login for login, page in pages.items() if "Nothing here yet" in page.content.decode()] == []


@pytest.mark.parametrize("login", ["coordinator", "coordinator-north", "disclosure", "decision", "decision-two"])
def test_something_waits_today_for_whoever_works_on_cases(told: Told, login: str) -> None:
    assert needing(told[0][login]).count() > 0


def test_a_coordinator_finds_nobody_of_the_other_area(told: Told, client_for) -> None:
    north = Application.objects.filter(area=told[0].north).first()
    assert browser(client_for, told, "coordinator").get(f"/admin/casework/{north.reference}/").status_code == 404
    assert browser(client_for, told, "coordinator-north").get(f"/admin/casework/{north.reference}/").status_code == 200


# --- what nobody may find -----------------------------------------------------------------------------------
def test_no_sensitive_word_stands_in_the_open_in_any_table(told: Told) -> None:
    named = []
    with connection.cursor() as cursor:
        for table in [model._meta.db_table for model in apps.get_models(include_auto_created=True)]:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            named += [table] if MARKER in str(cursor.fetchall()) else []
    assert named == []


def test_sensitive_words_are_there_to_be_looked_for(told: Told) -> None:
    made, _count = told
    assert MARKER in made["applicant"].contact_preference.notes
    assert ConversationLog.objects.exclude(notes=None).count() > 10


def test_every_act_of_the_story_is_in_an_audit_trail_that_holds(told: Told, tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path  # the heads that other tests exported are of other trails
    add_checkpoints(everything=True)
    found = verify_audit()
    assert (found.fault, found.waiting) == ("", 0)
    assert found.chained > 1000
