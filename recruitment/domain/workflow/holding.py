"""Which rows a move holds until its transaction ends, beside the application that it claims."""

from recruitment.models import Application, Determination, Gate, RoleProfile


def what_clearing_rests_on(application: Application) -> None:
    """Gates, determinations and the role, locked in this order and read anew: the triggers lock in the same order.

    Whoever spends the decision, changes a gate or asks for more in the role waits, or is waited for; without it each of
    the two would read what was there before the other. The application is claimed already.
    """
    for model in (Gate, Determination):
        rows = model._default_manager.select_for_update(no_key=True, of=("self",)).filter(application=application)
        list(rows.order_by("pk").values_list("pk", flat=True))
    profiles = RoleProfile.objects.select_for_update(no_key=True)
    application.profile = profiles.get(pk=application.profile_id) if application.profile_id else None
