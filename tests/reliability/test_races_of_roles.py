"""Several people who agree to the same role, give it or end each other's at the same moment, in several processes."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from tests.platform.accounts.colleagues import second_administrator
from tests.reliability.crowd import Crew, Crowd

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
MANY = 10


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """Processes that know about roles."""
    hired = Crew(tmp_path_factory.mktemp("roles"), "tests.reliability.role_worker")
    yield hired
    hired.go_home()


def newcomers() -> list[User]:
    return [
        create_person(full_name=f"Kit {number}", email=f"kit{number}@example.org", by=None) for number in range(MANY)
    ]


def held(crowd: Crowd, role: str) -> list[tuple]:
    return crowd.ask(
        f"SELECT COUNT(*), COUNT(DISTINCT user_id) FROM accounts_roleholding WHERE role = '{role}' AND ends IS NULL"
    )


def test_who_agree_to_the_same_roles_give_each_once_and_the_others_are_told(
    tmp_path: Path, crew: Crew, alex: User, mags: User, sofia: User
) -> None:
    ids = [request_role(person, Role.REVIEWER, by=alex).pk for person in newcomers()]
    people = (mags, sofia, second_administrator())
    crowd = Crowd(tmp_path, crew)
    reports = crowd.run([("agree", {"by": person.pk, "request_ids": ids}) for person in people])
    assert Counter(word for report in reports for word in report) == {"won": MANY, "lost": 2 * MANY}
    assert held(crowd, "reviewer") == [(MANY, MANY)]


def test_of_one_who_agrees_and_one_who_hands_back_one_wins(
    tmp_path: Path, crew: Crew, alex: User, mags: User, sofia: User
) -> None:
    ids = [request_role(person, Role.REVIEWER, by=alex).pk for person in newcomers()]
    crowd = Crowd(tmp_path, crew)
    jobs = [("agree", {"by": mags.pk, "request_ids": ids}), ("hand_back", {"by": sofia.pk, "request_ids": ids})]
    agreed, handed_back = crowd.run(jobs)
    assert [sorted(pair) for pair in zip(agreed, handed_back, strict=True)] == [["lost", "won"]] * MANY
    assert held(crowd, "reviewer") == [(agreed.count("won"), agreed.count("won"))]


def test_two_administrators_who_end_each_others_role_leave_one_of_them(
    tmp_path: Path, crew: Crew, alex: User, mags: User
) -> None:
    lin = second_administrator()
    roles = {person: RoleHolding.objects.get(user=person).pk for person in (alex, lin)}
    crowd = Crowd(tmp_path, crew)
    jobs = [("end", {"by": by.pk, "holding_ids": [roles[whose]]}) for by, whose in ((alex, lin), (lin, alex))]
    assert sorted(word for report in crowd.run(jobs) for word in report) == ["refused", "won"]
    assert held(crowd, "administrator") == [(1, 1)]


def test_who_give_the_same_role_at_once_give_it_once(tmp_path: Path, crew: Crew, alex: User, mags: User) -> None:
    ids, lin = [person.pk for person in newcomers()], second_administrator()
    crowd = Crowd(tmp_path, crew)
    jobs = [("give", {"by": by.pk, "user_ids": ids, "role": "editor"}) for by in (alex, lin)]
    assert {word for report in crowd.run(jobs) for word in report} == {"won"}
    assert held(crowd, "editor") == [(MANY, MANY)]
