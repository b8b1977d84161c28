"""Every field of people and of signing in has a reason."""

import pytest
from django.apps import apps

from lms.platform.trust.retention import REGISTRY

MODELS = [*apps.get_app_config("accounts").get_models(), *apps.get_app_config("signin").get_models()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_classified_and_no_other(model):
    fields = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]}
    assert set(REGISTRY[model._meta.label]) == fields


def test_a_person_takes_with_them_what_is_theirs():
    exported = {name for name, rule in REGISTRY["accounts.User"].items() if rule.export}
    assert exported >= {"full_name", "preferred_name", "pronouns", "email", "phone"}
    assert "password" not in exported
