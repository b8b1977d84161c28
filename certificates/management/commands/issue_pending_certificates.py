"""Make the PDFs that are still missing; `tick` does the same every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from certificates.domain.rendering import render_pending


class Command(BaseCommand):
    help = "Make the PDF of every certificate that still waits for one. Safe to run at any time, and twice at once."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{render_pending()} made")
