"""Every field of casework has its rule, and the rule fits what the field holds."""

import pytest
from django.apps import apps

from lms.platform.trust.fields import SealedMixin
from lms.platform.trust.retention.registry import REGISTRY

MODELS = list(apps.get_app_config("recruitment").get_models())
FIELDS = [(model, field) for model in MODELS for field in (*model._meta.local_fields, *model._meta.local_many_to_many)]
REVEALED = [(model, field) for model, field in FIELDS if isinstance(field, SealedMixin) and field.opened == "reveal"]


def rule(model, field):
    return REGISTRY[model._meta.label][field.name]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified_and_no_other(model):
    names = {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}

    assert set(REGISTRY[model._meta.label]) == names


@pytest.mark.parametrize(("model", "field"), REVEALED, ids=str)
def test_what_opens_only_with_a_reason_is_deleted_in_the_end(model, field):
    assert rule(model, field).erasure == "delete"


@pytest.mark.parametrize(("model", "field"), REVEALED, ids=str)
def test_what_opens_only_with_a_reason_says_who_may(model, field):
    assert callable(model.may_reveal)


def test_criminal_data_names_its_condition():
    criminal = {rule(model, field) for model, field in FIELDS if rule(model, field).kind == "criminal"}

    assert len(criminal) == 3
    assert [one for one in criminal if "Art. 10" not in one.basis or "Sch. 1" not in one.basis] == []


def test_special_data_names_its_condition_or_is_anonymous():
    special = {rule(model, field) for model, field in FIELDS if rule(model, field).kind == "special"}

    assert [one for one in special if "Art. 9" not in one.basis and "anonymous" not in one.basis] == []


def test_a_referees_words_are_not_exported_unseen():
    model = apps.get_model("recruitment.Reference")

    assert {name for name, one in REGISTRY[model._meta.label].items() if one.kind == "case" and not one.export} == {
        *("name", "contact", "relationship", "words", "concern"),
    }


def test_words_that_people_wrote_are_sealed():
    """Free text about a person is never a plain column; what is plain is about roles, or ids and choices."""
    plain = [
        f"{model.__name__}.{field.name}"
        for model, field in FIELDS
        if field.get_internal_type() == "TextField" and not isinstance(field, SealedMixin)
    ]

    assert {name.split(".")[0] for name in plain} <= {"ProfileProposal", "RoleProfile", "RolePage", "RoleIndexPage"}
