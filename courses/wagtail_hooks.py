"""Learning in the CMS: registration only."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from courses.models import Lesson, Module
from courses.staff.publishing import refuse_deleting, refuse_deleting_many, refuse_unfinished, tell_published
from courses.staff.questions import QuestionViewSet
from courses.web.previews import preview_lesson, preview_module

hooks.register("before_publish_page", refuse_unfinished)
hooks.register("after_publish_page", tell_published)
hooks.register("before_delete_page", refuse_deleting)
hooks.register("before_bulk_action", refuse_deleting_many)
register_snippet(QuestionViewSet)
Lesson.preview_context = preview_lesson
Module.preview_context = preview_module
