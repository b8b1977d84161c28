"""The demo scheme itself: its pages, its training and its roles."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from courses.domain.catalogue.loading import load_module
from courses.management.commands.load_catalogue import folders_named
from courses.models import Module
from lms.platform.pages.domain.site import lay_out_site
from lms.site.demo.cast import Cast
from recruitment.domain.roles import profiles
from recruitment.domain.roles.pages import lay_out_roles
from recruitment.models import RoleProfile

PEER_MENTOR = "peer-mentor"
CAFE = "cafe-host"
DRIVER = "befriender"


def set_up(cast: Cast) -> dict[str, RoleProfile]:
    """Pages, the shipped modules, and three roles: two open, one closed."""
    lay_out_site()
    for folder in folders_named([]):
        load_module(folder, by=cast["trainer"])
    modules = list(Module.objects.live())
    today = timezone.localdate()
    profiles = {
        PEER_MENTOR: _profile(
            cast,
            PEER_MENTOR,
            "Peer mentor",
            modules,
            summary="You listen. You turn up. You help someone find their next step.",
            activities="Meets one adult about once a week, listens, and goes along to appointments.",
            dbs_level=RoleProfile.DbsLevel.ENHANCED,
            eligibility_rationale=(
                "Weekly one-to-one support of adults who receive health or social care because of their needs."
            ),
        ),
        CAFE: _profile(
            cast,
            CAFE,
            "Café host",
            modules,
            summary="You put the kettle on, and make people feel at home.",
            activities="Hosts an open morning with two others. Never alone with a visitor.",
        ),
        DRIVER: _profile(
            cast,
            DRIVER,
            "Telephone befriender",
            modules,
            summary="You ring one person each week, for a chat.",
            activities="Rings one adult once a week from the office.",
            closes_on=today - timedelta(days=30),
        ),
    }
    lay_out_roles()
    return profiles


def _profile(cast: Cast, slug: str, title: str, modules: Iterable[Module], **fields: object) -> RoleProfile:
    profile = profiles.save_profile(
        RoleProfile(),
        by=cast["manager"],
        areas=[cast.eastmoor, cast.north],
        required_modules=modules,
        slug=slug,
        title=title,
        **fields,
    )
    if profile.eligibility_rationale:
        profiles.approve_level(profile, by=cast["decision"])
    return profiles.publish_profile(profile, by=cast["editor"])
