"""Words of the pages that come only after a conditional offer."""

from django.utils.translation import gettext_lazy as _

from recruitment.web.apply.copy.page import FieldWords, PageWords

CHECKS_TEAM = _(
    "Your coordinator and whoever covers for them, and the checks team. It goes on the form for the check as well."
)

AFTER: dict[str, PageWords] = {
    "private-route": PageWords(
        question=_("Is there an earlier name that should stay private?"),
        lead=_(
            "We are about to ask for names. If you are trans, the DBS has a private way to give earlier ones. "
            "A small team there looks after it, and we never see those names."
        ),
        why=_("So that you know it before you write down any name. You can use it with or without a certificate."),
        sees=_("Nobody. We do not keep what you pick here."),
        fields={
            "wants_route": FieldWords(
                _("The private way"),
                choices={"yes": _("Yes, tell me how it works"), "no": _("No, I do not need it")},
            )
        },
    ),
    "legal-name": PageWords(
        question=_("Which name stands on your papers now?"),
        lead=_("Your full name, as on a passport, a bank letter or whatever you will show us."),
        why=_(
            "We look at your papers with you, and the check is made in this name. We go on calling you what you like."
        ),
        sees=CHECKS_TEAM,
        fields={"legal_name": FieldWords(_("Full name on your papers"), autocomplete="name")},
    ),
    "other-names": PageWords(
        question=_("Have you had other names?"),
        lead=_("A name before marriage, a changed name, a spelling on old papers. Not names that go the private way."),
        why=_("The check is made under every name. One that is missing makes it slow."),
        sees=CHECKS_TEAM,
        fields={
            "names": FieldWords(_("Other names"), _("One on each line."), autocomplete="off"),
            "none": FieldWords(_("No other names")),
        },
    ),
    "date-of-birth": PageWords(
        question=_("When were you born?"),
        why=_("The check needs it. We did not ask before, so that your age could not count against you."),
        sees=CHECKS_TEAM,
        fields={"date_of_birth": FieldWords(_("Date of birth"), _("For example: 27 3 1988"))},
    ),
    "addresses": PageWords(
        question=_("Where have you lived in the last five years?"),
        lead=_(
            "A hostel, a prison, a friend's sofa and no fixed place all count. Roughly when is fine. "
            "We can do this one together."
        ),
        why=_("The check asks for five years with no gaps. Your coordinator helps with the gaps."),
        sees=CHECKS_TEAM,
        fields={
            "addresses": FieldWords(
                _("Places"),
                choices={"from": _("From"), "to": _("Until"), "address": _("Address, or where it was")},
            ),
            "help_wanted": FieldWords(
                _("I would like help with this one"), _("Then you can go on. We do it with you.")
            ),
        },
    ),
    "referees": PageWords(
        question=_("Which two people can speak for you?"),
        lead=_(
            "A probation officer, a support worker, a sponsor, a tutor, somebody you helped. Not a relative. "
            "We ask them what they have seen, and never about a record."
        ),
        why=_(
            "It tells us how you are with people. We tell them your name, and that you would like to volunteer "
            "with us. Nothing else. So ask them first if that is all right."
        ),
        sees=_("Your coordinator and whoever covers for them, and those who do the checks and decide."),
        fields={
            "referees": FieldWords(
                _("People"),
                choices={
                    "name": _("Their name"),
                    "relationship": _("How they know you"),
                    "contact": _("How to reach them"),
                },
            ),
            "help_wanted": FieldWords(
                _("I cannot think of two people"), _("Then you can go on. We find a way together.")
            ),
        },
    ),
}
