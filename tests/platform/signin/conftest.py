"""Texts of these tests land on the desk."""

import pytest

from tests.platform.signin.codes import KeptTexts


@pytest.fixture(autouse=True)
def _texts_on_the_desk(settings):
    settings.TEXT_SENDER = "tests.platform.signin.codes.KeptTexts"
    KeptTexts.sent.clear()
