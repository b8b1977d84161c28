"""The form as a table."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.domain.form import pages
from tests.factories import recruitment as factory

NO_REFEREES = "Each of these still needs a name and a way to reach them."
NEVER_ASKED = ("record", "conviction", "offence", "cv", "gap", "photo", "insurance", "criminal")


def problems(task: str, **data) -> dict[str, str]:
    return pages.problems(pages.TASKS[task], data)


def test_every_page_has_its_own_address():
    assert len(pages.TASKS) == len(pages.BEFORE) + len(pages.AFTER)


def test_every_page_stands_in_a_section():
    assert {task.section for task in pages.TASKS.values()} == set(pages.SECTIONS)


@pytest.mark.parametrize("word", NEVER_ASKED)
def test_what_is_never_asked_is_on_no_page(word):
    names = [f"{task.slug} {task.title}" for task in pages.TASKS.values()]
    names += [field.name for task in pages.TASKS.values() for field in task.fields]

    assert [name for name in names if word in name.lower().replace("-", " ").split()] == []


def test_the_date_of_birth_is_asked_only_after_the_offer():
    assert "date-of-birth" not in {task.slug for task in pages.BEFORE}


def test_the_private_route_is_offered_before_names_are_asked():
    slugs = [task.slug for task in pages.AFTER]

    assert slugs.index("private-route") < slugs.index("other-names")


@pytest.mark.parametrize("task", sorted(factory.ANSWERS | factory.LATER_ANSWERS))
def test_a_good_answer_has_no_problem(task):
    assert problems(task, **(factory.ANSWERS | factory.LATER_ANSWERS)[task]) == {}


@pytest.mark.parametrize("task", sorted(task.slug for task in pages.TASKS.values() if not task.optional))
def test_a_page_that_is_needed_is_not_complete_while_empty(task):
    assert problems(task) != {}


@pytest.mark.parametrize("task", sorted(task.slug for task in pages.TASKS.values() if task.optional))
def test_a_page_that_is_optional_is_complete_while_empty(task):
    assert problems(task) == {}


@pytest.mark.parametrize(
    ("task", "data", "sentence"),
    [
        ("channel", {"channel": "pigeon"}, "Choose one of these."),
        ("needs", {"needs": ["gold"]}, "Choose from these."),
        ("needs", {"needs": "access"}, "Choose from these."),
        ("age", {"old_enough": "yes"}, "Choose yes or no."),
        ("number", {"contact_phone": "12"}, "This has 2 digits."),
        ("email", {"contact_email": "sam"}, "This does not look like an email address."),
        ("name", {"full_name": 7}, "Write it in words."),
        ("date-of-birth", {"date_of_birth": "27 March"}, "This is not a date."),
        ("date-of-birth", {"date_of_birth": 1990}, "This is not a date."),
        ("date-of-birth", {"date_of_birth": "1850-01-01"}, "Check the year."),
        ("date-of-birth", {"date_of_birth": "2090-01-01"}, "Check the year."),
        ("addresses", {"addresses": [{"address": ""}]}, "Fill in or take out the empty line."),
        ("addresses", {"addresses": [{"postcode": "X"}]}, "Fill in or take out the empty line."),
        ("referees", {"referees": [{"name": "Pat"}]}, "We need 2 of these."),
        ("referees", {"referees": [{"name": "Pat"}, {"relationship": "tutor"}]}, NO_REFEREES),
        ("addresses", {"addresses": [{"from": "2021", "to": "2026"}]}, "Each of these still needs where it was."),
    ],
)
def test_an_odd_answer_is_told_how_to_be_mended(task, data, sentence):
    assert next(iter(problems(task, **data).values())).startswith(sentence)


@pytest.mark.parametrize("task", ["addresses", "referees"])
def test_somebody_who_wants_help_with_a_list_may_go_on(task):
    assert problems(task, help_wanted=True) == {}


@pytest.mark.parametrize("data", [{"words": "Because."}, {"rather_tell": True}])
def test_why_may_be_written_or_told(data):
    assert problems("why", **data) == {}


def test_words_have_no_least_length():
    assert problems("why", words="x") == {}


def test_only_what_the_page_asks_is_kept_with_its_edges_trimmed():
    page = pages.TASKS["name"]

    assert pages.tidy(page, {"full_name": "  Sam Ridley "}) == {"full_name": "Sam Ridley"}
    with pytest.raises(KeyError, match="is_staff"):
        pages.tidy(page, {"full_name": "Sam", "is_staff": True})


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-11-22", "2026-11-22", 18),
        ("2008-11-23", "2026-11-22", 17),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
    ],
)
def test_somebody_is_a_year_older_on_their_birthday(born, day, age):
    assert pages.age_on(date.fromisoformat(day), date.fromisoformat(born)) == age


@given(
    st.sampled_from(sorted(pages.TASKS)), st.dictionaries(st.text(max_size=5), st.none() | st.text() | st.integers())
)
def test_whatever_is_sent_is_answered_in_words(task, data):
    page = pages.TASKS[task]
    known = {field.name: value for field, value in zip(page.fields, data.values(), strict=False)}

    assert all(isinstance(sentence, str) and sentence for sentence in pages.problems(page, known).values())


@pytest.mark.django_db
def test_what_is_unfinished_is_named_in_the_order_of_the_form():
    application = factory.drafting()
    factory.fill_in(application, {"age": {"old_enough": True}})

    assert [task.slug for task in pages.unfinished(application, pages.BEFORE)] == [
        "name",
        "channel",
        "times",
        "voicemail",
        "saying-who",
        "free",
        "why",
    ]
