"""A model with every kind of sealed field, so that these tests need no other app's."""

from typing import Any

from django.apps.registry import Apps
from django.db import models

from lms.platform.trust.fields import BlindIndexField, SealedJSONField, SealedTextField
from lms.platform.trust.models import SealedModel


def digits(phone: str) -> str:
    return "".join(mark for mark in phone if mark.isdigit())


class Diary(SealedModel):
    seen = SealedTextField(opened="visible", null=True, blank=True)
    facts = SealedJSONField(opened="visible", null=True, blank=True)
    said = SealedTextField(opened="reveal", null=True, blank=True)
    kept = SealedJSONField(opened="reveal", null=True, blank=True)
    phone = SealedTextField(opened="visible", null=True, blank=True)
    phone_index = BlindIndexField("phone", normalise=digits)
    reader = models.UUIDField(null=True, blank=True)

    class Meta:
        apps = Apps()
        app_label = "trust_tests"

    def may_reveal(self, user: Any, field: str) -> bool:
        return user.uuid == self.reader
