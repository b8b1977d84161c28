"""A model that was renamed still opens what was sealed under its first name."""

import pytest
from django.db import connection

from lms.platform.trust.crypto import seal
from recruitment.models import Enquiry


@pytest.mark.django_db
def test_an_enquiry_sealed_before_its_model_was_renamed_still_opens() -> None:
    enquiry = Enquiry.objects.create(name="Gaz", contact="07700900123", channel="text")
    with connection.cursor() as cursor:
        stored = seal("Gary", f"recruitment.hello.name.{enquiry.uuid}")
        cursor.execute("UPDATE recruitment_hello SET name = %s WHERE id = %s", [stored, enquiry.pk])
    assert Enquiry.objects.get().name == "Gary"
