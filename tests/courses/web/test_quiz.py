import re
from uuid import uuid4

import pytest

from courses.domain.enrolment import withdraw_enrolment
from courses.domain.quizzes import give_answer, start_attempt
from courses.models import Attempt, AttemptAnswer, Completion, Enrolment
from tests.factories.courses import (
    completion,
    cut,
    enrolment,
    module,
    question,
    quiz_attempt,
    right_picks,
    wrong_picks,
)

pytestmark = pytest.mark.django_db

QUIZ = "/learn/listening/quiz/"


def at(attempt, rest=""):
    return f"/learn/{attempt.enrolment.module.key}/quiz/{attempt.uuid}/{rest}"


def state():
    return Attempt.objects.values_list("state", flat=True).get()


def test_the_first_page_says_that_there_is_no_clock(web, on):
    text = web.get(QUIZ).text

    assert ("No clock" in text, "as many goes as you like" in text, "2 of 3 is enough" in text) == (True, True, True)


def test_talking_it_through_is_offered_on_every_page(web, on):
    attempt = start_attempt(on)
    pages = [QUIZ, at(attempt, "1/"), at(attempt, "check/")]

    assert [page for page in pages if "Talk it through instead" not in web.get(page).text] == []


def test_a_module_without_a_quiz_has_no_such_page(web, priya):
    enrolment(priya, module("other", questions=0))

    assert web.get("/learn/other/quiz/").status_code == 404


def test_starting_leads_to_the_first_question(web, on):
    response = web.post(f"{QUIZ}start/", follow=True)

    assert (response.redirect_chain[-1][0], response.status_code) == (at(Attempt.objects.get(), "1/"), 200)


def test_pressing_start_twice_begins_one_attempt(web, on):
    for _ in range(2):
        web.post(f"{QUIZ}start/")

    assert Attempt.objects.count() == 1


def test_starting_after_the_end_leads_back_with_a_reason(web, on, priya):
    completion(priya, on.module)

    response = web.post(f"{QUIZ}start/", follow=True)

    assert ("nothing more to answer" in response.text, Attempt.objects.count()) == (True, 1)


def test_one_question_stands_on_a_page(web, on):
    attempt = start_attempt(on)

    text = web.get(at(attempt, "2/")).text
    assert ("Question 2 of 3" in text, text.count("<fieldset")) == (True, 1)


def test_the_page_does_not_tell_which_option_is_right(web, on):
    attempt = start_attempt(on)

    text = web.get(at(attempt, "1/")).text
    assert [word for word in ("Said A", "Because.", '"right"') if word in text] == []


def test_an_answer_is_kept_and_leads_to_the_next_question(web, on):
    attempt = start_attempt(on)

    response = web.post(at(attempt, "1/"), {"pick": "b"})

    assert (response.url, AttemptAnswer.objects.get().response) == (at(attempt, "2/"), ["b"])


def test_a_kept_answer_is_ticked_on_coming_back(web, on):
    attempt = start_attempt(on)
    web.post(at(attempt, "1/"), {"pick": "b"})

    assert web.get(at(attempt, "1/")).text.count(" checked") == 1


def test_going_on_without_picking_leaves_the_question_open(web, on):
    attempt = start_attempt(on)

    assert web.post(at(attempt, "1/")).url == at(attempt, "2/")
    assert not AttemptAnswer.objects.exists()


def test_the_last_question_leads_to_reading_over(web, on):
    attempt = start_attempt(on)

    assert web.post(at(attempt, "3/"), {"pick": "a"}).url == at(attempt, "check/")


def test_a_changed_answer_leads_back_to_reading_over(web, on):
    attempt = start_attempt(on)

    assert 'name="check"' in web.get(at(attempt, "1/") + "?check").text
    assert web.post(at(attempt, "1/"), {"pick": "a", "check": "1"}).url == at(attempt, "check/")


def test_reading_over_shows_what_is_picked_and_what_is_open(web, on):
    attempt = start_attempt(on)
    give_answer(attempt, 1, ["b"])

    response = web.get(at(attempt, "check/"))
    assert [row["lines"] for row in response.context["rows"]] == [["B"], ["No answer yet"], ["No answer yet"]]
    assert "2 questions have no answer yet" in response.text


def test_coming_back_goes_on_at_the_first_open_question(web, on):
    attempt = start_attempt(on)
    give_answer(attempt, 1, ["b"])

    assert web.get(at(attempt)).url == at(attempt, "2/")


def test_coming_back_with_everything_answered_leads_to_reading_over(web, on):
    attempt = quiz_attempt(on, submit=False)

    assert web.get(at(attempt)).url == at(attempt, "check/")


def test_a_quiz_under_way_offers_to_go_on(web, on):
    start_attempt(on)

    assert "Go on where you left" in web.get(QUIZ).text


