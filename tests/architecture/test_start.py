"""What a process loads when it starts: a web process never draws, so it never loads what draws and signs."""

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.code import ROOT

DRAWING = ("xhtml2pdf", "reportlab", "pyhanko", "fontTools", "pypdf", "svglib", "aiohttp")
PROGRAM = """
import sys
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
get_wsgi_application()
get_resolver().url_patterns
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_web_process_loads_nothing_that_draws_signs_or_makes_fonts(tmp_path: Path) -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings.test", "PATHWAY_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "certificates" in loaded
    assert sorted(loaded & set(DRAWING)) == []
