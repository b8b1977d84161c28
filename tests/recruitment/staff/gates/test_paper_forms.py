"""Identity, DBS, vetting: that it was seen and never what it says; each odd paper is refused in a sentence."""

from typing import Any

import pytest
from django.urls import reverse

from recruitment.domain.evidence import dbs, identity
from recruitment.models import Application, ConflictCheck, DbsCheck, IdentityCheck, SimpleEvidence, StatusCheck
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff import action_cases
from tests.recruitment.staff.action_cases import CERTIFICATE, PAPERS, in_days, parts, press

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
CONFIRMED = dict.fromkeys(("name_confirmed", "birth_date_confirmed", "checker_is_independent"), "on")


@pytest.fixture
def case(sam) -> Application:
    return factory.at_checks(sam)


def state(case: Application, kind: str) -> str:
    return case.gates.get(kind=kind).state


def words(reply: Any) -> str:
    return reply.content.decode()


def test_papers_that_meet_a_route_meet_the_check(case, maya, client_for) -> None:
    press(client_for(maya), case, "identity", PAPERS | CONFIRMED)
    check = IdentityCheck.objects.get()
    assert (check.route, check.is_complete, check.checker) == (1, True, maya)
    assert state(case, "identity") == "satisfied"


def test_whoever_looks_at_papers_reads_the_name_to_compare(case, maya, client_for) -> None:
    page = client_for(maya).get(reverse("casework_act", args=[case.reference, "identity"]))
    assert "They gave us: Sam Ridley" in words(page)


@pytest.mark.parametrize("left_out", CONFIRMED)
def test_what_was_not_confirmed_leaves_the_check_open_and_says_so(left_out, case, maya, client_for) -> None:
    browser = client_for(maya)
    press(browser, case, "identity", PAPERS | {name: on for name, on in CONFIRMED.items() if name != left_out})
    assert state(case, "identity") == "in_progress"
    said = {"name_confirmed": "Confirm the name.", "birth_date_confirmed": "Confirm the date of birth."}
    shown = words(browser.get(reverse("casework_gate", args=[case.reference, "identity"])))
    assert said.get(left_out, "The checker may not be a relative") in shown


def test_papers_seen_by_video_need_a_reason_and_keep_the_ticks(case, maya, client_for) -> None:
    reply = press(client_for(maya), case, "identity", PAPERS | CONFIRMED | {"viewing": "video_in_hand"})
    assert reply.status_code == 409
    assert "Say why the documents could not be seen in person." in words(reply)
    assert words(reply).count(" checked") >= 7
    assert IdentityCheck.objects.count() == 0


@pytest.mark.parametrize("documents", [[], ["library_card"], ["passport", "library_card"]])
def test_papers_that_are_on_no_list_are_not_written_down(documents, case, maya, client_for) -> None:
    reply = press(client_for(maya), case, "identity", PAPERS | {"documents": documents})
    assert reply.status_code == 422
    assert IdentityCheck.objects.count() == 0


def test_all_four_questions_have_to_be_asked_about_ties(case, maya, client_for) -> None:
    asked = ("staff_asked", "clients_asked", "mentors_asked", "police_asked")
    press(client_for(maya), case, "conflict-check", dict.fromkeys(asked[:3], "on"))
    assert state(case, "conflict_check") != "satisfied"
    press(client_for(maya), case, "conflict-check", dict.fromkeys(asked, "on") | {"note": "zinnia"})
    assert state(case, "conflict_check") == "satisfied"
    assert ConflictCheck.objects.latest("pk").note == "zinnia"


@pytest.mark.parametrize(("how", "status"), [("read_back", 302), ("signature", 302), ("code", 422)])
def test_staff_write_down_an_agreement_but_never_the_persons_own_code(how, status, case, maya, client_for) -> None:
    assert press(client_for(maya), case, "agreement", {"how": how}).status_code == status
    assert (state(case, "agreement") == "satisfied") is (status == 302)


def test_a_check_is_asked_for_at_the_level_of_the_role(case, helen, client_for) -> None:
    press(client_for(helen), case, "dbs-asked", {"application_reference": " E0001 "})
    check = DbsCheck.objects.get()
    assert (check.level, check.application_reference, check.asked_by) == (case.profile.dbs_level, "E0001", helen)
    assert state(case, "dbs") == "requested"


def test_a_reference_longer_than_its_place_is_asked_again(case, helen, client_for) -> None:
    longest = DbsCheck._meta.get_field("application_reference").max_length
    browser = client_for(helen)
    assert press(browser, case, "dbs-asked", {"application_reference": "E" * (longest + 1)}).status_code == 422
    assert press(browser, case, "dbs-asked", {"application_reference": "E" * longest}).status_code == 302


def test_a_basic_check_is_never_called_free(case, helen, client_for) -> None:
    reply = press(client_for(helen), case, "dbs-asked", {"volunteer_basis": "on"})
    assert reply.status_code == 409
    assert "A basic check is never free" in words(reply)


