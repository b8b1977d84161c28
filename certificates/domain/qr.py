"""The QR code that leads to the page where a certificate is checked."""

import segno

QUIET = 4


def qr_png(address: str) -> str:
    """`address` as a picture for paper: a data: address of a PNG, without a margin."""
    uri: str = _code(address).png_data_uri(scale=4, border=0, dark="#231F1A", light="#FFFFFF")
    return uri


def qr_path(address: str) -> tuple[int, str]:
    """`address` as the side length and the path of a drawing, margin included, for a page without inline styles."""
    matrix = _code(address).matrix
    runs = [
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    ]
    return len(matrix) + 2 * QUIET, "".join(runs)


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
