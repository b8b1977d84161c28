"""Addresses of learning. What stands under a module beside its lessons is in `courses.models.lesson.TAKEN_SLUGS`."""

from django.urls import URLPattern, path

from courses.web import home, lessons, modules, quizzes

app_name = "courses"
urlpatterns: list[URLPattern] = [
    path("learn/", home.home, name="home"),
    path("learn/<slug:module>/", modules.module_page, name="module"),
    path("learn/<slug:module>/start/", modules.start, name="start"),
    path("learn/<slug:module>/print/", modules.print_pack, name="print"),
    path("learn/<slug:module>/summary/", modules.summary_sheet, name="sheet"),
    path("learn/<slug:module>/quiz/", quizzes.quiz, name="quiz"),
    path("learn/<slug:module>/quiz/start/", quizzes.start, name="quiz_start"),
    path("learn/<slug:module>/quiz/<uuid:attempt>/", quizzes.result, name="quiz_result"),
    path("learn/<slug:module>/quiz/<uuid:attempt>/check/", quizzes.check, name="quiz_check"),
    path("learn/<slug:module>/quiz/<uuid:attempt>/submit/", quizzes.submit, name="quiz_submit"),
    path("learn/<slug:module>/quiz/<uuid:attempt>/<int:position>/", quizzes.one_question, name="quiz_question"),
    path("learn/<slug:module>/<slug:lesson>/", lessons.lesson_page, name="lesson"),
    path("learn/<slug:module>/<slug:lesson>/done/", lessons.done, name="done"),
    path("learn/<slug:module>/<slug:lesson>/answer/<slug:block>/", lessons.answer, name="answer"),
    path("learn/<slug:module>/<slug:lesson>/note/<slug:block>/", lessons.note, name="note"),
]
