"""What each page of the form says. To add a question: one `Task` in domain/form.py, one `PageWords` here."""

from recruitment.web.apply.copy.after import AFTER
from recruitment.web.apply.copy.before import BEFORE
from recruitment.web.apply.copy.page import FieldWords, PageWords

PAGES: dict[str, PageWords] = {**BEFORE, **AFTER}

__all__ = ["PAGES", "FieldWords", "PageWords"]
