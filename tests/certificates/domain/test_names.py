"""Which name stands on a certificate, and which others its holder may choose."""

import pytest

from certificates.domain.names import names_of
from lms.platform.accounts.models import User


@pytest.mark.parametrize(
    ("full", "liked", "usual"),
    [
        ("Samantha Okoro", "", "Samantha Okoro"),
        ("Samantha Okoro", "Samantha", "Samantha Okoro"),
        ("Samuel Okoro", "Samantha", "Samantha Okoro"),
        ("Samuel Okoro", "Samantha Bell", "Samantha Bell"),
        ("Li Wei", "Wei", "Li Wei"),
        ("Cher", "Bono", "Bono"),
        ("", "Sam", "Sam"),
        ("", "", "the holder of this certificate"),
    ],
)
def test_the_usual_name_never_brings_back_a_first_name_that_was_left_behind(full: str, liked: str, usual: str) -> None:
    assert names_of(User(full_name=full, preferred_name=liked))[0] == usual


def test_a_holder_chooses_among_the_names_they_have_told_us() -> None:
    names = names_of(User(full_name="Dana Whitlock", preferred_name="Dee"))
    assert names == ["Dee Whitlock", "Dana Whitlock", "Dee"]


def test_each_name_is_offered_once() -> None:
    assert names_of(User(full_name="Dana Whitlock", preferred_name="Dana")) == ["Dana Whitlock", "Dana"]
