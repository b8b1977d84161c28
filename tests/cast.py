"""The cast: the people whose stories the tests tell. Each function finds its person or makes them.

Everybody and every place is made up. Fixtures of the same names are in tests/conftest.py.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from uuid import UUID

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.people import create_person, find_by_email, update_contact
from lms.platform.accounts.domain.relationships import declare
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import Area, Relationship, RoleHolding, User
from lms.platform.accounts.roles import Grant, Role, is_sensitive
from tests.recorded_rows import recorded

PEOPLE = "alex carl dana ed helen joan mags maya nell noor owen priya ruth sam sofia tariq wendy".split()  # noqa: SIM905


_MET: dict[str, UUID] = {}
"""Who was made last under each name. A test that is rolled back takes them away: then they are made anew."""


def _once(make: Callable[[], User]) -> Callable[[], User]:
    """Whoever is there already is found by one question, and nobody looks again whether they hold their role."""

    @wraps(make)
    def person() -> User:
        found = User.objects.filter(uuid=_MET[make.__name__]).first() if make.__name__ in _MET else None
        if found is None:
            found = make()
            _MET[make.__name__] = found.uuid
        return found

    return person


@recorded
def eastmoor() -> Area:
    """The area in which most stories happen."""
    return Area.objects.get_or_create(slug="eastmoor", defaults={"name": "Eastmoor"})[0]


@recorded
def north() -> Area:
    """The other area: what belongs to it is nobody's business in Eastmoor."""
    return Area.objects.get_or_create(slug="north", defaults={"name": "North Fells"})[0]


@recorded
def sam() -> User:
    """An applicant."""
    return _person("Sam Ridley", "sam@example.org")


@recorded
def priya() -> User:
    """A trainee, with a phone as well."""
    return _person("Priya Nand", "priya@example.org", phone="07700 900201")


@recorded
@_once
def carl() -> User:
    """A mentor in Eastmoor, once supported by Dana's coordinator."""
    return _with_role(_person("Carl Stobbart", "carl@example.org", phone="07700 900202"), Role.MENTOR, eastmoor())


@recorded
def dana() -> User:
    """A former client who builds a CV."""
    return _person("Dana Whitlock", "dana@example.org", called="Dee")


@recorded
def nell() -> User:
    """Applied on paper, from custody: has no e-mail and no phone."""
    found = User.objects.filter(full_name="Nell Fenwick").first()
    return found or create_person(full_name="Nell Fenwick", by=maya())


@recorded
def wendy() -> User:
    """A stranger with an account."""
    return _person("Wendy Stranger", "wendy@example.org")


@recorded
@_once
def alex() -> User:
    """The administrator: users and settings, no sensitive content."""
    person = _person("Alex Moreno", "alex@example.org")
    give_role(person, Role.ADMINISTRATOR, by=None)
    return person


@recorded
@_once
def mags() -> User:
    """The manager: figures only. The second person when roles are given, so there was nobody to agree to her own."""
    alex()
    person = _person("Mags Oduya", "mags@example.org")
    give_role(person, Role.MANAGER, by=None)
    return person


@recorded
@_once
def maya() -> User:
    """The coordinator of Eastmoor."""
    return _with_role(_person("Maya Castell", "maya@example.org"), Role.COORDINATOR, eastmoor())


@recorded
@_once
def noor() -> User:
    """The coordinator of the other area."""
    return _with_role(_person("Noor Haddad", "noor@example.org"), Role.COORDINATOR, north())


@recorded
@_once
def helen() -> User:
    """The disclosure officer."""
    return _with_role(_person("Helen Marsh", "helen@example.org"), Role.DISCLOSURE_OFFICER)


@recorded
@_once
def tariq() -> User:
    """A decision maker."""
    return _with_role(_person("Tariq Aziz-Bell", "tariq@example.org"), Role.DECISION_MAKER)


@recorded
@_once
def joan() -> User:
    """The other decision maker."""
    return _with_role(_person("Joan Pallister", "joan@example.org"), Role.DECISION_MAKER)


@recorded
@_once
def ruth() -> User:
    """A reviewer, fresh to every case."""
    return _with_role(_person("Ruth Adeyemi", "ruth@example.org"), Role.REVIEWER)


@recorded
@_once
def sofia() -> User:
    """The safeguarding lead."""
    return _with_role(_person("Sofia Brandt", "sofia@example.org"), Role.SAFEGUARDING_LEAD)


@recorded
@_once
def owen() -> User:
    """The trainer."""
    return _with_role(_person("Owen Tate", "owen@example.org"), Role.TRAINER)


@recorded
@_once
def ed() -> User:
    """The editor of the public site."""
    return _with_role(_person("Ed Larkin", "ed@example.org"), Role.EDITOR)


def safe_contact(person: User, **rules: object) -> User:
    """The person tells how to reach them safely (see `domain.people.PREFERENCE_FIELDS`)."""
    return update_contact(person, by=person, **rules)


def holds_instead(person: User, area: Area | None) -> None:
    """The roles of `person` are held in `area` from now on, or everywhere; what was given cannot be moved."""
    held = list(RoleHolding.objects.filter(user=person))
    RoleHolding.objects.filter(user=person).delete()
    RoleHolding.objects.bulk_create(RoleHolding(user=person, role=one.role, area=area) for one in held)
    person.refresh_from_db()


def know_each_other(person: User, other: User, kind: str = Relationship.Kind.RELATIVE) -> Relationship:
    """`person` declares that `other` is close to them."""
    return declare(person=person, other=other, kind=kind, by=person)


def _person(full_name: str, email: str, *, phone: str | None = None, called: str = "") -> User:
    found = find_by_email(email)
    return found or create_person(
        full_name=full_name, preferred_name=called or full_name.split(maxsplit=1)[0], email=email, phone=phone, by=None
    )


def _with_role(person: User, role: Role, area: Area | None = None) -> User:
    if not RoleHolding.objects.current().filter(user=person, role=role).exists():
        giver = alex()
        assert has_grant(giver, Grant.ACCOUNTS_MANAGE)
        held = give_role(person, role, area=area, by=giver, approved_by=mags() if is_sensitive(role) else None)
        RoleHolding.objects.filter(pk=held.pk).update(given_at=held.given_at - timedelta(days=30))
    return person