def test_finishing_shows_what_came_of_it(web, on):
    attempt = quiz_attempt(on, submit=False)

    response = web.post(at(attempt, "submit/"), follow=True)

    assert (response.redirect_chain[-1][0], "You have got this" in response.text) == (at(attempt), True)


def test_finishing_twice_shows_the_same_result(web, on):
    attempt = quiz_attempt(on, submit=False)
    first, second = (web.post(at(attempt, "submit/")) for _ in range(2))

    assert (first.url, second.url, Attempt.objects.count()) == (at(attempt), at(attempt), 1)


def test_the_back_button_after_the_end_changes_nothing(web, on):
    attempt = quiz_attempt(on, right=0)

    response = web.post(at(attempt, "1/"), {"pick": right_picks(attempt.paper[0])}, follow=True)

    assert ("You had already finished this go" in response.text, Attempt.objects.get().score) == (True, 0)


@pytest.mark.parametrize("rest", ["1/", "check/"])
def test_a_page_of_a_finished_attempt_leads_to_its_result(web, on, rest):
    attempt = quiz_attempt(on, right=0)

    assert web.get(at(attempt, rest)).url == at(attempt)


def test_a_result_below_the_mark_is_kind(web, on):
    attempt = quiz_attempt(on, right=0)

    text = web.get(at(attempt)).text
    assert ("Not there yet, and that is fine" in text, "Have another go" in text) == (True, True)


@pytest.mark.parametrize("right", [0, 3])
def test_what_we_think_comes_before_how_many_are_right(web, on, right):
    text = web.get(at(quiz_attempt(on, right=right))).text

    assert text.index('<ol class="stack-l">') < text.index("just right")


@pytest.mark.parametrize("right", [0, 3])
def test_a_result_never_uses_hard_words(web, on, right):
    text = re.sub(r"<[^>]+>", " ", web.get(at(quiz_attempt(on, right=right))).text).lower()

    assert [word for word in ("fail", "incorrect", "wrong", "score", "%") if word in text] == []


def test_the_first_result_gives_away_no_right_option(web, on):
    attempt = quiz_attempt(on, right=0)

    assert "Said A" not in web.get(at(attempt)).text


def test_the_second_result_names_lessons_only_if_they_teach_it(web, on):
    quiz_attempt(on, right=0)
    attempt = quiz_attempt(on, right=0)

    assert web.get(at(attempt)).context["feedback"]["lessons"] == []


def test_the_third_attempt_gives_a_hint_with_each_question(web, on):
    on.module.questions.update(hint="Think of Jo.")
    cut(on.module)
    for _ in range(2):
        quiz_attempt(on, right=0)

    pages = [web.get(at(start_attempt(on), "1/")).text]
    assert ["Think of Jo." in page for page in pages] == [True]


def test_the_second_attempt_gives_no_hint_yet(web, on):
    on.module.questions.update(hint="Think of Jo.")
    cut(on.module)
    quiz_attempt(on, right=0)

    assert "Think of Jo." not in web.get(at(start_attempt(on), "1/")).text


def test_every_attempt_is_listed_with_its_day(web, on):
    quiz_attempt(on, right=0)
    quiz_attempt(on)

    text = web.get(QUIZ).text
    assert [words in text for words in ("Go 1,", "Go 2,", "Not there yet", "Got it")] == [True] * 4


def test_after_passing_there_is_nothing_to_start(web, on):
    quiz_attempt(on)

    text = web.get(QUIZ).text
    assert ("You have got this" in text, "start/" in text) == (True, False)


def test_passing_with_all_lessons_leads_to_the_certificate(web, on, priya):
    attempt = completion(priya, on.module).enrolment.attempts.get()

    text = web.get(at(attempt)).text
    assert ("That was all of it" in text, 'href="/certificates/"' in text) == (True, True)


def test_passing_before_the_lessons_says_what_is_left(web, on):
    assert "See what is left" in web.get(at(quiz_attempt(on))).text


@pytest.mark.parametrize("pick", ["z", "<script>", ["a", "b"]], ids=["unknown", "markup", "too many"])
def test_an_option_that_is_not_there_is_said_in_plain_words(web, on, pick):
    attempt = start_attempt(on)

    response = web.post(at(attempt, "1/"), {"pick": pick})

    assert (response.status_code, "That choice is not on this page" in response.text) == (400, True)
    assert not AttemptAnswer.objects.exists()


@pytest.mark.parametrize("position", ["0/", "4/", "99999999999/"])
def test_a_question_beyond_the_paper_is_not_there(web, on, position):
    assert web.get(at(start_attempt(on), position)).status_code == 404


