"""How to reach the person whose case it is: sealed, and opened to whoever gets in touch with them, nobody else."""

from lms.platform.accounts.domain.contact_details import ContactDetails, contact_details_of
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.models import Application
from recruitment.models.scope import may_act


def contact_details_for(application: Application, viewer: User) -> ContactDetails | None:
    """The number or address for the safe way, and what to call them; None for whoever does not get in touch."""
    return contact_details_of(application.person) if may_act(viewer, application, Grant.CASE_WORK) else None