def test_a_certificate_that_nobody_asked_for_is_refused_in_words(case, helen, client_for) -> None:
    reply = press(client_for(helen), case, "dbs-seen", CERTIFICATE | parts("issued_on", in_days(-5)))
    assert reply.status_code == 409
    assert "No DBS check waits for this here." in words(reply)
    assert DbsCheck.objects.count() == 0


@pytest.mark.parametrize("result", ["blank", "information_disclosed"])
def test_either_result_meets_the_check_and_is_not_in_the_reply(result, helen, client_for) -> None:
    case, browser = action_cases.dbs_asked(), client_for(helen)
    given = CERTIFICATE | parts("issued_on", in_days(-5)) | {"result": result, "time_abroad_considered": "on"}
    shown = words(browser.get(press(browser, case, "dbs-seen", given).url))
    assert (state(case, "dbs"), DbsCheck.objects.get().result) == ("satisfied", result)
    assert CERTIFICATE["certificate_number"] not in shown


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"certificate_number": "1234"}, 409, "A certificate number has 12 digits."),
        ({"certificate_number": "12345678901x"}, 409, "A certificate number has 12 digits."),
        ({"certificate_number": "1" * 21}, 422, "at most 20"),
        ({"result": ""}, 422, "One of these is needed."),
        ({"result": "conviction"}, 422, "conviction"),
        ({"issued_on_year": "2999"}, 409, "The date of issue is in the future."),
        ({"issued_on_day": "32"}, 422, "There is no such day."),
    ],
)
def test_an_odd_certificate_is_refused_and_nothing_is_seen(change, status, said, helen, client_for) -> None:
    case = action_cases.dbs_asked()
    reply = press(client_for(helen), case, "dbs-seen", CERTIFICATE | parts("issued_on", in_days(-5)) | change)
    assert reply.status_code == status
    assert said in words(reply)
    assert DbsCheck.objects.get().seen_on is None


def test_what_was_seen_is_not_overwritten_by_a_second_page(helen, client_for) -> None:
    case = action_cases.dbs_seen()
    given = CERTIFICATE | parts("issued_on", in_days(-1)) | {"result": "information_disclosed"}
    assert press(client_for(helen), case, "dbs-seen", given).status_code == 409
    assert DbsCheck.objects.get().result == "blank"


def test_nobody_agrees_to_status_checks_tomorrow(helen, client_for) -> None:
    case = action_cases.dbs_seen()
    reply = press(client_for(helen), case, "dbs-update-service", parts("consent_on", in_days(1)))
    assert reply.status_code == 409
    assert "That day is still to come." in words(reply)
    assert not DbsCheck.objects.get().update_service


def test_a_status_check_is_about_the_certificate_that_joined(helen, client_for) -> None:
    case = action_cases.dbs_joined()
    joined = DbsCheck.objects.get()
    dbs.record_dbs_application(case, by=helen)
    press(client_for(helen), case, "dbs-status", {"result": "blank_no_change"})
    assert StatusCheck.objects.get().dbs == joined


def test_nobody_asks_the_update_service_about_somebody_who_did_not_join(helen, client_for) -> None:
    reply = press(client_for(helen), action_cases.dbs_seen(), "dbs-status", {"result": "changed"})
    assert reply.status_code == 409
    assert StatusCheck.objects.count() == 0


@pytest.mark.parametrize(
    ("action", "kind", "who", "more"),
    [("right-to-volunteer", "right_to_volunteer", "maya", {}), ("vetting", "police_vetting", "helen", {"level": "2"})],
)
def test_what_the_role_asks_for_beside_is_written_down_and_met(action, kind, who, more, client_for) -> None:
    case, browser = action_cases.role_with(kind), client_for(getattr(cast, who)())
    press(browser, case, action, {"in_place": "no"} | more)
    assert state(case, kind) != "satisfied"
    press(browser, case, action, {"in_place": "yes"} | more | parts("ends_on", in_days(400)))
    seen = SimpleEvidence.objects.latest("pk")
    assert (seen.kind, seen.in_place, seen.ends_on, seen.level) == (kind, True, in_days(400), more.get("level", ""))
    assert (state(case, kind), case.gates.get(kind=kind).expires_on) == ("satisfied", in_days(400))


def test_the_papers_stand_in_their_three_groups(case, maya, client_for) -> None:
    shown = words(client_for(maya).get(action_cases.do(case, "identity")))
    assert [shown.count(f"<legend>{group}</legend>") for group in ("Group 1", "Group 2a", "Group 2b")] == [1, 1, 1]
    assert shown.count('name="documents"') == sum(
        len(group) for group in (identity.GROUP_1, identity.GROUP_2A, identity.GROUP_2B)
    )


@pytest.mark.parametrize("action", ["identity", "agreement", "log", "role", "area", "coordinator"])
def test_no_colleague_is_sent_to_talk_to_a_person(action, case, maya, client_for) -> None:
    reply = press(client_for(maya), case, action, {})
    assert reply.status_code == 422
    shown = words(reply).split('class="mend"', 1)[1]
    assert "talk to a person" not in shown.lower()
    assert "pick one: pick one" not in shown.lower()
