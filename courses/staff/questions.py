"""The question bank in the CMS."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import Question


class QuestionViewSet(SnippetViewSet):
    """One list of all questions, by module; each with its options and what we say to each of them."""

    model = Question
    icon = "help"
    menu_label = _("Questions")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["slug", "module", "kind", "use"]
    list_filter = ["module", "kind", "use"]
    search_fields = ["slug", "stem"]
    copy_view_enabled = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return Question.objects.select_related("module")
