"""Wagtail's frame: its home, its choosers and APIs, its reports, workflows, sites and settings; and what is closed.

Wagtail asks its own permissions too; this table says who may come so far. Writing pages needs PAGES_EDIT or, for
modules, LEARNING_AUTHOR: Wagtail's page permissions keep each to their part of the tree.
"""

from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, each, grant, nobody, public, staff

FORM = ("GET", "POST")
AUTHORS = grant(Grant.PAGES_EDIT, Grant.LEARNING_AUTHOR)
EDITORS = grant(Grant.PAGES_EDIT)
SETTINGS = grant(Grant.SETTINGS_MANAGE)


def chosen_content(user: object, app_label: str, model_name: str, action: str) -> bool:
    """Bulk actions are one address for every model: only for what authors write, never for people."""
    return (app_label, model_name) in {("wagtailcore", "page"), ("wagtailimages", "image"), ("wagtaildocs", "document")}


ADDRESSES: list[Address] = [
    # The public site.
    *each("wagtail_serve", "wagtaildocs_serve", who=public),
    *each(
        "wagtailcore_authenticate_with_password",
        "wagtaildocs_authenticate_with_password",
        who=public,
        methods=FORM,
    ),
    # The frame that every member of staff sees.
    *each("wagtailadmin_home", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "admin/.*/$", who=staff),
    *each("wagtailadmin_account", who=staff, methods=FORM),
    *each("wagtailadmin_logout", who=staff, methods=("POST",)),
    *each("wagtailadmin_dismissibles", who=staff, methods=("PATCH",)),
    # Choosing and tagging, while writing.
    *each(
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
        "wagtailadmin_block_preview",
        "wagtailadmin_api:pages:listing",
        "wagtailadmin_api:pages:find",
        "wagtailadmin_api:pages:detail",
        "wagtailadmin_api:images:listing",
        "wagtailadmin_api:images:find",
        "wagtailadmin_api:images:detail",
        "wagtailadmin_api:documents:listing",
        "wagtailadmin_api:documents:find",
        "wagtailadmin_api:documents:detail",
        "wagtailsnippets:index",
        who=AUTHORS,
    ),
    *each(
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        who=AUTHORS,
        methods=FORM,
    ),
    *each("wagtailadmin_api:pages:action", who=AUTHORS, methods=("POST",)),
    *each(
        "wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release", who=AUTHORS, methods=("POST",)
    ),
    *each("wagtail_bulk_action", who=AUTHORS, methods=FORM, mine=chosen_content),
    # Reports name the people who edited; history names everything anybody did.
    *each(
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:locked_pages_results",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_results",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:workflow_tasks_results",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_reports:aging_pages_results",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        who=EDITORS,
    ),
    *each("wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results", who=SETTINGS),
    # How the site is set up.
    *each(
        "wagtailsites:index",
        "wagtailsites:index_results",
        "wagtailsites:history",
        "wagtailsites:history_results",
        "wagtailsites:usage",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:index_results",
        "wagtailadmin_workflows:usage",
        "wagtailadmin_workflows:usage_results",
        "wagtailadmin_workflows:select_task_type",
        "wagtailadmin_workflows:task_index",
        "wagtailadmin_workflows:task_index_results",
        "wagtailadmin_workflows:task_chooser",
        "wagtailadmin_workflows:task_chooser_results",
        "wagtailadmin_workflows:task_chosen",
        who=SETTINGS,
    ),
    *each(
        "wagtailsites:add",
        "wagtailsites:edit",
        "wagtailsites:copy",
        "wagtailsites:delete",
        "wagtailadmin_workflows:add",
        "wagtailadmin_workflows:edit",
        "wagtailadmin_workflows:disable",
        "wagtailadmin_workflows:remove",
        "wagtailadmin_workflows:add_task",
        "wagtailadmin_workflows:edit_task",
        "wagtailadmin_workflows:disable_task",
        "wagtailadmin_workflows:task_chooser_create",
        who=SETTINGS,
        methods=FORM,
    ),
    *each("wagtailadmin_workflows:enable", "wagtailadmin_workflows:enable_task", who=SETTINGS, methods=("POST",)),
    # Closed. Only lms.platform.signin signs people in and changes their keys; errors are not made on purpose.
    *each(
        "wagtailadmin_login",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "wagtailcore_login",
        "wagtailadmin_error_test",
        "admin/test404/",
        who=nobody,
    ),
]