def test_several_options_can_be_picked_where_several_are_right(web, priya):
    made = module("other", questions=1)
    question(made, "many", kind="multiple")
    made.questions.exclude(slug="many").delete()
    on = enrolment(priya, cut(made))
    attempt = start_attempt(on)

    assert 'type="checkbox"' in web.get(at(attempt, "1/")).text
    web.post(at(attempt, "1/"), {"pick": ["a", "b"]})
    assert AttemptAnswer.objects.get().response == ["a", "b"]


def test_part_of_several_right_options_is_said_to_be_part(web, priya):
    made = module("other", questions=1)
    question(made, "many", kind="multiple")
    made.questions.exclude(slug="many").delete()
    attempt = start_attempt(enrolment(priya, cut(made)))
    give_answer(attempt, 1, ["a"])
    web.post(at(attempt, "submit/"))

    assert "There may be more to find here" in web.get(at(attempt)).text


def test_a_question_left_open_is_said_to_be_open(web, on):
    attempt = start_attempt(on)
    web.post(at(attempt, "submit/"))

    assert "You left this one open." in web.get(at(attempt)).text


def test_an_attempt_that_was_set_aside_is_not_there_for_whoever_was_taken_off(web, on, owen):
    attempt = start_attempt(on)
    withdraw_enrolment(on, by=owen)

    assert [web.get(at(attempt)).status_code, web.post(at(attempt, "submit/")).status_code] == [404, 404]


@pytest.mark.parametrize(
    ("rest", "send"), [("", "get"), ("1/", "get"), ("1/", "post"), ("check/", "get"), ("submit/", "post")]
)
def test_an_attempt_that_was_set_aside_says_so_to_whoever_came_back(web, on, owen, rest, send):
    attempt = start_attempt(on)
    withdraw_enrolment(on, by=owen)
    Enrolment.objects.filter(pk=on.pk).update(state="in_progress")

    response = getattr(web, send)(at(attempt, rest), follow=True)

    assert (response.redirect_chain[-1][0], "That go was set aside" in response.text) == (QUIZ, True)


@pytest.mark.parametrize(
    ("rest", "send"), [("", "get"), ("1/", "get"), ("1/", "post"), ("check/", "get"), ("submit/", "post")]
)
def test_somebody_elses_attempt_is_not_there(client_for, on, sam, rest, send):
    attempt = start_attempt(on)
    enrolment(sam, on.module)

    assert getattr(client_for(sam), send)(at(attempt, rest), {"pick": "a"}).status_code == 404
    assert (state(), AttemptAnswer.objects.exists()) == ("open", False)


def test_an_attempt_of_one_module_is_not_there_under_another(web, on, priya):
    attempt = start_attempt(on)
    enrolment(priya, module("other"))

    assert web.get(f"/learn/other/quiz/{attempt.uuid}/").status_code == 404


def test_an_attempt_that_does_not_exist_is_not_there(web, on):
    assert web.get(f"{QUIZ}{uuid4()}/").status_code == 404


@pytest.mark.parametrize("rest", ["start/", "submit/"])
def test_a_link_alone_starts_and_finishes_nothing(web, on, rest):
    attempt = start_attempt(on)
    address = f"{QUIZ}start/" if rest == "start/" else at(attempt, rest)

    assert (web.get(address).status_code, state()) == (405, "open")


def test_a_form_without_its_token_is_refused(priya, on, client_for):
    browser = client_for(priya)
    browser.handler.enforce_csrf_checks = True

    assert browser.post(f"{QUIZ}start/").status_code == 403
    assert not Attempt.objects.exists()


def test_the_whole_way_leads_to_a_completion(web, on):
    for slug in ("lesson-1", "lesson-2"):
        web.post(f"/learn/listening/{slug}/done/")
    web.post(f"{QUIZ}start/")
    attempt = Attempt.objects.get()
    for position, asked in enumerate(attempt.paper, 1):
        web.post(at(attempt, f"{position}/"), {"pick": right_picks(asked)})
    web.post(at(attempt, "submit/"))

    assert Completion.objects.get().snapshot["score"] == 100


def test_trying_every_option_of_a_question_cannot_be_read_off_the_page(web, on):
    attempt = start_attempt(on)
    pages = set()
    for picked in (right_picks(attempt.paper[0]), wrong_picks(attempt.paper[0])):
        web.post(at(attempt, "1/"), {"pick": picked})
        pages.add(re.sub(r' checked|value="[^"]{20,}"', "", web.get(at(attempt, "1/")).text))

    assert len(pages) == 1


@pytest.mark.both
@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_does_not_grow_with_questions(web, priya, count, django_assert_max_num_queries):
    attempt = quiz_attempt(enrolment(priya, module("other", lessons=1, questions=count, quiz_draw=count)))

    for address in ("/learn/other/quiz/", at(attempt)):
        with django_assert_max_num_queries(14):
            assert web.get(address).status_code == 200
