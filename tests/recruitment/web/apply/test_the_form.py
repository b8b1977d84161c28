"""The application form, one question a page."""

import pytest
from django.urls import reverse

from recruitment.domain.form import pages
from recruitment.domain.form.answers import versions
from recruitment.models import Answer, Application
from recruitment.web.apply.copy import PAGES
from tests.factories.recruitment import ANSWERS, drafting, enquired, fill_in, offered, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(sam) -> Application:
    return drafting(sam)


def page(application: Application, task: str, name: str = "task") -> str:
    return reverse(f"recruitment:{name}", args=[application.reference, task])


def test_every_page_of_the_table_has_its_words() -> None:
    assert {slug: {field.name for field in task.fields} for slug, task in pages.TASKS.items()} == {
        slug: set(words.fields) for slug, words in PAGES.items()
    }


@pytest.mark.parametrize("task", [task.slug for task in pages.BEFORE])
def test_each_page_asks_its_question(task, draft, client_for) -> None:
    reply = client_for(draft.person).get(page(draft, task))
    assert reply.status_code == 200
    assert f"<h1>{PAGES[task].question}</h1>" in reply.content.decode()


@pytest.mark.parametrize("task", [task.slug for task in pages.AFTER])
def test_each_page_after_the_offer_asks_its_question(task, client_for) -> None:
    application = offered()
    reply = client_for(application.person).get(page(application, task))
    assert f"<h1>{PAGES[task].question}</h1>" in reply.content.decode()


def test_an_answer_is_kept_and_the_next_page_follows(draft, client_for) -> None:
    reply = client_for(draft.person).post(page(draft, "name"), {"full_name": "Sam Ridley", "version": "0"})
    assert reply.url == page(draft, "called")
    assert draft.answers.get(task="name").data == {"full_name": "Sam Ridley"}


def test_an_empty_required_page_says_what_is_needed_and_stays(draft, client_for) -> None:
    reply = client_for(draft.person).post(page(draft, "name"), {"full_name": "", "version": "0"})
    assert reply.status_code == 422
    assert "Nearly there" in reply.content.decode()


def test_a_page_can_be_left_for_later_half_done(draft, client_for) -> None:
    reply = client_for(draft.person).post(page(draft, "why"), {"words": "", "version": "0", "later": "1"})
    assert reply.url == reverse("recruitment:application", args=[draft.reference])


def test_typing_is_saved_by_itself(draft, client_for) -> None:
    reply = client_for(draft.person).post(page(draft, "why", "save"), {"words": "Because of my", "version": "0"})
    assert reply.json() == {"version": 1, "said": "Saved just now. You can stop here."}
    assert draft.answers.get(task="why").data["words"] == "Because of my"


def test_an_older_page_shows_both_answers_and_loses_neither(draft, client_for) -> None:
    browser = client_for(draft.person)
    browser.post(page(draft, "why"), {"words": "typed on the phone", "version": "0"})
    reply = browser.post(page(draft, "why"), {"words": "typed in the library", "version": "0"})
    assert reply.status_code == 409
    assert "typed on the phone" in reply.content.decode()
    assert "typed in the library" in reply.content.decode()
    assert draft.answers.get(task="why").data["words"] == "typed on the phone"


def test_the_person_picks_which_of_two_answers_to_keep(draft, client_for) -> None:
    browser = client_for(draft.person)
    browser.post(page(draft, "why"), {"words": "first", "version": "0"})
    browser.post(page(draft, "why"), {"words": "second", "version": "1", "mine": "1"})
    assert draft.answers.get(task="why").data["words"] == "second"


def test_an_older_page_that_saves_by_itself_is_told_so(draft, client_for) -> None:
    browser = client_for(draft.person)
    browser.post(page(draft, "why", "save"), {"words": "newer", "version": "0"})
    reply = browser.post(page(draft, "why", "save"), {"words": "older", "version": "0"})
    assert reply.status_code == 409
    assert draft.answers.get(task="why").data["words"] == "newer"


def test_a_tampered_version_overwrites_nothing(draft, client_for) -> None:
    browser = client_for(draft.person)
    browser.post(page(draft, "why"), {"words": "kept", "version": "0"})
    assert browser.post(page(draft, "why"), {"words": "lost", "version": "x"}).status_code == 409
    assert draft.answers.get(task="why").data["words"] == "kept"


def test_somebody_who_is_not_18_reads_a_plain_not_yet(draft, client_for) -> None:
    reply = client_for(draft.person).post(page(draft, "age"), {"old_enough": "no", "version": "0"}, follow=True)
    assert reply.redirect_chain[-1][0] == reverse("recruitment:not_yet", args=[draft.reference])
    assert "This role is for people aged 18 or over." in reply.content.decode()


def test_the_row_about_age_says_what_was_answered(draft, client_for) -> None:
    client_for(draft.person).post(page(draft, "age"), {"old_enough": "no", "version": "0"})
    tasks = client_for(draft.person).get(f"/applications/{draft.reference}/").context["tasks"]
    assert [row["words"] for row in tasks if "18" in str(row["title"])] == ["Not yet."]


def test_a_wrong_date_says_how_to_write_it_and_stays_on_screen(client_for) -> None:
    application = offered()
    typed = {"date_of_birth_day": "31", "date_of_birth_month": "2", "date_of_birth_year": "1990", "version": "0"}
    reply = client_for(application.person).post(page(application, "date-of-birth"), typed)
    words = reply.content.decode()
    assert reply.status_code == 422
    assert "There is no such day. Write it like 27 3 1988." in words
    assert 'value="31"' in words


