"""What happens to the made-up applicants: a table of endings, each with how many people come to it."""

from collections.abc import Callable

from django.utils import timezone

from certificates.domain.issuing import choose_name_shown, reissue
from certificates.models import Certificate
from courses.domain.completion import withdraw_completion
from lms.platform.accounts.domain.people import create_person, update_contact
from lms.platform.accounts.models import User
from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.signin.domain import contact_changes
from lms.platform.signin.models import ContactChange
from lms.site.demo.cast import MARKER, Cast
from lms.site.demo.names import name_for
from lms.site.demo.scheme import CAFE, DRIVER, PEER_MENTOR
from lms.site.demo.steps import Walk
from recruitment.domain.casework import cases
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.evidence import conversations, dbs
from recruitment.domain.gates.changes import set_state
from recruitment.domain.intake import applications
from recruitment.domain.roles.proposals import agree_to_proposal, save_or_propose_profile
from recruitment.domain.workflow.moves import make_move
from recruitment.models import DbsCheck, Determination, Gate, GateKind, GateState, RoleProfile

Ending = Callable[[Walk], object]


def _offered(walk: Walk) -> Walk:
    return walk.hello().talk().draft().send().offer()


def _at_checks(walk: Walk) -> Walk:
    return _offered(walk).go_ahead()


def _at_decision(walk: Walk) -> Walk:
    return _at_checks(walk).checks_done().to_decision()


def _cleared(walk: Walk, **words: str) -> Walk:
    return _at_checks(walk).checks_done().learn().to_decision().decide(**words)


def _wrote_first(walk: Walk) -> None:
    walk.application = applications.start_application(walk.person, walk.profile, area=walk.area, by=walk.person)
    cases.assign_coordinator(walk.application, walk.coordinator, by=walk.coordinator)
    walk._answer({"name": {"full_name": walk.person.full_name}}, None)


def _not_met(walk: Walk) -> None:
    _at_checks(walk).papers().ties()
    gate = walk.application.gates.get(kind=GateKind.AGREEMENT)
    for state in (GateState.IN_PROGRESS, GateState.NOT_SATISFIED):
        set_state(gate, state, by=walk.coordinator)


def _waived(walk: Walk) -> None:
    _at_checks(walk).referees(received=1).papers()
    notes = f"{MARKER}: what the second referee would have told us"
    conversations.log_conversation(
        walk.application, kind="in_place_of_reference", channel="call", notes=notes, by=walk.coordinator
    )
    gate = walk.application.gates.get(kind=GateKind.REFERENCES)
    walk.decide("waiver", reason="other-evidence", gate=gate)


def _renewing(walk: Walk) -> None:
    _cleared(walk)
    check = DbsCheck.objects.get(application=walk.application)
    dbs.join_update_service(check, consent_on=timezone.localdate(), by=walk.checks)
    dbs.record_status_check(check, result="changed", by=walk.checks)


def _not_appointed(walk: Walk) -> None:
    _at_decision(walk)
    walk.decide(
        "not_appointed",
        reason="not-this-role",
        plain_words=f"{MARKER}: This role asks for steady mornings, and yours are not steady yet.",
        could_change="Three calm months, and a talk with us.",
    )


def _under_review(walk: Walk) -> None:
    _not_appointed(walk)
    decision = walk.application.determinations.in_force(Determination.Kind.NOT_APPOINTED).get()
    decisions.ask_for_review(decision, words=f"{MARKER}: my mornings have changed", by=walk.person)


def _lapsed(walk: Walk) -> None:
    walk.hello().talk()
    walk.wait(120)
    conversations.log_conversation(walk.application, kind="still_there", channel="text", by=walk.coordinator)
    make_move(walk.application, "lapse", by=walk.coordinator)


def _restricted(walk: Walk) -> None:
    _cleared(walk).decide(
        "restriction",
        reason="being-looked-into",
        plain_words=f"{MARKER}: Somebody told us of a worry. We look into it, and you rest meanwhile.",
    )


def _on_sabbatical(walk: Walk) -> None:
    _cleared(walk)
    clearances.begin_sabbatical(walk.application.clearance, by=walk.person)


def _taken_back(walk: Walk) -> None:
    """Somebody's completion was recorded in error, and their certificate taken back."""
    _at_checks(walk).learn()
    completion = walk.person.completions.latest("pk")
    withdraw_completion(completion, by=walk.cast["trainer"], reason="Recorded for the wrong person.")


def _lost_phone(walk: Walk) -> None:
    """An administrator asked, so that the coordinator finds it on Today and can be the second person."""
    _new_number(_at_checks(walk).papers().person, "lost", "07700 900401", "07700 900402", by=walk.cast["admin"])


def _recycled_number(walk: Walk) -> None:
    """Two agreed: the old number is shut already, and the new one waits for its day."""
    person, new = _at_checks(walk).papers().person, "07700 900404"
    change = _new_number(person, "recycled", "07700 900403", new, by=walk.cast["admin"])
    contact_changes.agree_to_contact_change(change, contact=new, known="vouched", by=walk.coordinator, on_case=True)


def _new_number(person: User, reason: str, old: str, new: str, *, by: User) -> ContactChange:
    update_contact(person, by=person, phone=old)
    return contact_changes.request_contact_change(
        person, replaces="phone", reason=reason, contact=new, known="in_person", by=by
    )


