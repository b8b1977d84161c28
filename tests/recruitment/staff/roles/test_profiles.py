"""Roles in the staff screens: written by an editor, approved by somebody who decides, opened and closed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from recruitment.domain.gates.registry import kinds_for_profiles
from recruitment.domain.roles import profiles
from recruitment.models import RoleProfile
from recruitment.models.kinds import DEFAULT_GATES
from recruitment.staff.roles.profile_forms import CHECKS, ProfileForm
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
HIGHER = {"dbs_level": "enhanced", "eligibility_rationale": "A qualifying adult, each week."}
GATES = list(DEFAULT_GATES)
BACKWARDS = list(reversed(DEFAULT_GATES))


def words(reply: Any) -> str:
    return reply.content.decode()


def checks(*kinds: str) -> dict[str, str]:
    return {f"check_{place}": kind for place, kind in enumerate(kinds, start=1)}


def new_role(**fields: Any) -> dict[str, Any]:
    return {
        "title": "Befriender",
        "slug": "befriender",
        "activities": "Rings one person each week.",
        "workforce": "adult",
        "dbs_level": "basic",
        "minimum_age": "18",
        "as_of": "0",
        **checks(*GATES),
        **fields,
    }


def as_it_is(profile: RoleProfile, **fields: Any) -> dict[str, Any]:
    """What a browser sends when somebody opens the form and presses the button."""
    profile.refresh_from_db()
    names = ("title", "summary", "activities", "workforce", "dbs_level", "eligibility_rationale", "minimum_age")
    given = {name: str(getattr(profile, name)).replace("\n", "\r\n") for name in names}
    given |= {"areas": [area.pk for area in profile.areas.all()], "as_of": str(profiles.last_change(profile))}
    given["required_modules"] = [module.pk for module in profile.required_modules.all()]
    return given | checks(*profile.required_gates) | fields


def on(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@pytest.fixture
def writer(mags: Any, client_for: Any) -> Any:
    """The browser of somebody who writes what a role asks of people."""
    return client_for(mags)


@pytest.fixture
def edit_url() -> Any:
    return lambda profile: reverse("roles_edit", args=[profile.pk])


# --- the list ---------------------------------------------------------------------------------------
def test_a_scheme_without_roles_is_told_how_to_begin(writer) -> None:
    assert "No role yet" in words(writer.get(reverse("roles_list")))


def test_the_list_says_where_each_role_stands(ed, client_for, at) -> None:
    with at("2031-11-22 10:00"):
        factory.a_role()
        factory.a_role("early", opens_on=date(2031, 12, 1))
        factory.a_role("late", closes_on=date(2031, 11, 1))
        profiles.unpublish_profile(factory.a_role("resting"), by=cast.ed())
        shown = words(client_for(ed).get(reverse("roles_list")))
    for said in ("Peer mentor", "Open", "Opens on 1 December 2031", "Closed on 1 November 2031", "Not published"):
        assert said in shown


def test_a_level_that_is_past_its_review_is_flagged_on_the_list_and_on_its_page(ed, client_for, at) -> None:
    with at("2031-11-22 10:00"):
        profile = factory.a_role(**HIGHER)
    with at("2032-11-22 10:00"):
        writer = client_for(ed)
        assert "Due since 22 November 2032" in words(writer.get(reverse("roles_list")))
        assert "That was due on 22 November 2032." in words(writer.get(reverse("roles_page", args=[profile.pk])))


def test_a_level_that_is_not_due_yet_only_names_the_day(ed, client_for, at) -> None:
    with at("2031-11-22 10:00"):
        profile, writer = factory.a_role(**HIGHER), client_for(ed)
        assert "Due since" not in words(writer.get(reverse("roles_list")))
        assert "Look at the DBS level again" not in words(writer.get(reverse("roles_page", args=[profile.pk])))


def test_one_role_or_three_take_the_same_number_of_queries(
    writer, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    factory.a_role()
    writer.get(reverse("roles_list"))
    with django_assert_max_num_queries(25) as few:
        writer.get(reverse("roles_list"))
    factory.a_role("befriender")
    factory.a_role("cafe-host")
    with django_assert_num_queries(len(few)):
        writer.get(reverse("roles_list"))


# --- who comes in -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "status"),
    [("ed", 200), ("alex", 200), ("joan", 200), ("maya", 404), ("helen", 404), ("owen", 404), ("sam", 404)],
)
def test_the_roles_are_for_editors_and_those_who_decide(name, status, client_for) -> None:
    profile, browser = factory.a_role(), client_for(getattr(cast, name)())
    for path in (reverse("roles_list"), reverse("roles_page", args=[profile.pk])):
        assert browser.get(path).status_code == status


@pytest.mark.parametrize(("name", "sees"), [("ed", True), ("joan", True), ("maya", False), ("owen", False)])
def test_the_menu_shows_roles_to_those_alone(name, sees, client_for) -> None:
    shown = words(client_for(getattr(cast, name)()).get("/admin/account/"))
    assert (reverse("roles_list") in shown) is sees


@pytest.mark.parametrize("name", ["joan", "maya", "wendy"])
def test_nobody_else_writes_opens_or_closes_a_role(name, edit_url, client_for) -> None:
    profile, browser = factory.a_role(), client_for(getattr(cast, name)())
    paths = [edit_url(profile), reverse("roles_new")]
    paths += [reverse(f"roles_{what}", args=[profile.pk]) for what in ("publish", "unpublish")]
    assert [browser.post(path, as_it_is(profile, title="X")).status_code for path in paths] == [404] * 4
    assert RoleProfile.objects.get().title == "Peer mentor"


def test_a_role_that_does_not_exist_is_not_found(writer) -> None:
    assert writer.get(reverse("roles_page", args=[99])).status_code == 404
    assert writer.post(reverse("roles_publish", args=[99])).status_code == 404


# --- writing ----------------------------------------------------------------------------------------
def test_an_editor_writes_a_new_role_and_it_is_not_open_yet(writer, eastmoor) -> None:
    module = factory.a_module()
    given = new_role(areas=[eastmoor.pk], required_modules=[module.pk], **on("closes_on", date(2027, 1, 31)))
    reply = writer.post(reverse("roles_new"), given)
    profile = RoleProfile.objects.get()
    assert reply.url == reverse("roles_page", args=[profile.pk])
    assert (profile.title, profile.is_published, profile.required_gates) == ("Befriender", False, GATES)
    assert ([*profile.areas.all()], [*profile.required_modules.all()]) == ([eastmoor], [module])
    assert profile.closes_on == date(2027, 1, 31)


def test_the_form_opens_with_what_is_stored(writer, edit_url, eastmoor) -> None:
    profile = factory.a_role(**HIGHER, minimum_age=21)
    form = writer.get(edit_url(profile)).context["form"]
    assert [form[name].value() for name in ("title", "dbs_level", "minimum_age")] == ["Peer mentor", "enhanced", 21]
    assert [form[f"check_{place}"].value() for place in (1, 2, 3)] == ["conversation", "references", "identity"]
    assert form["areas"].value() == [eastmoor.pk]


def test_every_check_but_training_can_be_chosen(writer) -> None:
    form = writer.get(reverse("roles_new")).context["form"]
    assert "training" not in dict(form.fields["check_1"].choices)
    assert len([name for name in form.fields if name.startswith("check_")]) == len(CHECKS) == len(kinds_for_profiles())


def test_the_order_of_the_checks_is_theirs_and_gaps_do_not_count(writer, edit_url) -> None:
    profile = factory.a_role()
    given = as_it_is(profile) | checks(BACKWARDS[0], "", *BACKWARDS[1:])
    writer.post(edit_url(profile), given)
    assert RoleProfile.objects.get().required_gates == BACKWARDS


def test_a_check_named_twice_is_said_at_its_line_and_what_was_typed_stays(writer) -> None:
    reply = writer.post(reverse("roles_new"), new_role(**checks("dbs", "identity", "dbs", "", "", "", "", "")))
    assert reply.status_code == 422
    assert reply.context["form"].errors == {"check_3": ["“DBS check” is here twice. Name each check once."]}
    assert "Rings one person each week." in words(reply)
    assert RoleProfile.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "name", "sentence"),
    [
        ({"title": ""}, "title", "We need something here to go on."),
        ({"slug": "be friend"}, "slug", "Enter a valid “slug”"),
        ({"minimum_age": "15"}, "minimum_age", "Nobody under 16 volunteers here. Write 16 or more."),
        ({"dbs_level": "magic"}, "dbs_level", "Select a valid choice."),
        ({"check_1": "training"}, "check_1", "Select a valid choice."),
        (
            on("opens_on", date(2027, 2, 1)) | on("closes_on", date(2027, 1, 1)),
            "closes_on",
            "The last day comes before the first. Move one of them.",
        ),
    ],
)
def test_an_odd_value_is_asked_for_again_in_words(writer, fields, name, sentence) -> None:
    reply = writer.post(reverse("roles_new"), new_role(**fields))
    assert reply.status_code == 422
    assert sentence in reply.context["form"].errors[name][0]


def test_a_short_name_that_is_taken_is_said_at_its_field(writer) -> None:
    factory.a_role("befriender")
    reply = writer.post(reverse("roles_new"), new_role())
    assert (reply.status_code, list(reply.context["form"].errors)) == (422, ["slug"])


def test_what_a_browser_shows_can_be_sent_as_it_is(writer) -> None:
    form = writer.get(reverse("roles_new")).context["form"]
    assert form.as_of == new_role()["as_of"]


def test_the_address_of_a_role_never_changes(writer, edit_url) -> None:
    profile = factory.a_role()
    writer.post(edit_url(profile), as_it_is(profile, slug="other"))
    assert RoleProfile.objects.get().slug == "peer-mentor"


def test_what_the_model_finds_odd_without_a_field_is_said_above(ed) -> None:
    form = ProfileForm(new_role(), profile=RoleProfile())
    assert form.is_valid()
    form.mend(ValidationError({"is_published": ["Something else."]}))
    assert form.non_field_errors() == ["Something else."]


# --- the level and its approval ---------------------------------------------------------------------
def test_saving_without_a_change_keeps_the_approval_whatever_the_browsers_line_ends(writer, edit_url) -> None:
    profile = factory.a_role(**HIGHER | {"eligibility_rationale": "A qualifying adult.\nEach week.\n"})
    assert writer.post(edit_url(profile), as_it_is(profile)).status_code == 302
    profile.refresh_from_db()
    assert (profile.rationale_approved_by, profile.is_published) == (cast.joan(), True)


def test_a_changed_reason_is_approved_again_before_people_may_apply(writer, edit_url) -> None:
    profile = factory.a_role(**HIGHER)
    writer.post(edit_url(profile), as_it_is(profile, eligibility_rationale="Another reason."))
    profile.refresh_from_db()
    assert (profile.rationale_approved_by, profile.is_published) == (None, False)
    assert "A decision maker has to approve the level." in words(writer.get(reverse("roles_page", args=[profile.pk])))


def test_somebody_who_decides_approves_the_level_and_says_when_to_look_again(joan, client_for, at) -> None:
    profile = profiles.save_profile(RoleProfile(), by=cast.mags(), slug="w", title="W", activities="Walks.", **HIGHER)
    with at("2031-11-22 10:00"):
        path = reverse("roles_approve", args=[profile.pk])
        reply = client_for(joan).post(path, on("review_on", date(2032, 5, 1)))
    profile.refresh_from_db()
    assert reply.url == reverse("roles_page", args=[profile.pk])
    assert (profile.rationale_approved_by, profile.review_on) == (joan, date(2032, 5, 1))


def test_without_a_day_the_level_is_looked_at_again_in_a_year(joan, client_for, at) -> None:
    profile = profiles.save_profile(RoleProfile(), by=cast.mags(), slug="w", title="W", activities="Walks.", **HIGHER)
    with at("2031-11-22 10:00"):
        client_for(joan).post(reverse("roles_approve", args=[profile.pk]))
    profile.refresh_from_db()
    assert profile.review_on == date(2032, 11, 22)


def test_a_day_that_has_gone_by_is_asked_for_again(joan, client_for) -> None:
    profile = factory.a_role(**HIGHER)
    path = reverse("roles_approve", args=[profile.pk])
    reply = client_for(joan).post(path, on("review_on", date(2020, 1, 1)))
    assert reply.status_code == 422
    assert "That day has gone by." in words(reply)


def test_a_level_without_its_reason_is_refused_in_a_sentence(joan, client_for) -> None:
    profile = profiles.save_profile(RoleProfile(), by=cast.mags(), slug="w", title="W", dbs_level="enhanced")
    reply = client_for(joan).post(reverse("roles_approve", args=[profile.pk]))
    assert reply.status_code == 409
    assert "Write down first why the law allows this level." in words(reply)


def test_nobody_approves_what_they_wrote(joan, client_for) -> None:
    cast._with_role(joan, "manager")
    profile = profiles.save_profile(RoleProfile(), by=cast.joan(), slug="w", title="W", activities="Walks.", **HIGHER)
    reply = client_for(joan).post(reverse("roles_approve", args=[profile.pk]))
    assert reply.status_code == 409
    assert "You wrote this. Another person has to approve it." in words(reply)


@pytest.mark.parametrize(("name", "status"), [("ed", 404), ("alex", 404), ("maya", 404), ("helen", 404)])
def test_only_somebody_who_decides_approves(name, status, client_for) -> None:
    profile = factory.a_role()
    path = reverse("roles_approve", args=[profile.pk])
    assert client_for(getattr(cast, name)()).post(path).status_code == status


@pytest.mark.parametrize(("level", "asked"), [(HIGHER, True), ({}, False), ({"dbs_level": "enhanced"}, False)])
def test_approval_is_asked_only_where_a_level_above_basic_has_its_reason(joan, level, asked, client_for) -> None:
    profile = profiles.save_profile(RoleProfile(), by=cast.mags(), slug="w", title="W", activities="Walks.", **level)
    shown = words(client_for(joan).get(reverse("roles_page", args=[profile.pk])))
    assert ("Approve this level" in shown) is asked


# --- open and closed --------------------------------------------------------------------------------
def test_a_role_that_is_not_ready_says_what_it_still_needs_and_offers_no_button(writer) -> None:
    profile = profiles.save_profile(RoleProfile(), by=cast.mags(), slug="w", title="W", dbs_level="enhanced")
    shown = words(writer.get(reverse("roles_page", args=[profile.pk])))
    for sentence in profiles.missing_to_publish(profile):
        assert sentence.sentence in shown
    assert reverse("roles_publish", args=[profile.pk]) not in shown


def test_a_role_that_is_not_ready_is_not_published_by_hand_either(writer) -> None:
    profile = profiles.save_profile(RoleProfile(), by=cast.mags(), slug="w", title="W")
    reply = writer.post(reverse("roles_publish", args=[profile.pk]))
    assert reply.status_code == 409
    assert "Say what a volunteer does." in words(reply)
    assert not RoleProfile.objects.get().is_published


def test_an_editor_opens_and_closes_a_role(writer) -> None:
    profile = profiles.unpublish_profile(factory.a_role(), by=cast.ed())
    writer.post(reverse("roles_publish", args=[profile.pk]))
    assert RoleProfile.objects.get().is_open
    writer.post(reverse("roles_unpublish", args=[profile.pk]))
    assert not RoleProfile.objects.get().is_open


def test_a_published_role_is_not_emptied_by_a_save(writer, edit_url) -> None:
    profile = factory.a_role()
    reply = writer.post(edit_url(profile), as_it_is(profile, activities=""))
    assert reply.status_code == 409
    assert "Say what a volunteer does." in words(reply)
    assert RoleProfile.objects.get().activities == "Walks beside one person."


# --- changed checks and people who are cleared ---------------------------------------------------------
def with_one_more(profile: RoleProfile, **fields: Any) -> dict[str, Any]:
    return as_it_is(profile) | checks(*profile.required_gates, "right_to_volunteer") | fields


def test_before_a_new_check_is_saved_those_it_would_change_are_counted(writer, edit_url) -> None:
    profile = factory.cleared().profile
    reply = writer.post(edit_url(profile), with_one_more(profile))
    assert reply.status_code == 409
    assert "1 person whose case is not yours to see" in words(reply)
    assert "Sam" not in words(reply)
    assert "right_to_volunteer" not in RoleProfile.objects.get().required_gates


def test_somebody_who_sees_the_case_reads_the_name(wendy, edit_url, client_for) -> None:
    profile = factory.cleared().profile
    cast._with_role(wendy, "manager")
    cast._with_role(wendy, "coordinator", cast.eastmoor())
    reply = client_for(wendy).post(edit_url(profile), with_one_more(profile))
    assert "Sam Ridley</a>" in words(reply)
    assert "not yours to see" not in words(reply)


def test_once_agreed_to_the_new_check_is_saved_and_nobody_is_changed(writer, edit_url) -> None:
    application = factory.cleared()
    profile = application.profile
    asked = writer.post(edit_url(profile), with_one_more(profile)).context["asked"]
    assert writer.post(edit_url(profile), with_one_more(profile, agreed_to=asked)).status_code == 302
    assert RoleProfile.objects.get().required_gates[-1] == "right_to_volunteer"
    assert application.clearance.state == "active"


def test_what_was_agreed_to_counts_for_those_checks_alone(writer, edit_url) -> None:
    profile = factory.cleared().profile
    asked = writer.post(edit_url(profile), with_one_more(profile)).context["asked"]
    more = with_one_more(profile, agreed_to=asked, check_10="police_vetting")
    assert writer.post(edit_url(profile), more).status_code == 409


def test_a_new_module_asks_as_well(writer, edit_url) -> None:
    profile, module = factory.cleared().profile, factory.a_module()
    assert writer.post(edit_url(profile), as_it_is(profile, required_modules=[module.pk])).status_code == 409


def test_somebody_who_has_done_the_module_is_not_counted(writer, edit_url) -> None:
    module = factory.a_module()
    profile = factory.cleared(profile=factory.a_role(modules=(module,))).profile
    writer.post(edit_url(profile), as_it_is(profile, required_modules=[]))
    assert writer.post(edit_url(profile), as_it_is(profile, required_modules=[module.pk])).status_code == 302


def test_another_order_asks_nothing(writer, edit_url) -> None:
    profile = factory.cleared().profile
    given = as_it_is(profile) | {f"check_{place}": "" for place in range(1, 11)} | checks(*BACKWARDS)
    assert writer.post(edit_url(profile), given).status_code == 302


def test_nobody_is_asked_about_where_nobody_is_cleared(writer, edit_url) -> None:
    profile = factory.a_role()
    assert writer.post(edit_url(profile), with_one_more(profile)).status_code == 302


def test_a_form_that_is_out_of_date_keeps_what_was_typed_and_saves_the_second_time(writer, edit_url) -> None:
    profile = factory.a_role()
    old = as_it_is(profile, title="Mine")
    profiles.save_profile(profile, by=cast.alex(), title="Theirs")
    reply = writer.post(edit_url(profile), old)
    assert reply.status_code == 409
    assert "Somebody changed this role meanwhile." in words(reply)
    assert 'value="Mine"' in words(reply)
    writer.post(edit_url(profile), old | {"as_of": reply.context["form"].as_of})
    assert RoleProfile.objects.get().title == "Mine"


# --- the page ---------------------------------------------------------------------------------------
def test_the_page_says_everything_about_a_role(writer) -> None:
    module = factory.a_module()
    profile = factory.a_role(**HIGHER, modules=(module,), volunteer_basis_on=date(2026, 10, 1))
    shown = words(writer.get(reverse("roles_page", args=[profile.pk])))
    for said in ("Enhanced", "A qualifying adult, each week.", "Joan", "1. Conversation", "The GROW model", "Eastmoor"):
        assert said in shown


def test_a_role_without_areas_is_done_everywhere(writer) -> None:
    profile = profiles.save_profile(factory.a_role(), by=cast.ed(), areas=[])
    assert "Everywhere" in words(writer.get(reverse("roles_page", args=[profile.pk])))


def test_a_published_role_past_its_last_day_says_that_nobody_can_apply(writer) -> None:
    profile = factory.a_role(closes_on=date(2026, 1, 1))
    assert "Published, but nobody can apply today." in words(writer.get(reverse("roles_page", args=[profile.pk])))