def test_places_are_kept_line_by_line(client_for) -> None:
    application = offered()
    typed = {
        "addresses-from": ["2019", "2022", ""],
        "addresses-to": ["2022", "", ""],
        "addresses-address": ["A hostel in Eastmoor", "1 Mill Lane", ""],
        "version": "0",
    }
    client_for(application.person).post(page(application, "addresses"), typed)
    assert application.answers.get(task="addresses").data["addresses"] == [
        {"from": "2019", "to": "2022", "address": "A hostel in Eastmoor"},
        {"from": "2022", "to": "", "address": "1 Mill Lane"},
    ]


def test_another_line_is_added_without_losing_the_first(client_for) -> None:
    application = offered()
    browser, url = client_for(application.person), page(application, "addresses")
    first = {"addresses-from": "2024", "addresses-to": "", "addresses-address": "A friend's sofa", "version": "0"}
    reply = browser.post(url, first | {"more": "1", "from": "check"})
    assert reply.url == f"{url}?from=check"
    assert browser.get(url).content.decode().count('name="addresses-address"') == 2


@pytest.mark.parametrize(("make", "last"), [(drafting, "supporter"), (enquired, ""), (submitted, "")])
def test_after_how_to_reach_me_the_way_leads_on_or_back(make, last, sam, client_for) -> None:
    application = make(sam)
    reply = client_for(sam).post(page(application, "address"), {"address": "", "version": "0"})
    after = page(application, last) if last else reverse("recruitment:application", args=[application.reference])
    assert reply.url == after


def test_a_page_that_does_not_exist_is_not_found(draft, client_for) -> None:
    assert client_for(draft.person).get(page(draft, "criminal-record")).status_code == 404


def test_questions_after_the_offer_wait_for_the_offer(draft, client_for) -> None:
    reply = client_for(draft.person).post(page(draft, "referees"), {"version": "0", "help_wanted": "on"})
    assert reply.status_code == 409
    assert "We ask this later, after an offer." in reply.content.decode()


def test_nobody_else_reads_or_writes_my_answers(draft, wendy, maya, client_for) -> None:
    for stranger in (wendy, maya):
        assert client_for(stranger).get(page(draft, "why")).status_code == 404
        assert client_for(stranger).post(page(draft, "why"), {"words": "x", "version": "0"}).status_code == 404
    assert Answer.objects.filter(application=draft).count() == 0


def test_a_reference_is_found_however_it_is_typed(draft, client_for) -> None:
    shown = draft.shown_reference.lower().replace(" ", "-")
    assert client_for(draft.person).get(f"/applications/{shown}/").status_code == 200


class TestTheTaskList:
    def test_begins_with_the_first_row_open(self, draft, client_for) -> None:
        words = client_for(draft.person).get(f"/applications/{draft.reference}/").content.decode()
        assert words.count("Your turn") == 1
        assert "Seven to answer." in words

    def test_opens_the_door_when_everything_is_answered(self, draft, client_for) -> None:
        fill_in(draft, ANSWERS)
        words = client_for(draft.person).get(f"/applications/{draft.reference}/").content.decode()
        assert reverse("recruitment:check", args=[draft.reference]) in words

    def test_asks_the_same_number_of_queries_however_much_is_answered(
        self, draft, client_for, django_assert_max_num_queries
    ) -> None:
        browser = client_for(draft.person)
        fill_in(draft, ANSWERS)
        with django_assert_max_num_queries(25):
            browser.get(f"/applications/{draft.reference}/")


class TestSending:
    def test_an_unfinished_form_says_what_is_open_and_links_to_it(self, draft, client_for) -> None:
        reply = client_for(draft.person).get(reverse("recruitment:check", args=[draft.reference]))
        assert page(draft, "name") in reply.content.decode()
        sent = client_for(draft.person).post(reverse("recruitment:check", args=[draft.reference]))
        assert sent.status_code == 409
        assert Application.objects.get(pk=draft.pk).submitted_at is None

    def test_the_form_is_sent_once_however_often_the_button_is_pressed(self, draft, client_for) -> None:
        fill_in(draft, ANSWERS)
        browser, check = client_for(draft.person), reverse("recruitment:check", args=[draft.reference])
        replies = [browser.post(check, {"token": "6f1e2d7e-8d4c-4f6e-9a55-3f3df8a1c001"}).url for _press in range(3)]
        assert set(replies) == {reverse("recruitment:receipt", args=[draft.reference])}
        assert draft.moves.filter(name="submit").count() == 1

    def test_the_receipt_says_that_it_arrived(self, client_for) -> None:
        application = submitted()
        reply = client_for(application.person).get(reverse("recruitment:receipt", args=[application.reference]))
        assert "It arrived" in reply.content.decode()

    def test_what_was_sent_can_be_read(self, client_for) -> None:
        application = submitted()
        reply = client_for(application.person).get(reverse("recruitment:answers", args=[application.reference]))
        assert "Somebody was there for me." in reply.content.decode()

    def test_there_is_no_receipt_for_what_was_not_sent(self, draft, client_for) -> None:
        reply = client_for(draft.person).get(reverse("recruitment:receipt", args=[draft.reference]))
        assert reply.url == reverse("recruitment:application", args=[draft.reference])


def test_answers_may_be_any_words_at_all(draft, client_for) -> None:
    odd = "<script>alert(1)</script> {{ 7*7 }} \u200f ’ 🙂"
    browser = client_for(draft.person)
    browser.post(page(draft, "why"), {"words": odd, "version": "0"})
    assert versions(draft)["why"].data["words"] == odd
    assert "<script>alert(1)" not in browser.get(page(draft, "why")).content.decode()