ENDINGS: list[tuple[int, str, Ending]] = [
    (5, "said hello", lambda walk: walk.hello()),
    (4, "talked", lambda walk: walk.hello().talk()),
    (4, "is filling in the form", lambda walk: walk.hello().talk().draft(pages=3)),
    (2, "wrote first", _wrote_first),
    (5, "sent the form", lambda walk: walk.hello().talk().draft().send()),
    (3, "has an offer", _offered),
    (2, "began the checks", _at_checks),
    (2, "waits for referees", lambda walk: _at_checks(walk).referees(received=1)),
    (2, "was asked about the past", lambda walk: _at_checks(walk).referees().papers().past("asked")),
    (2, "would rather talk", lambda walk: _at_checks(walk).papers().past("talk")),
    (2, "answered about the past", lambda walk: _at_checks(walk).referees().past("answered")),
    (2, "waits for the DBS", lambda walk: _at_checks(walk).referees().papers().past().dbs(seen=False)),
    (2, "is being weighed", lambda walk: _at_checks(walk).referees().papers().past().dbs().weigh(finished=False)),
    (1, "has one referee and a talk", _waived),
    (1, "did not agree to the agreement", _not_met),
    (2, "waits for a decision", _at_decision),
    (2, "waits for the second person", lambda walk: _at_decision(walk).propose()),
    (2, "is decided, training open", lambda walk: _at_decision(walk).decide()),
    (4, "is cleared", _cleared),
    (1, "is cleared with conditions", lambda walk: _cleared(walk, conditions="In pairs for the first two months.")),
    (1, "is being renewed", _renewing),
    (1, "is restricted", _restricted),
    (1, "takes a sabbatical", _on_sabbatical),
    (2, "paused", lambda walk: walk.hello().talk().draft(pages=4).move("pause")),
    (2, "lost touch", _lapsed),
    (2, "stopped", lambda walk: walk.hello().talk().draft(pages=2).move("withdraw")),
    (1, "completed in error", _taken_back),
    (1, "was not appointed", _not_appointed),
    (1, "asked for a review", _under_review),
    (1, "lost their phone", _lost_phone),
    (1, "has a number that went to somebody else", _recycled_number),
]


def tell_story(cast: Cast, profiles: dict[str, RoleProfile]) -> int:
    """Bring everybody to their ending; returns how many applications that made."""
    leading(cast, profiles)
    number = 0
    for count, _words, ending in ENDINGS:
        for _turn in range(count):
            _one(cast, profiles, number, ending)
            number += 1
    concern(cast)
    _new_number(cast["trainer"], "lost", "07700 900405", "07700 900406", by=cast["admin"])
    not_needed(cast, profiles[CAFE])
    asked_for_less(cast, profiles[DRIVER])
    return number + 4


def _one(cast: Cast, profiles: dict[str, RoleProfile], number: int, ending: Ending) -> None:
    name = name_for(number)
    person = create_person(
        full_name=name, preferred_name=name.split()[0], email=f"person{number:02}@example.org", by=None
    )
    profile = profiles[CAFE if number % 5 == 4 else PEER_MENTOR]
    walk = Walk(cast, person, profile, north=number % 4 == 3)
    ending(walk)
    walk.wait((number * 5) % 23)


def leading(cast: Cast, profiles: dict[str, RoleProfile]) -> None:
    """The four whose accounts are handed out."""
    role = profiles[PEER_MENTOR]
    Walk(cast, cast["applicant"], role).hello().wait(2).talk().wait(1).draft(pages=3)
    trainee = Walk(cast, cast["trainee"], role).hello().wait(2).talk().wait(4).draft().send().wait(3)
    trainee.offer().wait(1).go_ahead().referees(received=1).wait(2).learn(lessons=3)
    _cleared(Walk(cast, cast["mentor"], role)).wait(200)
    former = Walk(cast, cast["client"], role)
    _cleared(former)
    certificates(cast)


def certificates(cast: Cast) -> None:
    """One that shows its holder's name, one that was replaced under another name, one that was taken back."""
    mine = Certificate.objects.filter(person=cast["mentor"]).latest("pk")
    choose_name_shown(mine, shown=True, by=cast["mentor"])
    hers = Certificate.objects.filter(person=cast["client"]).latest("pk")
    reissue(hers, name="Dana", by=cast["client"])


def not_needed(cast: Cast, profile: RoleProfile) -> None:
    """The café no longer asks whom people know; for somebody under way, a person says so."""
    left = [kind for kind in profile.required_gates if kind != GateKind.CONFLICT_CHECK]
    reason = "Two hosts are always there, and nobody is alone with a visitor."
    _saved, proposal = save_or_propose_profile(profile, by=cast["manager"], reason=reason, required_gates=left)
    if proposal:
        agree_to_proposal(proposal, by=cast["decision"])
    waiting = Gate.objects.filter(
        application__profile=profile, kind=GateKind.CONFLICT_CHECK, state=GateState.NOT_STARTED
    ).exclude(application__area=cast.north)
    set_state(waiting[0], GateState.NOT_REQUIRED, by=cast["coordinator"])


def asked_for_less(cast: Cast, profile: RoleProfile) -> None:
    """Something for a decision maker to agree to, or hand back."""
    reason = "They ring from the office, beside a colleague, so 16 is old enough."
    save_or_propose_profile(profile, by=cast["manager"], reason=reason, minimum_age=16)


def concern(cast: Cast) -> None:
    """Something for the safeguarding lead to read."""
    words = f"{MARKER}: she came in with a bruise and would not say how."
    raise_concern(by=cast["mentor"], words=words, danger_now=False, where="person", about=None)
