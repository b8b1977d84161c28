"""What staff read before they ring."""

import pytest
from django.db import connection

from lms.platform.accounts.domain.people import update_contact
from lms.platform.accounts.domain.preferences import contact_rules, preference_of
from lms.platform.accounts.models import ContactPreference

pytestmark = pytest.mark.django_db


def test_of_somebody_who_told_us_nothing_we_know_to_be_careful(sam):
    assert contact_rules(sam) == ["Ask how to reach them", "Do not say who is calling to anybody else", "No voicemail"]
    assert ContactPreference.objects.count() == 0


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("call", "Ring"),
        ("text", "Text"),
        ("email", "Email"),
        ("post", "Write by post"),
        ("in_person", "Tell them in person"),
    ],
)
def test_the_best_way_comes_first(sam, channel, words):
    update_contact(sam, by=sam, channel=channel)
    assert contact_rules(sam)[0] == words


def test_safe_times_follow_the_way(sam):
    update_contact(sam, by=sam, channel="call", safe_times="mornings only")
    assert contact_rules(sam)[0] == "Ring, mornings only"


def test_the_scheme_is_not_mentioned_to_those_who_asked_for_that(sam):
    update_contact(sam, by=sam, channel="text", do_not_mention_scheme=True, notes="He reads my post")
    assert contact_rules(sam) == [
        "Text",
        "Do not mention the scheme",
        "Do not say who is calling to anybody else",
        "No voicemail",
        "He reads my post",
    ]


def test_who_has_nothing_to_fear_has_few_rules(sam):
    update_contact(sam, by=sam, channel="call", voicemail_ok=True, may_say_who=True)
    assert contact_rules(sam) == ["Ring", "Voicemail is safe"]


def test_all_that_was_typed_is_sealed_in_the_database(sam):
    told = {
        "safe_times": "zinnia one",
        "alias": "zinnia two",
        "address": {"line": "zinnia three"},
        "notes": "zinnia four",
    }
    update_contact(sam, by=sam, **told)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_contactpreference")
        assert "zinnia" not in str(cursor.fetchall())
    kept = ContactPreference.objects.get(user=sam)
    assert {name: getattr(kept, name) for name in told} == told


def test_a_preference_is_named_by_its_way(sam):
    update_contact(sam, by=sam, channel="post")
    assert [str(preference_of(sam)), str(ContactPreference())] == ["Write to me by post", "not said yet"]
