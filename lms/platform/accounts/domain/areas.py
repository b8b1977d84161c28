"""The parts of the scheme's territory."""

from django.db import transaction
from django.utils.text import slugify

from lms.platform.accounts.models import Area, User
from lms.platform.trust.domain.audit import record


@transaction.atomic
def make_area(name: str, *, by: User | None) -> Area:
    """The area of that name, made if there is none. Its slug comes from the name and stays when the name changes.

    Raises ValidationError where the name is empty, too long, or reads like another area's.
    """
    name = " ".join(name.split())
    found = Area.objects.filter(name__iexact=name).first()
    if found is not None:
        return found
    area = Area(name=name, slug=slugify(name)[:40])
    area.full_clean()
    area.save()
    record("accounts.area_made", by=by, target=area, ids={"area": area.slug})
    return area
