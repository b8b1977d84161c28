"""The square code: the same modules on paper and on the page, with the white room around it that readers need."""

import base64
import re

import segno

from certificates.domain.qr import QUIET, qr_path, qr_png

ADDRESS = "https://volunteer.example.org/verify/M4QK-7RTD-W2XH-9PBE-3KDA-8HRM-5S6V/"
MODULES = {
    (column, row)
    for row, line in enumerate(segno.make(ADDRESS, error="m", micro=False).matrix)
    for column, dark in enumerate(line)
    if dark
}


def test_the_drawing_has_every_dark_module_and_no_other() -> None:
    drawn = re.findall(r"M(\d+) (\d+)h1v1h-1z", qr_path(ADDRESS)[1])
    assert {(int(column) - QUIET, int(row) - QUIET) for column, row in drawn} == MODULES


def test_four_modules_of_room_stay_free_on_every_side() -> None:
    size, path = qr_path(ADDRESS)
    places = [int(number) for pair in re.findall(r"M(\d+) (\d+)", path) for number in pair]
    assert (min(places), max(places)) == (QUIET, size - QUIET - 1)


def test_the_path_needs_no_style_and_can_carry_no_markup() -> None:
    assert re.fullmatch(r"[Mhvz0-9 -]+", qr_path("<script>alert('zinnia')</script>")[1])


def test_on_paper_it_is_a_picture_inside_the_document() -> None:
    kind, _, content = qr_png(ADDRESS).partition(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(content).startswith(b"\x89PNG")
