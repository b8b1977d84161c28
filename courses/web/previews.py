"""What authors see in a preview: the trainee's own screens, on which nothing is sent and nothing kept."""

from typing import Any

from courses.models import Lesson, Module
from courses.web.presenters import Mine, show_blocks


def preview_lesson(lesson: Lesson) -> dict[str, Any]:
    """As a trainee who opens it for the first time would see it."""
    frozen = lesson.frozen()
    return {
        "lesson": frozen,
        "module": {"title": lesson.get_parent().title},
        "shown": show_blocks(frozen["blocks"], Mine()),
    }


def preview_module(module: Module) -> dict[str, Any]:
    """As a trainee who has not begun would see it."""
    lessons = module.get_children().live() if module.pk else []
    tasks = [{"title": lesson.title, "state": "ahead"} for lesson in lessons]
    quiz = next((activity for activity in module.activities if activity["kind"] == "quiz"), None)
    return {"module": module.frozen(), "title": module.title, "tasks": tasks, "quiz": quiz}
