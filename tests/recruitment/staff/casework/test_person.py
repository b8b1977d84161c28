"""One person's page and the pages of their checks: what a viewer may not see is absent, and no link is dead."""

import re
from typing import Any

import pytest
from django.urls import reverse

from recruitment.domain.evidence import dbs, references
from recruitment.domain.evidence.conversations import log_conversation
from recruitment.domain.form.answers import save_answer
from recruitment.models import Application, DbsCheck, Gate, GateKind, Stage
from recruitment.models.kinds import GATE_LABELS
from recruitment.models.stages import JOURNEY
from recruitment.staff.casework.case import WHERE, place_url
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff import action_cases
from tests.recruitment.staff.screen_rows import MOST_QUERIES, queries

pytestmark = pytest.mark.django_db
STAFF = ("maya", "helen", "tariq")
WALKED = (factory.enquired, factory.at_checks, factory.at_decision, factory.not_appointed)
WITH_A_PAGE = [kind for kind in GateKind if kind != GateKind.TRAINING]


def page(application: Application) -> str:
    return reverse("casework_person", args=[application.reference])


def gate_page(application: Application, kind: str) -> str:
    return reverse("casework_gate", args=[application.reference, kind])


def words(reply: Any) -> str:
    return reply.content.decode()


def shown(client_for, name: str, path: str) -> str:
    reply = client_for(getattr(cast, name)()).get(path)
    assert reply.status_code == 200
    return words(reply)


