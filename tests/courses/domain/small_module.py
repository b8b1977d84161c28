"""A small module as text files, for tests of loading."""

from pathlib import Path

SMALL = """---
key: small
title: A small module
public_title: Small
lead: In short.
outcomes:
  - id: listen
    text: listen
guided_minutes: 10
modes: [remote]
pass_mark: null
sign_off:
  - role: clinical
    asks: A nurse has read it
---
Hello.
"""
LESSON = "---\ntitle: {title}\nlead: L\nminutes: 5\noutcomes: [listen]\n---\n{body}\n"
QUESTION = "## q\nkind: single\n\nSo?\n\n* A\n  > Yes\n- B\n  > Look again\n"


def small_folder(inside: Path) -> Path:
    """The folder `small` with one lesson, one question and one outcome."""
    folder = inside / "small"
    (folder / "lessons").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "module.md").write_text(SMALL)
    (folder / "questions.md").write_text(QUESTION)
    (folder / "summary.md").write_text("## Keep\n\nThis.\n")
    (folder / "help.md").write_text("Ask.\n")
    write(folder, "01-one", "One", "Words.")
    return folder


def write(folder: Path, name: str, title: str = "T", body: str = "Words.") -> None:
    """One lesson's file."""
    (folder / "lessons" / f"{name}.md").write_text(LESSON.format(title=title, body=body))
