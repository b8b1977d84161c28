"""One text file of the catalogue, and the list of what is wrong with it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters but for the tab, and separators of lines: Python takes some for spaces, YAML refuses others."""

ATTRIBUTE = re.compile(r"^[a-z_]+:(\s|$)")


@dataclass(frozen=True)
class Problem:
    """Something to mend, and where; `line` counts from 1 and is 0 where it is the whole file."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}" if self.line else f"{self.file}: {self.sentence}"


class CatalogueError(Exception):
    """A folder that cannot be loaded; `problems` says all of it at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Line:
    """A line and its number."""

    number: int
    text: str


@dataclass
class Source:
    """A file's lines. What is not understood is added to `problems` and reading goes on: all is found at once."""

    name: str
    lines: list[Line]
    problems: list[Problem] = field(default_factory=list)

    def complain(self, line: int, sentence: str) -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.name, line, sentence))

    def mapping(self, lines: list[Line]) -> dict[str, Any]:
        """`lines` as a YAML mapping with text keys; anything else is a problem and gives an empty one."""
        start = lines[0].number if lines else 0
        try:
            found = yaml.safe_load("\n".join(line.text for line in lines)) or {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.complain(start + (mark.line if mark else 0), "This is not YAML. Words with a colon need quotes.")
            return {}
        except ValueError:
            self.complain(start, "A date here does not exist.")
            return {}
        if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
            self.complain(start, "Lines of “name: value” are expected here.")
            return {}
        return found

    def front_matter(self) -> tuple[dict[str, Any], list[Line]]:
        """What stands between the first two `---` lines, and the lines after them."""
        marks = [index for index, line in enumerate(self.lines) if line.text == "---"][:2]
        if len(marks) < 2 or marks[0] != 0:
            self.complain(1, "The file begins with front matter between two --- lines.")
            return {}, []
        return self.mapping(self.lines[1 : marks[1]]), self.lines[marks[1] + 1 :]


def read_source(path: Path, folder: Path, problems: list[Problem]) -> Source:
    """The file at `path`, named as seen from `folder`. A missing or unreadable file is a problem and has no lines."""
    name = path.relative_to(folder.parent).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(Problem(name, 0, "This file is missing."))
        return Source(name, [], problems)
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, "This file is not UTF-8 text."))
        return Source(name, [], problems)
    return source_of(text, name, problems)


def source_of(text: str, name: str, problems: list[Problem]) -> Source:
    """`text` as a source; spaces at the ends of lines do not count. Characters that nobody sees are refused."""
    source = Source(name, [], problems)
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        for unseen in sorted(set(UNSEEN.findall(line))):
            source.complain(
                number, f"There is a character here that nobody can see (U+{ord(unseen):04X}). Take it out."
            )
        source.lines.append(Line(number, UNSEEN.sub("", line).rstrip()))
    return source


def attributes(source: Source, lines: list[Line]) -> tuple[dict[str, Any], list[Line]]:
    """The `name: value` lines at the start of `lines`, and what follows the empty line after them."""
    count = next((i for i, line in enumerate(lines) if not ATTRIBUTE.match(line.text)), len(lines))
    if count and count < len(lines) and lines[count].text:
        source.complain(lines[count].number, "Leave an empty line after the lines of “name: value”.")
    return source.mapping(lines[:count]), lines[count:]


def dump(values: dict[str, Any]) -> str:
    """Lines of “name: value” that `mapping` reads back; short lists on one line, nothing folded."""
    return "\n".join(_dumped(name, value) for name, value in values.items())


def _dumped(name: str, value: Any) -> str:
    flat = isinstance(value, list) and not any(isinstance(item, dict) for item in value)
    text = yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=False)
    if flat:
        text = f"{name}: " + yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True)
    return text.strip()
