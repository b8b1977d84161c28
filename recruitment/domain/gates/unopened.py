"""What a role asks for by now, and an application has no gate for. The database asks the same before it lets clear."""

from django.utils.translation import gettext as _

from recruitment.domain.base.refusals import Missing
from recruitment.models import Application, GateState
from recruitment.models.kinds import GATE_LABELS


def never_opened(application: Application) -> list[Missing]:
    """In a sentence, with where to mend it; empty where every requirement of the role has its gate.

    A role may come to ask for more while people are on their way to it, and a role that asks for nothing clears nobody.
    """
    profile = application.profile
    kinds = profile.required_gates if profile else None
    if not profile or not isinstance(kinds, list) or not kinds:
        return [Missing(_("The role names no check, and nobody is cleared without one."), "role")]
    there = list(application.gates.exclude(state=GateState.NOT_REQUIRED).values_list("kind", "module_id"))
    known, learned = {kind for kind, _module in there}, {module for _kind, module in there}
    found = [str(GATE_LABELS.get(kind, kind)) for kind in kinds if kind not in known]
    found += [module.title for module in profile.required_modules.order_by("pk") if module.pk not in learned]
    words = _("The role asks for more by now than was opened here: %(names)s.")
    return [Missing(words % {"names": ", ".join(found)}, "role")] if found else []
