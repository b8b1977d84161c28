"""What the CMS does with what an author sends: one block, cleaned."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue

from courses.blocks import LessonBody

BODY = LessonBody()


def cleaned(kind: str, value: Any) -> Any:
    """The value as it would be saved; raises ValidationError."""
    return BODY.child_blocks[kind].clean(BODY.child_blocks[kind].to_python(value))


def stream(*blocks: tuple[str, Any]) -> StreamValue:
    """Several blocks as a lesson's body."""
    return BODY.to_python([{"type": kind, "value": value} for kind, value in blocks])


def sentences(error: ValidationError) -> list[str]:
    """Every sentence that an author reads, however deep its box lies; each list in order."""
    if not hasattr(error, "block_errors"):
        return list(error.messages)
    nested = error.block_errors
    boxes = nested.values() if isinstance(nested, dict) else nested
    found = [sentence for inner in boxes if inner for sentence in sentences(inner)]
    return found + [str(sentence) for sentence in error.non_block_errors]


def refusal(kind: str, value: Any) -> list[str]:
    """The sentences with which the block is refused; none where it is taken."""
    try:
        cleaned(kind, value)
    except ValidationError as error:
        return sentences(error)
    return []
