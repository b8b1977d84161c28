"""What a browser sends for the CMS's forms, whose blocks are drawn by JavaScript."""

from collections.abc import Iterable, Mapping
from typing import Any


def sent_by_block(block: Any, value: Any, name: str) -> dict[str, str]:
    """The fields of a block, under `name`, as they are sent when they hold `value`."""
    if hasattr(block, "child_block"):
        return _sent_by_list(block, value, name)
    if hasattr(block, "child_blocks"):
        inner = [(block.child_blocks[part], value[part], f"{name}-{part}") for part in block.child_blocks]
        return {key: sent for parts in inner for key, sent in sent_by_block(*parts).items()}
    return {} if value in (None, False) else {name: "on" if value is True else str(value)}


def _sent_by_list(block: Any, value: Any, name: str) -> dict[str, str]:
    data = {f"{name}-count": str(len(value))}
    for place, item in enumerate(value):
        start = f"{name}-{place}"
        data |= {f"{start}-deleted": "", f"{start}-order": str(place), f"{start}-id": ""}
        data |= sent_by_block(block.child_block, item, f"{start}-value")
    return data


def sent_activities(kinds: Any, activities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The list of activities of a module."""
    listed = list(activities)
    data = {"activities-count": str(len(listed))}
    for place, activity in enumerate(listed):
        start, block = f"activities-{place}", kinds.get(activity["kind"]).author_block
        data |= {f"{start}-deleted": "", f"{start}-order": str(place), f"{start}-id": ""}
        data |= {f"{start}-type": activity["kind"]} | sent_by_block(block, block.to_python(activity), f"{start}-value")
    return data
