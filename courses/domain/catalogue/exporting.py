"""From the CMS back to text files, in the format that `load_module` reads."""

from pathlib import Path
from typing import Any

from courses.blocks.base import frozen_html
from courses.domain.catalogue.lessons import write_lesson
from courses.domain.catalogue.loading import inline_slug
from courses.domain.catalogue.media import write_media
from courses.domain.catalogue.module import MODULE, write_head
from courses.domain.catalogue.questions import write_bank
from courses.domain.catalogue.words import to_markdown
from courses.domain.versions import published_lessons
from courses.models import Lesson, Module

OTHERWISE = {"outcomes", "prerequisites", "sources", "sign_off", "open"}


def export_module(module: Module, into: Path) -> Path:
    """Write the published module to `into`/<key>/ and return that folder. Lessons that are no longer there go."""
    folder = into / module.key
    (folder / "lessons").mkdir(parents=True, exist_ok=True)
    inline: set[str] = set()
    for old in (folder / "lessons").glob("*.md"):
        old.unlink()
    for number, lesson in enumerate(published_lessons(module), 1):
        text = _lesson(lesson, folder, inline)
        (folder / "lessons" / f"{number:02}-{lesson.slug}.md").write_text(write_lesson(text), encoding="utf-8")
    bank = module.questions.exclude(slug__in=inline).prefetch_related("options", "outcomes")
    files = {
        "module.md": write_head(_head(module)),
        "questions.md": write_bank([question.frozen() for question in bank]),
        "summary.md": to_markdown(frozen_html(module.summary)) + "\n",
        "help.md": to_markdown(frozen_html(module.help)) + "\n",
    }
    for name, written in files.items():
        (folder / name).write_text(written, encoding="utf-8")
    return folder


def _head(module: Module) -> dict[str, Any]:
    return {name: getattr(module, name) for name in MODULE.keys() - OTHERWISE} | {
        "introduction": frozen_html(module.introduction),
        "open": module.open_to_all,
        "outcomes": [{"id": outcome.slug, "text": outcome.text} for outcome in module.outcomes.all()],
        "prerequisites": [before.key for before in module.prerequisites.all()],
        "sign_off": [{"role": one.role, "asks": one.asks} for one in module.sign_offs.all()],
        "sources": [
            {"title": one.title, "by": one.by, "date": one.date, "address": one.address, "checked": one.checked_on}
            for one in module.sources.all()
        ],
    }


def _lesson(lesson: Lesson, folder: Path, inline: set[str]) -> dict[str, Any]:
    """As `read_lesson` gives it; the slugs of its own questions are added to `inline`."""
    blocks = [_block(lesson, child, folder, inline) for child in lesson.body]
    return {
        "title": lesson.title,
        "lead": lesson.lead,
        "minutes": lesson.minutes,
        "outcomes": [outcome.slug for outcome in lesson.outcomes.all()],
        "required": lesson.required,
        "blocks": [block for block in blocks if block],
    }


def _block(lesson: Lesson, child: Any, folder: Path, inline: set[str]) -> dict[str, Any] | None:
    block = {"kind": child.block_type.replace("_", "-")} | child.block.freeze(child.value)
    if block["kind"] == "question":
        return _question_block(lesson, block["question"], inline)
    if block["kind"] == "picture":
        picture = child.value["picture"]
        alt = {"alt": block["alternative"], "caption": block["caption"]}
        return alt | {"kind": "picture", "file": write_media(picture, folder)} if picture else None
    if block["kind"] == "download":
        document = child.value["document"]
        return block | {"file": write_media(document, folder)} if document else None
    return block


def _question_block(lesson: Lesson, question: dict[str, Any] | None, inline: set[str]) -> dict[str, Any] | None:
    if question is None:
        return None
    own = inline_slug(lesson.slug, "")
    if question["use"] != "formative" or not question["slug"].startswith(own):
        return {"kind": "question", "use": question["slug"]}
    inline.add(question["slug"])
    return {"kind": "question", "inline": question | {"slug": question["slug"].removeprefix(own)}}
