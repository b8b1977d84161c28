"""A fresh look at a decision: written down when somebody asks for it, and finished by a reviewer."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.pages.web.fields import Hinted
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import review_for
from recruitment.models import Application, Determination, Review
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.decisions.reviews import told_facts

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
        return review_for(application, user) is not None

    def carry_out(self) -> Any:
        review = reviewers.open_review_of(self.application)
        if review is None:
            raise MoveRefused(translate("Nobody waits for a fresh look here. Perhaps it is finished already."))
        return decisions.finish_review(review, by=self.user, **self.cleaned_data)


class GiveReviewForm(CaseForm):
    title = _("Say who looks afresh")
    intro = _("They see the case from then on, until they have finished. Nobody can be chosen who took part in it.")
    button = _("Give it to them")
    done = _("Given. They see it on their Today page.")
    grants = (Grant.DECIDE,)

    reviewer = radio(_("Who?"), [])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        review = reviewers.open_review_of(self.application)
        self.found = {str(one.uuid): one for one in reviewers.possible_reviewers(review)} if review else {}
        self.choose_from("reviewer", [(uuid, one.full_name) for uuid, one in self.found.items()])

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        review = reviewers.open_review_of(application)
        return review is not None and not reviewers.took_part(review.determination, user)

    def carry_out(self) -> Any:
        review = reviewers.open_review_of(self.application)
        if review is None:
            raise MoveRefused(translate("Nobody waits for a fresh look here. Perhaps it is finished already."))
        return reviewers.give_review(review, self.found[self.cleaned_data["reviewer"]], by=self.user)


class ReviewAskedForm(CaseForm):
    title = _("Write down that they ask for a fresh look")
    intro = _("They asked by phone, by text or by letter. Somebody who had no part in the decision looks again.")
    done = _("Written down. A reviewer can take it from their Today page, and the person hears that we have it.")
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
