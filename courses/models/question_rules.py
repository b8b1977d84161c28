"""What makes a question whole; the same for the screen and for the catalogue's text files."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def problems_with(kind: str, options: Sequence[tuple[str, bool]]) -> list[str]:
    """Sentences that say what to mend; empty when `options` (text, is it right) fit the kind."""
    right = sum(is_right for _text, is_right in options)
    texts = [text for text, _is_right in options]
    checks = [
        (len(options) < 2, _("Give at least two options.")),
        (len(set(texts)) < len(texts), _("Two options say the same.")),
        (kind != "multiple" and right != 1, _("Mark exactly one option as right.")),
        (kind == "multiple" and right < 2, _("Mark at least two options as right.")),
        (kind == "multiple" and right == len(options), _("Leave at least one option that is not right.")),
        (kind == "true-false" and set(texts) != {"True", "False"}, _("The options are True and False.")),
    ]
    return [sentence for is_wrong, sentence in checks if is_wrong]
