"""The people of the demo scheme. Everybody and every place is made up; every password is the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from lms.platform.accounts.domain.people import create_person, find_by_email, update_contact
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Role, is_sensitive

PASSWORD = "pathway-demo"  # noqa: S105 - printed by `make run`, and only where DEBUG is on
MARKER = "zinnia"
"""Stands in every sensitive text, so that anybody can look for a leak."""


@dataclass(frozen=True)
class Part:
    """One person: the name before the @, the full name, the role in the scheme and what they can show a visitor."""

    login: str
    name: str
    shows: str
    role: Role | None = None
    area: str = ""

    @property
    def email(self) -> str:
        return f"{self.login}@example.org"


PARTS = (
    Part("admin", "Alex Moreno", "who works here as what, and settings; nobody's case", Role.ADMINISTRATOR),
    Part("admin-two", "Lin Farrow", "the second administrator, who asked for a role", Role.ADMINISTRATOR),
    Part("manager", "Mags Oduya", "a role to agree to; figures come later", Role.MANAGER),
    Part(
        "coordinator",
        "Maya Hartley",
        "Today, the list and each person's page in Eastmoor",
        Role.COORDINATOR,
        "eastmoor",
    ),
    Part("coordinator-north", "Noor Haddad", "the same for North Fells", Role.COORDINATOR, "north"),
    Part("disclosure", "Tess Shaw", "what is sealed, opened with a reason", Role.DISCLOSURE_OFFICER),
    Part("decision", "Tariq Bell", "proposes and decides, never alone", Role.DECISION_MAKER),
    Part("decision-two", "Joan Pallister", "the second person in every decision", Role.DECISION_MAKER),
    Part("reviewer", "Ruth Adeyemi", "looks at a decision afresh", Role.REVIEWER),
    Part("trainer", "Owen Tate", "modules and lessons in the CMS", Role.TRAINER),
    Part("editor", "Ed Falk", "the public pages in the CMS", Role.EDITOR),
    Part("safeguarding", "Sofia Brandt", "every concern that anybody raised", Role.SAFEGUARDING_LEAD),
    Part("applicant", "Sam Okoro", "a form half filled in"),
    Part("trainee", "Priya Nand", "at the checks, learning GROW"),
    Part("mentor", "Carl Stobbart", "cleared, with a certificate", Role.MENTOR, "eastmoor"),
    Part("client", "Dana Whitlock", "a former client with a certificate"),
)


@dataclass(frozen=True)
class Cast:
    """Everybody by login, and the two areas."""

    people: dict[str, User]
    eastmoor: Area
    north: Area

    def __getitem__(self, login: str) -> User:
        return self.people[login]


def is_here() -> bool:
    """Whether the demo scheme has been made already."""
    return find_by_email(PARTS[-1].email) is not None


def gather() -> Cast:
    """Make everybody, with their roles, each sensitive one agreed to by a second person; one role waits for that."""
    areas = {
        "eastmoor": Area.objects.get_or_create(slug="eastmoor", defaults={"name": "Eastmoor"})[0],
        "north": Area.objects.get_or_create(slug="north", defaults={"name": "North Fells"})[0],
    }
    people = {part.login: _make(part) for part in PARTS}
    for part in PARTS:
        if part.role:
            _give(people, part, areas.get(part.area))
    request_role(people["trainer"], Role.SAFEGUARDING_DEPUTY, by=people["admin-two"])
    _let_in(people.values())
    return Cast(people, areas["eastmoor"], areas["north"])


def _make(part: Part) -> User:
    person = create_person(full_name=part.name, preferred_name=part.name.split()[0], email=part.email, by=None)
    if part.role is None:
        update_contact(
            person,
            by=person,
            channel="email",
            voicemail_ok=False,
            do_not_mention_scheme=True,
            safe_times="weekdays, mornings",
            notes=f"{MARKER}: ask for me by my first name",
        )
    return person


def _give(people: dict[str, User], part: Part, area: Area | None) -> None:
    """The two administrators come by the command line, as in every new scheme; they give the others their roles."""
    person, role = people[part.login], part.role or ""
    if part.role is Role.ADMINISTRATOR:
        give_role(person, role, by=None)
        return
    second = people["admin-two"]  # a say in roles that is a day old: the manager's is not yet
    needed = part.role and is_sensitive(part.role)
    give_role(person, role, area=area, by=people["admin"], approved_by=second if needed else None)


def _let_in(people: Iterable[User]) -> None:
    """The same password for everybody, worked out once: it is slow on purpose."""
    encoded = make_password(PASSWORD)
    for person in people:
        person.password = encoded
        person.save(update_fields=["password"])
