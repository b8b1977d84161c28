"""One certificate as a list shows it."""

from dataclasses import dataclass
from datetime import date

from certificates.domain.wording import Words, words_of
from certificates.models import Certificate


@dataclass(frozen=True, slots=True)
class Card:
    """`state` is current, expires (soon) or not_current, as components/certificate_card.html knows them."""

    certificate: Certificate
    words: Words
    state: str
    given: date
    until: date | None

    @property
    def how(self) -> str:
        """How it was assessed and how long it took, as one line."""
        return ". ".join(part for part in (self.words.how, self.words.time) if part) + "."


def card_of(certificate: Certificate) -> Card:
    """The card of one certificate; asks the database nothing."""
    says = certificate.snapshot
    return Card(
        certificate=certificate,
        words=words_of(says),
        state=_state(certificate),
        given=date.fromisoformat(says["given_on"]),
        until=date.fromisoformat(says["expires_on"]) if says["expires_on"] else None,
    )


def _state(certificate: Certificate) -> str:
    if not certificate.is_current():
        return "not_current"
    return "expires" if certificate.is_expiring() else "current"
