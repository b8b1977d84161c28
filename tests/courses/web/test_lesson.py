import pytest

from courses.domain.lesson_work import answer_practice, finish_lesson
from courses.models import Completion, Enrolment, LessonNote, LessonProgress, PracticeAnswer
from tests.factories.courses import cut, enrolment, grow, lesson, module

pytestmark = pytest.mark.django_db

TALK = "/learn/talking/talk/"


def shown(response, kind):
    return next(block for block in response.context["shown"] if block["kind"] == kind)


def test_a_lesson_says_where_it_stands_and_how_long_it_takes(web, on):
    assert "Lesson 2 of 2. About 8 minutes." in web.get("/learn/listening/lesson-2/").text


def test_opening_a_lesson_is_remembered(web, on):
    web.get("/learn/listening/lesson-2/")

    assert LessonProgress.objects.get().lesson == "lesson-2"


def test_looking_at_headers_alone_opens_a_lesson_too(web, on):
    assert web.head("/learn/listening/lesson-1/").status_code == 200


def test_the_lessons_of_the_module_stand_at_the_side(web, on):
    finish_lesson(on, "lesson-1")

    toc = web.get("/learn/listening/lesson-2/").context["toc"]()
    assert [(row["title"], row["state"]) for row in toc] == [("Lesson 1", "done"), ("Lesson 2", "here")]


def test_every_kind_of_block_is_on_the_page(web, on_talk):
    text = web.get(TALK).text

    words = ("Before you read on", "Try it", "Think about it", "Open question", "Ring somebody now", "A smaller one")
    assert [one for one in words if one not in text] == []


def test_a_lesson_without_script_can_be_answered_by_forms_alone(web, on_talk):
    text = web.get(TALK).text

    paths = ("answer/boots/", "answer/jo/", "note/listened/", "done/")
    assert [path for path in paths if f'action="{TALK}{path}"' not in text] == []


def test_the_way_back_leads_to_the_lesson_before(web, on):
    assert "Back to “Lesson 1”" in web.get("/learn/listening/lesson-2/").text


def test_the_first_lesson_has_none_before_it(web, on):
    assert web.get("/learn/listening/lesson-1/").context["before"] is None


def test_a_sensitive_lesson_does_not_name_itself_in_the_window(web, priya):
    enrolment(priya, module("other", title="Living with addiction", public_title="Awareness", sensitive=True))

    assert "<title>Awareness" in web.get("/learn/other/lesson-1/").text


def test_an_answer_leads_back_to_its_place(web, on_talk):
    response = web.post(f"{TALK}answer/boots/", {"pick": "c"})

    assert (response.status_code, response.url) == (302, f"{TALK}#boots")


def test_a_tried_answer_is_open_on_the_next_visit(web, on_talk):
    web.post(f"{TALK}answer/boots/", {"pick": "c"})

    options = shown(web.get(TALK), "question")["practice"]["options"]
    assert [option["outcome"] for option in options] == ["", "", "near"]


def test_after_two_tries_there_is_a_hint(web, on_talk):
    for letter in ("b", "c"):
        web.post(f"{TALK}answer/boots/", {"pick": letter})

    assert "Listen again." in web.get(TALK).text


def test_a_right_answer_is_said_with_its_reason(web, on_talk):
    web.post(f"{TALK}answer/boots/", {"pick": "a"})

    response = web.get(TALK)
    assert (shown(response, "question")["solved"], "Said A" in response.text) == (True, True)


@pytest.mark.parametrize("data", [{}, {"pick": "z"}, {"pick": ["a", "b"]}], ids=["nothing", "unknown", "too many"])
def test_an_answer_that_does_not_fit_says_what_to_do(web, on_talk, data):
    response = web.post(f"{TALK}answer/boots/", data, follow=True)

    assert (response.redirect_chain[0][0], "Pick one first" in response.text) == (f"{TALK}?mend=boots#boots", True)
    assert not PracticeAnswer.objects.exists()


def test_a_story_goes_on_from_what_is_chosen(web, on_talk):
    web.post(f"{TALK}answer/jo/", {"pick": "b", "step": "start"})

    response = web.get(TALK)
    assert ("Jo goes on." in response.text, shown(response, "scenario")["ended"]) == (True, True)


def test_a_story_can_begin_again_and_forgets_nothing(web, on_talk):
    web.post(f"{TALK}answer/jo/", {"pick": "b", "step": "start"})
    web.post(f"{TALK}answer/jo/")

    assert (shown(web.get(TALK), "scenario")["ended"], PracticeAnswer.objects.count()) == (False, 2)


def test_a_note_is_kept_for_the_person_alone(web, on_talk):
    response = web.post(f"{TALK}note/listened/", {"note": "My nan. zinnia"}, follow=True)

    assert (response.redirect_chain[0][0], "My nan. zinnia" in response.text) == (f"{TALK}#listened", True)


def test_a_note_that_stirs_something_up_is_kept_and_leads_to_being_rung(web, on_talk):
    response = web.post(f"{TALK}note/listened/", {"note": "zinnia", "ring": "1"})

    assert (response.url, LessonNote.objects.get().words) == ("/ring-me/", "zinnia")