@pytest.mark.parametrize("name", STAFF)
@pytest.mark.parametrize("make", WALKED, ids=lambda make: make.__name__)
def test_every_link_of_the_page_leads_somewhere(make, name, client_for) -> None:
    application = make()
    desk = client_for(getattr(cast, name)())
    links = set(re.findall(r'href="(/admin/casework/[^"?#]+)', words(desk.get(page(application)))))
    assert {link: desk.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("stage", JOURNEY)
def test_the_path_shows_what_is_done_and_what_is_ahead(stage, maya, client_for) -> None:
    application = factory.enquired()
    if stage != Stage.CLEARED:
        Application.objects.update(stage=stage)
    else:
        application = factory.cleared(cast.priya())
    stops = client_for(maya).get(page(application)).context["stops"]
    here = JOURNEY.index(stage)
    expected = ["done"] * here + ["now"] + ["ahead"] * (7 - here) if stage != Stage.CLEARED else ["done"] * 8
    assert [stop["state"] for stop in stops] == expected


@pytest.mark.parametrize("side", ["paused", "lapsed", "withdrawn", "not_appointed"])
def test_somebody_at_the_side_stands_where_they_left_the_path(side, maya, client_for) -> None:
    application = factory.enquired()
    Application.objects.update(stage=side, paused_from="draft")
    stops = client_for(maya).get(page(application)).context["stops"]
    assert [stop["state"] for stop in stops][:4] == ["done", "done", "now", "ahead"]
    assert {stop["turn"] for stop in stops} == {"rest"}


def test_before_the_offer_the_page_says_that_no_check_has_begun(client_for) -> None:
    assert "No checks yet" in shown(client_for, "maya", page(factory.submitted()))


def test_a_coordinator_reads_of_the_checks_team_two_words_only(client_for) -> None:
    application = factory.at_checks()
    factory.disclose(application)
    html = shown(client_for, "maya", page(application))
    assert "With the checks team" in html
    assert "Complete" in html
    for kind in ("self_disclosure", "dbs", "suitability_assessment"):
        assert gate_page(application, kind) not in html


@pytest.mark.parametrize(("days", "said"), [(-1, "Ran out on"), (30, "Until")])
def test_a_check_with_an_end_says_when(days, said, client_for) -> None:
    application = action_cases.dbs_seen()
    Gate.objects.filter(kind="dbs").update(state="satisfied", expires_on=action_cases.in_days(days))
    assert said in shown(client_for, "helen", page(application))


def test_each_check_says_who_when_and_how(at, client_for) -> None:
    with at("2026-11-09 10:00"):
        application = factory.at_checks()
        factory.check_identity(application)
        html = shown(client_for, "maya", page(application))
    assert "9 November, by phone, with you." in html
    assert "Route 1. In person, seen by you, 9 November." in html
    assert "passport" not in html.lower()


def test_a_refused_move_names_each_open_check_with_the_way_there(client_for) -> None:
    application = factory.at_checks()
    html = shown(client_for, "maya", reverse("casework_move", args=[application.reference, "to_decision"]))
    assert f'<a href="{gate_page(application, "identity")}">Identity: not started.</a>' in html
    assert "DBS check: with the checks team." in html
    assert gate_page(application, "dbs") not in html


@pytest.mark.parametrize("make", [factory.cleared, factory.not_appointed])
def test_at_an_end_no_next_step_is_made_up(make, client_for) -> None:
    assert "Next step:" not in shown(client_for, "maya", page(make()))


def test_a_check_that_something_changed_under_says_to_look_again(client_for) -> None:
    application = factory.at_checks()
    factory.check_identity(application)
    save_answer(application, "date-of-birth", {"date_of_birth": "1991-01-01"}, 1, by=application.person)
    for path in (page(application), gate_page(application, "identity")):
        assert "Something has changed since. Look at it again." in shown(client_for, "maya", path)


def test_the_log_shows_what_was_said_with_who_and_never_a_sealed_word(client_for) -> None:
    application = factory.at_checks()
    factory.disclose(application, words="thistle: long ago")
    html = shown(client_for, "maya", page(application))
    assert "zinnia: a good talk" in html
    assert "thistle" not in html


@pytest.mark.parametrize(("name", "offered"), [("maya", False), ("helen", False), ("tariq", True), ("joan", True)])
def test_decisions_are_offered_to_those_who_decide(name, offered, client_for) -> None:
    application = factory.at_decision()
    found = action_cases.do(application, "propose-clearance") in shown(client_for, name, page(application))
    assert found is offered


@pytest.mark.parametrize("name", ["sam", "wendy", "noor", "owen", "sofia", "ed"])
def test_the_page_is_nobody_elses(name, client_for) -> None:
    application = factory.at_checks()
    desk = client_for(getattr(cast, name)())
    paths = [page(application), gate_page(application, "identity"), action_cases.do(application, "log")]
    assert {desk.get(path).status_code for path in paths} <= {302, 403, 404}


@pytest.mark.parametrize("kind", WITH_A_PAGE)
def test_each_check_has_a_page_that_says_what_is_on_record(kind, helen, maya, client_for) -> None:
    application = factory.at_checks(profile=factory.a_role(required_gates=[kind.value for kind in WITH_A_PAGE]))
    factory.disclose(application)
    factory.see_certificate(application)
    factory.meet_every_check(factory.at_checks(cast.priya()))
    person = helen if kind in ("self_disclosure", "dbs", "suitability_assessment", "police_vetting") else maya
    html = words(client_for(person).get(gate_page(application, kind)))
    assert f"<h1>{GATE_LABELS[kind]}</h1>" in html
    recorded = kind in ("conversation", "references", "self_disclosure", "dbs")
    assert ("Nothing is on record yet." not in html) is recorded


@pytest.mark.parametrize("kind", ["training", "astrology", ""])
def test_a_check_that_there_is_not_has_no_page(kind, maya, client_for) -> None:
    application = factory.at_checks(profile=factory.a_role(modules=(factory.a_module(),)))
    assert client_for(maya).get(f"{page(application)}gate/{kind}/").status_code == 404


def test_before_the_offer_no_check_has_a_page(maya, client_for) -> None:
    assert client_for(maya).get(gate_page(factory.submitted(), "identity")).status_code == 404


def test_the_page_of_references_says_who_was_asked_and_when(client_for) -> None:
    application = action_cases.references_asked()
    references.chase_referee(application.references.order_by("pk")[0], by=cast.maya())
    html = shown(client_for, "maya", gate_page(application, "references"))
    for said in ("Pat Lowe", "support worker", "pat@example.org", "Asked on", "Asked again on", "Not asked yet"):
        assert said in html


def test_the_page_of_the_dbs_check_says_everything_but_the_number(client_for) -> None:
    application = action_cases.dbs_joined()
    dbs.record_status_check(DbsCheck.objects.get(), result="blank_no_change", by=cast.helen())
    html = shown(client_for, "helen", gate_page(application, "dbs"))
    for said in ("Original seen", "Helen", "Nothing on it", "Joined", "Status check", "Nothing on it, no change"):
        assert said in html
    assert "001234567890" not in html


def test_until_it_is_joined_the_last_day_to_join_stands_there(client_for) -> None:
    html = shown(client_for, "helen", gate_page(action_cases.dbs_seen(), "dbs"))
    assert "Can be joined until 4 February 2026" in html


# --- opening a sealed text ----------------------------------------------------------------------------
def open_first(client_for, name: str, application: Application, kind: str, reason: str) -> Any:
    desk = client_for(getattr(cast, name)())
    item = desk.get(gate_page(application, kind)).context["sealed"][0]
    return desk.post(f"{gate_page(application, kind)}open/", {"what": item.key, "reason": reason})


@pytest.mark.parametrize(
    ("kind", "make", "inside"),
    [
        ("self_disclosure", action_cases.past_answered, "zinnia: long ago"),
        ("dbs", action_cases.dbs_seen, "001234567890"),
        ("suitability_assessment", action_cases.assessment_begun, "zinnia: none"),
    ],
)
def test_a_sealed_text_is_shown_once_and_only_with_a_reason(kind, make, inside, client_for) -> None:
    application = make()
    assert inside not in shown(client_for, "helen", gate_page(application, kind))
    refused = open_first(client_for, "helen", application, kind, "")
    opened = open_first(client_for, "helen", application, kind, "To weigh it for this role.")
    assert (refused.status_code, opened.status_code) == (422, 200)
    assert (inside in words(refused), inside in words(opened)) == (False, True)
    assert inside not in shown(client_for, "helen", gate_page(application, kind))


def test_a_worry_of_a_referee_is_opened_by_the_checks_team_and_not_by_who_heard_it(maya, client_for) -> None:
    application = factory.at_checks()
    reference = references.ask_referee(application.references.order_by("pk")[0], by=maya)
    references.record_reference(reference, words="Kind.", concern="zinnia: a worry", channel="call", by=maya)
    assert client_for(maya).get(gate_page(application, "references")).context["sealed"] == []
    opened = open_first(client_for, "helen", application, "references", "To weigh it for this role.")
    assert "zinnia: a worry" in words(opened)


def test_somebody_with_nothing_to_tell_is_read_as_that(helen, client_for) -> None:
    application = factory.at_checks()
    factory.disclose(application, anything=False, words="")
    opened = open_first(client_for, "helen", application, "self_disclosure", "To read it and complete it.")
    assert "They have nothing to tell." in words(opened)


@pytest.mark.parametrize("what", ["", "x", "reference.1.concern", "selfdisclosure.0.answer"])
def test_what_is_not_there_to_open_is_not_found(what, helen, client_for) -> None:
    application = action_cases.past_answered()
    path = f"{gate_page(application, 'self_disclosure')}open/"
    reply = client_for(helen).post(path, {"what": what, "reason": "To read it now."})
    assert reply.status_code == 404


# --- moves, places, queries ---------------------------------------------------------------------------
def test_a_move_back_needs_a_note_and_keeps_what_is_missing_in_words(tariq, client_for) -> None:
    application = factory.at_decision()
    desk, path = client_for(tariq), reverse("casework_move", args=[application.reference, "back_to_checks"])
    assert "if you want" not in words(desk.get(path))
    assert desk.post(path, {"note": " "}).status_code == 409
    assert desk.post(path, {"note": "zinnia: one more look"}).url == page(application)
    assert application.moves.last().note == "zinnia: one more look"


def test_the_second_of_two_who_move_at_once_hears_why_not_and_keeps_the_note(maya, client_for) -> None:
    application, desk = factory.enquired(), client_for(maya)
    path = reverse("casework_move", args=[application.reference, "talk"])
    replies = [desk.post(path, {"note": "zinnia: rang them"}) for _press in range(2)]
    assert [reply.status_code for reply in replies] == [302, 409]
    assert "This cannot be done while the application is at “Conversation”." in words(replies[1])
    assert application.moves.filter(name="talk").count() == 1


def test_a_move_that_there_is_not_is_not_found(maya, client_for) -> None:
    assert client_for(maya).get(f"{page(factory.enquired())}move/promote/").status_code == 404


@pytest.mark.parametrize("to", [*sorted(set(WHERE) - {"review"}), *(f"gate/{kind}" for kind in GateKind), "move/offer"])
def test_every_place_to_mend_something_is_a_page(to, client_for) -> None:
    kinds = [kind.value for kind in WITH_A_PAGE]
    application = factory.at_checks(profile=factory.a_role(required_gates=kinds, modules=(factory.a_module(),)))
    people = [getattr(cast, name)() for name in STAFF]
    found = [(person, place_url(application, to, person)) for person in people]
    assert {client_for(person).get(path).status_code for person, path in found if path} == {200}


def test_a_review_is_finished_on_its_page_by_whoever_has_it(ruth, tariq, client_for) -> None:
    application = action_cases.review_taken()
    path = place_url(application, "review", ruth)
    assert client_for(ruth).get(path).status_code == 200
    assert place_url(application, "review", tariq) == ""


@pytest.mark.parametrize("to", ["", "gate/horoscope", "task/name", "clearance"])
def test_what_is_not_staffs_to_mend_has_no_place(to) -> None:
    assert place_url(factory.enquired(), to, cast.maya()) == ""


def test_what_somebody_put_forward_leads_the_second_person_to_agree(tariq, joan, maya) -> None:
    application = action_cases.clearance_proposed()
    places = [place_url(application, "decision", person) for person in (tariq, joan, maya)]
    assert places == [action_cases.do(application, "propose-clearance"), action_cases.do(application, "agree"), ""]


@pytest.mark.parametrize("name", STAFF)
def test_a_long_history_takes_no_more_queries_than_a_short_one(name, maya, client_for) -> None:
    application, desk = factory.at_checks(), client_for(getattr(cast, name)())
    few = queries(desk, page(application))
    for number in range(30):
        log_conversation(application, kind="follow_up", channel="call", notes=f"zinnia {number}", by=maya)
    assert queries(desk, page(application)) == few
    assert few < MOST_QUERIES + 15  # one for the evidence of each kind of check
