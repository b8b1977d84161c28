"""Who sees which letters, and what the database refuses."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from lms.platform.accounts.models import Area, User
from lms.platform.letters.models import Letter
from lms.platform.letters.models.letter import label_of
from tests.cast import know_each_other
from tests.platform.letters.conftest import PLAIN

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Queued = Callable[..., Letter]


@pytest.fixture
def letters(queued: Queued, sam: User, eastmoor: Area, north: Area) -> dict[str, Letter]:
    made = {name: queued(sam) for name in ("eastmoor", "north", "nowhere")}
    for name, area in (("eastmoor", eastmoor), ("north", north)):
        made[name].area = area
        made[name].save()
    return made


def seen_by(user: User, letters: dict[str, Letter]) -> set[str]:
    visible = set(Letter.objects.visible_to(user))
    return {name for name, letter in letters.items() if letter in visible}


def test_a_coordinator_sees_letters_of_her_area(letters: dict[str, Letter], maya: User, noor: User) -> None:
    assert (seen_by(maya, letters), seen_by(noor, letters)) == ({"eastmoor"}, {"north"})


def test_who_sees_cases_everywhere_sees_all_letters(letters: dict[str, Letter], helen: User) -> None:
    assert seen_by(helen, letters) == {"eastmoor", "north", "nowhere"}


@pytest.mark.parametrize("name", ["sam", "wendy", "alex", "mags", "ed", "owen", "sofia", "carl"])
def test_nobody_else_sees_any(letters: dict[str, Letter], request: pytest.FixtureRequest, name: str) -> None:
    assert seen_by(request.getfixturevalue(name), letters) == set()


def test_nobody_sees_their_own_letters_among_other_peoples(queued: Queued, helen: User) -> None:
    queued(helen)
    assert Letter.objects.visible_to(helen).count() == 0


def test_letters_of_somebody_close_are_not_seen(
    letters: dict[str, Letter], helen: User, tariq: User, sam: User
) -> None:
    know_each_other(sam, helen)
    know_each_other(tariq, sam)
    assert (seen_by(helen, letters), seen_by(tariq, letters)) == (set(), set())


@pytest.mark.parametrize(
    ("state", "received"),
    [("waiting", 0), ("held", 0), ("not_sent", 0), ("sent", 1), ("to_print", 1), ("handed_over", 1)],
)
def test_a_person_has_received_what_was_sent_or_is_on_its_way(
    queued: Queued, sam: User, wendy: User, state: str, received: int
) -> None:
    Letter.objects.filter(pk=queued(sam).pk).update(state=state)
    assert Letter.objects.received_by(sam).count() == received
    assert Letter.objects.received_by(wendy).count() == 0


def test_the_database_refuses_a_second_letter_with_the_same_key(queued: Queued, sam: User) -> None:
    queued(sam, once="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter(person=sam, template=PLAIN, context={}, once="x").save()


def test_the_database_refuses_an_unknown_state(queued: Queued, sam: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=queued(sam).pk).update(state="lost")


def test_context_and_words_are_sealed_in_the_database(queued: Queued, sam: User) -> None:
    letter = queued(sam, "concerns/records_opened", context={"number": "zinnia"})
    letter.wording = {"subject": "zinnia", "body": "zinnia"}
    letter.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT context, wording FROM letters_letter")
        assert [text[:3] for row in cursor.fetchall() for text in row] == ["v1|", "v1|"]


def test_a_letter_is_called_by_its_template_never_by_its_person(queued: Queued, sam: User) -> None:
    assert str(queued(sam)) == PLAIN


def test_letters_go_with_the_person_they_were_for(queued: Queued, sam: User) -> None:
    queued(sam)
    User.objects.filter(pk=sam.pk).delete()
    assert Letter.objects.count() == 0


@pytest.mark.parametrize(("about", "label"), [(None, ""), ("", ""), ("a.b:1", "a.b:1")])
def test_a_label_may_be_said_or_left_out(about: str | None, label: str) -> None:
    assert label_of(about) == label
