"""How many texts went out on a day."""

import pytest

from lms.platform.signin.domain.codes import Purpose, request_code
from lms.platform.signin.domain.sending import send_code
from lms.platform.signin.models import TextDay

pytestmark = pytest.mark.django_db


def test_a_day_says_how_many_texts_it_took(at):
    with at("2026-11-22 10:00"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    assert str(TextDay.objects.get()) == "2026-11-22: 1"
