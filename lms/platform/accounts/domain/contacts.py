"""One way to write an e-mail address and a phone number, so that the same one is found again."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SEPARATORS = re.compile(r"[\s().\-\u2010-\u2015]")
GROUPS = [(r"07", (5, 3)), (r"02", (3, 4)), (r"01(1.|.1)", (4, 3)), (r"", (5, 6))]
"""How the digits of a UK number stand in groups: mobiles, the 02 areas, the large 01 areas, all others (Ofcom)."""
UK_MOBILE = re.compile(r"^\+447[1-57-9]\d{8}$|^\+447624\d{6}$")


def tidy_email(typed: str) -> str:
    """Lower case, without spaces around it. Raises ValidationError with a sentence for the screen."""
    email = typed.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        advice = _("This does not look like an email address. It needs an @, like name@example.org.")
        raise ValidationError(advice) from error
    return email


def mailbox(email: str) -> str:
    """Where post to a tidied address arrives: "sam+two@example.org" is the mailbox of sam@example.org."""
    name, at, place = email.partition("@")
    return name.partition("+")[0] + at + place


def tidy_phone(typed: str) -> str:
    """The number as +44… (or another country's, where it was typed with + or 00).

    Raises ValidationError with a sentence for the screen that says how many digits there are and how many it needs.
    """
    digits = SEPARATORS.sub("", typed)
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    if digits.startswith("+440"):
        digits = "+44" + digits[4:]
    if not re.fullmatch(r"\+?\d+", digits):
        raise ValidationError(_("A phone number has digits only, like 07700 900123."))
    if digits.startswith("+"):
        return _with_country(digits)
    if digits.startswith("0") and (len(digits) == 11 or (len(digits) == 10 and digits[1] == "1")):
        return "+44" + digits[1:]
    raise ValidationError(_count_advice(len(digits)))


def is_mobile(phone: str) -> bool:
    """Whether a tidied number can surely take a text: a UK mobile. Pagers (076) cannot, Manx mobiles (07624) can."""
    return bool(UK_MOBILE.match(phone))


def tidy_contact(typed: str) -> tuple[str | None, str | None]:
    """(e-mail, None) or (None, phone): whichever was typed. Raises ValidationError as the two above."""
    if "@" in typed:
        return tidy_email(typed), None
    if any(letter.isalpha() for letter in typed):
        raise ValidationError(_("Type an email address, like name@example.org, or a mobile number, like 07700 900123."))
    return None, tidy_phone(typed)


def masked(contact: str) -> str:
    """Enough of an address to recognise one's own and no more: "s…@example.org", "…123"."""
    if "@" in contact:
        name, _at, place = contact.partition("@")
        return f"{name[:1]}…@{place}"
    return f"…{contact[-3:]}"


def readable(phone: str) -> str:
    """A tidied number as people say it: "07700 900 123", "0191 498 0123". Other countries' numbers stay as they are."""
    if not phone.startswith("+44"):
        return phone
    local = "0" + phone[3:]
    first, second = next(parts for starts, parts in GROUPS if re.match(starts, local))
    return " ".join((local[:first], local[first : first + second], local[first + second :])).strip()


def _with_country(digits: str) -> str:
    length = len(digits) - 1
    if digits.startswith("+44") and length not in {11, 12}:
        raise ValidationError(_count_advice(max(length - 1, 0)))
    if not 8 <= length <= 15:
        raise ValidationError(_count_advice(length))
    return digits


def _count_advice(count: int) -> str:
    has = ngettext("This has %(count)d digit.", "This has %(count)d digits.", count) % {"count": count}
    return f"{has} {_('A UK mobile has 11, like 07700 900123.')}"
