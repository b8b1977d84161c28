"""Words of the equality questions; the same answer has the same words under every question."""

from django.utils.translation import gettext_lazy as _

ASKED = {
    "age": _("How old are you?"),
    "sex": _("What is your sex?"),
    "gender_as_at_birth": _("Is your gender the one you were given at birth?"),
    "ethnicity": _("What is your ethnic group?"),
    "disability": _("Are you disabled, or have you an illness that lasts?"),
    "religion": _("What is your religion or belief?"),
    "orientation": _("What is your sexual orientation?"),
    "carer": _("Do you look after somebody who is ill, disabled or old?"),
}
ANSWERS = {
    "under_25": _("Under 25"),
    "25_34": _("25 to 34"),
    "35_44": _("35 to 44"),
    "45_54": _("45 to 54"),
    "55_64": _("55 to 64"),
    "65_or_over": _("65 or over"),
    "female": _("Female"),
    "male": _("Male"),
    "yes": _("Yes"),
    "no": _("No"),
    "asian": _("Asian or Asian British"),
    "black": _("Black, Black British, Caribbean or African"),
    "mixed": _("Mixed or multiple ethnic groups"),
    "white": _("White"),
    "none": _("None"),
    "buddhist": _("Buddhist"),
    "christian": _("Christian"),
    "hindu": _("Hindu"),
    "jewish": _("Jewish"),
    "muslim": _("Muslim"),
    "sikh": _("Sikh"),
    "bisexual": _("Bisexual"),
    "gay_or_lesbian": _("Gay or lesbian"),
    "straight": _("Straight or heterosexual"),
    "other": _("Another"),
    "rather_not": _("I would rather not say"),
}
