"""How to reach somebody safely, as sentences that staff read before they ring."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lms.platform.accounts.models import ContactPreference, User

Channel = ContactPreference.Channel


def preference_of(person: User) -> ContactPreference:
    """What the person told us; where they told us nothing, an unsaved row with the careful answers."""
    found = ContactPreference.objects.filter(user=person).first()
    return found or ContactPreference(user=person)


def preferences_of(people: Iterable[int]) -> dict[int, ContactPreference]:
    """The same for many people at once, by their ids, in one query; who told us nothing is not in it."""
    return {found.user_id: found for found in ContactPreference.objects.filter(user__in=list(people))}


def contact_rules(person: User) -> list[str]:
    """The staff banner, most important first. Never empty: not knowing is a rule too."""
    return contact_rules_of(preference_of(person))


def phone_of(person: User, preference: ContactPreference | None) -> str:
    """The number to reach `person` on: the one they gave for it, else their account's. Empty where none is known."""
    return (preference.contact_phone if preference else None) or person.phone or ""


def email_of(person: User, preference: ContactPreference | None) -> str:
    """The same for e-mail."""
    return (preference.contact_email if preference else None) or person.email or ""


def contact_rules_of(preference: ContactPreference) -> list[str]:
    """The same for a preference that is at hand already, so that a list asks once for all its rows."""
    rules = [_best_way(preference)]
    if preference.do_not_mention_scheme:
        rules.append(_("Do not mention the scheme"))
    if not preference.may_say_who:
        rules.append(_("Do not say who is calling to anybody else"))
    rules.append(_("Voicemail is safe") if preference.voicemail_ok else _("No voicemail"))
    if preference.notes:
        rules.append(preference.notes)
    return rules


def _best_way(preference: ContactPreference) -> str:
    ways = {
        Channel.CALL: _("Ring"),
        Channel.TEXT: _("Text"),
        Channel.EMAIL: _("Email"),
        Channel.POST: _("Write by post"),
        Channel.IN_PERSON: _("Tell them in person"),
    }
    way = ways.get(Channel(preference.channel)) if preference.channel else _("Ask how to reach them")
    return f"{way}, {preference.safe_times}" if preference.safe_times else str(way)
