"""A fresh look at a decision: written down when somebody asks for it, and finished by a reviewer."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import User
from lms.accounts.roles import Grant
from lms.pages.web.fields import Hinted
from recruitment.domain import decisions
from recruitment.domain.refusals import MoveRefused
from recruitment.models import Application, Determination, Review
from recruitment.staff.forms.base import CaseForm, notes_field, radio
from recruitment.staff.reviews import told_facts, waiting_for

Outcome = Review.Outcome
OUTCOMES = [
    (Outcome.UPHELD.value, Outcome.UPHELD.label),
    (
        Outcome.VARIED.value,
        Hinted(Outcome.VARIED.label, hint=_("It is put forward to be opened again, for another outcome.")),
    ),
    (
        Outcome.RETURNED.value,
        Hinted(Outcome.RETURNED.label, hint=_("It is put forward to be opened again, and everything is weighed anew.")),
    ),
]


class FinishReviewForm(CaseForm):
    title = _("Look afresh at the decision")
    intro = _("You had no part in it. Read everything first, and talk with the person if they would like to.")
    button = _("Finish the review")
    done = _("Finished. We tell them that there is something to read on their page.")
    grants = (Grant.REVIEW,)

    outcome = radio(_("What did you find?"), OUTCOMES, hint=_("To open it again takes a second person."))
    plain_words = notes_field(
        _("What you found, in words to them"),
        hint=_("They read this on their page. It is not in the letter."),
        required=True,
    )

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """What they were told, and what they said when they asked."""
        return told_facts(self.application, self.user)

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        return bool(waiting_for(user, [application]))

    def carry_out(self) -> Any:
        asked = Review.objects.worked_by(self.user).filter(determination__application=self.application, outcome="")
        review = asked.select_related("determination__application__person").first()
        if review is None:
            raise MoveRefused(translate("Nobody waits for a fresh look here. Perhaps it is finished already."))
        return decisions.finish_review(review, by=self.user, **self.cleaned_data)


class ReviewAskedForm(CaseForm):
    title = _("Write down that they ask for a fresh look")
    intro = _("They asked by phone, by text or by letter. Somebody who had no part in the decision looks again.")
    done = _("Written down. A reviewer sees it on their Today page, and the person hears that we have it.")
    grants = (Grant.CASE_WORK, Grant.DECIDE, Grant.REVIEW)

    how = radio(_("How did they ask?"), [choice for choice in Review.How.choices if choice[0] != Review.How.FORM])
    words = notes_field(_("What they said"), hint=_("In their own words, if they gave any. Sealed."))

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        found = _told(application)
        return found is not None and not found.reviews.exists()

    def carry_out(self) -> Any:
        found = _told(self.application)
        if found is None:
            raise MoveRefused(translate("There is no decision here that can be looked at again now."))
        return decisions.ask_for_review(found, by=self.user, **self.cleaned_data)


def _told(application: Application) -> Determination | None:
    """The decision that the person may ask about today; read from what the screen has at hand."""
    today = timezone.localdate()
    told = [
        one
        for one in application.determinations.all()
        if one.kind in decisions.ADVERSE and one.state == Determination.State.APPROVED
    ]
    return next((one for one in told if one.review_until and one.review_until >= today), None)