def test_every_box_for_a_note_has_a_way_to_be_rung(web, on_talk):
    assert "Keep it and ask us to ring me" in web.get(TALK).text


def test_a_note_can_be_taken_away(web, on_talk):
    for words in ("One", ""):
        web.post(f"{TALK}note/listened/", {"note": words})

    assert not LessonNote.objects.exists()


@pytest.mark.parametrize("path", ["answer/nothing/", "answer/listened/", "note/boots/", "note/nothing/"])
def test_what_the_lesson_does_not_hold_is_not_there(web, on_talk, path):
    assert web.post(TALK + path, {"pick": "a", "note": "x"}).status_code == 404


@pytest.mark.parametrize("path", ["", "done/", "answer/boots/", "note/listened/"])
def test_a_lesson_of_another_version_is_not_there(web, on_talk, path):
    send = web.post if path else web.get

    assert send(f"/learn/talking/elsewhere/{path}", {"pick": "a"}).status_code == 404


def test_a_lesson_that_came_later_is_not_there_for_whoever_began_before(web, on):
    web.get("/learn/listening/lesson-1/")
    lesson(on.module, "later")
    cut(on.module)

    assert web.get("/learn/listening/later/").status_code == 404


def test_whoever_begins_after_a_change_gets_the_new_lesson(web, on):
    lesson(on.module, "later")
    cut(on.module)
    web.get("/learn/listening/lesson-1/")

    assert web.get("/learn/listening/later/").status_code == 200


def test_a_lesson_that_the_new_version_dropped_is_not_there(web, on):
    on.module.get_children().get(slug="lesson-2").unpublish()
    cut(on.module)

    assert web.get("/learn/listening/lesson-2/").status_code == 404


def test_done_leads_on_to_the_next_lesson(web, on):
    response = web.post("/learn/listening/lesson-1/done/")

    assert (response.url, LessonProgress.objects.get().done_at is None) == ("/learn/listening/lesson-2/", False)


def test_done_with_the_last_lesson_leads_to_the_questions(web, on):
    web.post("/learn/listening/lesson-1/done/")

    assert web.post("/learn/listening/lesson-2/done/").url == "/learn/listening/quiz/"


def test_done_with_the_last_lesson_leads_back_to_one_left_out(web, on):
    assert web.post("/learn/listening/lesson-2/done/").url == "/learn/listening/lesson-1/"


def test_done_with_everything_says_well_done(web, priya):
    enrolment(priya, module("other", lessons=1, questions=0))

    response = web.post("/learn/other/lesson-1/done/", follow=True)

    assert ("You have finished all of it" in response.text, Completion.objects.count()) == (True, 1)


def test_going_on_after_the_end_leads_to_the_module(web, priya):
    enrolment(priya, module("other", lessons=1, questions=0))
    for _ in range(2):
        response = web.post("/learn/other/lesson-1/done/")

    assert (response.url, Completion.objects.count()) == ("/learn/other/", 1)


def test_a_finished_lesson_can_be_read_again(web, priya):
    enrolment(priya, module("other", lessons=1, questions=0))
    web.post("/learn/other/lesson-1/done/")

    assert web.get("/learn/other/lesson-1/").context["is_done"] is True


@pytest.mark.parametrize("path", ["done/", "answer/boots/", "note/listened/"])
def test_a_link_alone_changes_nothing(web, on_talk, path):
    assert web.get(TALK + path).status_code == 405


@pytest.mark.parametrize("path", ["done/", "answer/boots/", "note/listened/"])
def test_nobody_answers_for_somebody_else(client_for, on_talk, sam, path):
    response = client_for(sam).post(TALK + path, {"pick": "a", "note": "x"})

    assert (response.status_code, PracticeAnswer.objects.exists(), LessonNote.objects.exists()) == (404, False, False)


def test_another_trainee_sees_nothing_of_my_notes(web, client_for, on_talk, sam):
    web.post(f"{TALK}note/listened/", {"note": "zinnia"})
    enrolment(sam, on_talk.module)

    assert "zinnia" not in client_for(sam).get(TALK).text


def test_a_signed_in_page_is_kept_by_no_cache(web, on):
    assert "no-store" in web.get("/learn/listening/lesson-1/")["Cache-Control"]


@pytest.mark.both
@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow_with_answers(web, on_talk, count, django_assert_max_num_queries):
    web.get(TALK)
    for _ in range(count):
        answer_practice(Enrolment.objects.get(pk=on_talk.pk), "talk", "boots", ["b"])

    with django_assert_max_num_queries(24):
        assert web.get(TALK).status_code == 200


def test_every_lesson_of_grow_weighs_less_than_200_kilobytes(web, priya):
    version = grow()
    enrolment(priya, version.module)

    weights = [len(web.get(f"/learn/grow/{one['slug']}/").content) for one in version.content["lessons"]]
    assert max(weights) < 60_000
