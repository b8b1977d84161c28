"""Run a command and hear what it says."""

from io import StringIO

from django.core.management import call_command


def run(*arguments: str) -> list[str]:
    """The lines that it wrote."""
    said = StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue().splitlines()
