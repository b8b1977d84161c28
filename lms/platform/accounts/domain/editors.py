"""Wagtail's groups, kept in step with grants.

Wagtail reads page, image and document permissions from group membership in the database and asks no authentication
backend for them. So two grants, PAGES_EDIT and LEARNING_AUTHOR, each own a group; being in it follows from holding
the grant and is never set by hand. Whether somebody may enter the admin at all, and what they may do to other models,
`domain.permissions.GrantBackend` answers from the holdings themselves: a stale group opens nothing alone.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from lms.platform.accounts.domain.grants import grants_of, holders
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant

GROUPS: dict[Grant, str] = {Grant.PAGES_EDIT: "Edit pages", Grant.LEARNING_AUTHOR: "Write learning"}
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
ON_COLLECTIONS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


def group_for(grant: Grant) -> Group:
    """The group that belongs to `grant`; made where it does not exist yet."""
    return Group.objects.get_or_create(name=GROUPS[grant])[0]


@transaction.atomic
def prepare_groups() -> None:
    """Make the groups and what they may do. Safe to repeat: runs after every migrate.

    Editors work from the root of the page tree. Where authors of learning work, `courses` says with `allow_under`.
    """
    root = Page.get_first_root_node()
    for grant in GROUPS:
        _allow_collections(group_for(grant))
    if root is not None:
        allow_under(root, Grant.PAGES_EDIT)


def allow_under(page: Page, grant: Grant) -> None:
    """The holders of `grant` write, publish and lock pages at and under `page`."""
    group = group_for(grant)
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=ON_PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def keep_in_step(user: User) -> None:
    """Put `user` into the groups of the grants they hold, and out of the others."""
    due = {GROUPS[grant] for grant in grants_of(user) if grant in GROUPS}
    there = {group.name: group for group in user.groups.filter(name__in=GROUPS.values())}
    for grant, name in GROUPS.items():
        if name in due and name not in there:
            user.groups.add(group_for(grant))
        elif name in there and name not in due:
            user.groups.remove(there[name])


def sweep_lapsed() -> int:
    """Take out of the groups whoever's role has come to its last day; the number taken out. For `tick`."""
    lapsed = 0
    for grant, name in GROUPS.items():
        for user in User.objects.filter(groups__name=name).exclude(pk__in=holders(grant).values("pk")):
            keep_in_step(user)
            lapsed += 1
    return lapsed


def _allow_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    for permission in Permission.objects.filter(codename__in=ON_COLLECTIONS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
