"""How to reach somebody safely, as sentences that staff read before they ring."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lms.accounts.models import ContactPreference, User


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
        ContactPreference.Channel.CALL: _("Ring"),
        ContactPreference.Channel.TEXT: _("Text"),
        ContactPreference.Channel.EMAIL: _("Email"),
        ContactPreference.Channel.POST: _("Write by post"),
        ContactPreference.Channel.IN_PERSON: _("Tell them in person"),
    }
    way = ways.get(ContactPreference.Channel(preference.channel)) if preference.channel else _("Ask how to reach them")
    return f"{way}, {preference.safe_times}" if preference.safe_times else str(way)
