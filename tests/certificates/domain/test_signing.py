"""The scheme's signature: whole, and broken by any change."""

import io
import logging
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from certificates.domain.pdf import draw
from certificates.domain.signing import make_key, scheme_signer, signed
from certificates.domain.wording import words_of
from tests.certificates.domain.test_wording import SAYS


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return signed(draw(words_of(SAYS)))


@pytest.fixture(autouse=True)
def _quiet() -> None:
    """pyHanko reports every broken file at length, which is what most of these are."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def holds(content: bytes) -> bool:
    """Whether an independent reader finds the scheme's signature whole over the whole file."""
    trusted = ValidationContext(trust_roots=[scheme_signer().signing_cert], allow_fetching=False)
    try:
        [signature] = PdfFileReader(io.BytesIO(content)).embedded_signatures
        status = validate_pdf_signature(signature, trusted)
    except (PdfError, SignatureValidationError, ValueError, LookupError):
        return False
    return status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE


def test_the_signature_is_valid_and_covers_the_whole_file(pdf: bytes) -> None:
    assert holds(pdf)


def test_it_is_a_pades_signature_that_certifies_and_allows_no_change(pdf: bytes) -> None:
    reader = PdfFileReader(io.BytesIO(pdf))
    [signature] = reader.embedded_signatures
    assert (signature.field_name, signature.sig_object["/SubFilter"]) == ("Scheme", "/ETSI.CAdES.detached")
    assert reader.root["/Perms"]["/DocMDP"].get_object()["/Type"] == "/Sig"
    assert signature.docmdp_level.value == 1


def test_a_changed_byte_anywhere_in_the_signed_range_breaks_it(pdf: bytes) -> None:
    [signature] = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    first, length, second, rest = signature.byte_range
    places = [*range(first + 20, length, 1499), *range(second, second + rest, 211)]
    broken = [holds(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]) for at in places]
    assert len(places) > 20
    assert not any(broken)


def test_something_added_at_the_end_is_noticed(pdf: bytes) -> None:
    assert not holds(pdf + pdf[-4000:])


def test_the_key_is_made_once_and_read_by_its_owner_alone(settings: Any, tmp_path: Path) -> None:
    settings.CERTIFICATE_KEY_FILE = str(tmp_path / "keys" / "certificates.pem")
    first, second = scheme_signer(), scheme_signer()
    assert first.signing_cert.dump() == second.signing_cert.dump()
    assert (tmp_path / "keys" / "certificates.pem").stat().st_mode & 0o777 == 0o600
    assert len(list((tmp_path / "keys").iterdir())) == 1


def test_of_two_processes_that_make_a_key_the_first_ones_stays(tmp_path: Path) -> None:
    path = tmp_path / "certificates.pem"
    make_key(path)
    first = path.read_bytes()
    make_key(path)
    assert (path.read_bytes(), len(list(tmp_path.iterdir()))) == (first, 1)


def test_a_scheme_with_another_key_does_not_pass_for_this_one(pdf: bytes, settings: Any, tmp_path: Path) -> None:
    settings.CERTIFICATE_KEY_FILE = str(tmp_path / "another.pem")
    assert not holds(pdf)
