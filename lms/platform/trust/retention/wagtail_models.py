"""Wagtail's models: the public site and modules, who wrote them, and how staff like their screens.

No applicant is in any of them: what people send us never becomes a Wagtail form, document, image or search entry.
"""

from lms.platform.trust.retention.registry import Rule, classify
from lms.platform.trust.retention.third_parties import NOT_PERSONAL, PARTS, RUNNING

CONTENT = Rule(
    "public", "Show the public site and the modules", NOT_PERSONAL, "until an editor takes it away", False, "keep"
)
WRITTEN_BY = Rule(
    "operational",
    "Know who wrote, changed or agreed to a page",
    RUNNING,
    "as long as the version of the page is kept",
    True,
    "unlink",
)
REMARKS = Rule(
    "operational", "Talk about a page while it is written", RUNNING, "as long as the page is kept", True, "anonymise"
)
HABITS = Rule(
    "operational",
    "Show a member of staff their screens as they like them",
    RUNNING,
    "as long as the account",
    True,
    "delete",
)
UNUSED = Rule(
    "operational",
    "Nothing: the screens that would fill it are closed",
    NOT_PERSONAL,
    "nothing is stored",
    False,
    "delete",
)

TABLES: list[tuple[str, dict[Rule, str]]] = [
    (
        "wagtailcore.Page",
        {
            CONTENT: (
                "id path depth numchild translation_key locale latest_revision live has_unpublished_changes "
                "first_published_at last_published_at live_revision go_live_at expire_at expired locked locked_at "
                "title draft_title slug content_type url_path latest_revision_created_at alias_of show_in_menus "
                "seo_title search_description"
            ),
            WRITTEN_BY: "owner locked_by",
        },
    ),
    (
        "wagtailcore.Revision",
        {
            CONTENT: "id content_type base_content_type object_id created_at object_str content approved_go_live_at",
            WRITTEN_BY: "user",
        },
    ),
    (
        "wagtailcore.PageLogEntry",
        {
            CONTENT: "id content_type label action data timestamp uuid revision content_changed deleted page",
            WRITTEN_BY: "user",
        },
    ),
    (
        "wagtailcore.ModelLogEntry",
        {
            CONTENT: "id content_type label action data timestamp uuid revision content_changed deleted object_id",
            WRITTEN_BY: "user",
        },
    ),
    (
        "wagtailcore.Comment",
        {
            REMARKS: (
                "id page user text contentpath position created_at updated_at revision_created resolved_at resolved_by"
            )
        },
    ),
    ("wagtailcore.CommentReply", {REMARKS: "id comment user text created_at updated_at"}),
    ("wagtailcore.PageSubscription", {HABITS: "id user page comment_notifications"}),
    ("wagtailcore.Collection", {CONTENT: "id path depth numchild name"}),
    ("wagtailcore.CollectionViewRestriction", {CONTENT: "id restriction_type password collection groups"}),
    ("wagtailcore.PageViewRestriction", {CONTENT: "id restriction_type password page groups"}),
    ("wagtailcore.Site", {CONTENT: "id hostname port site_name root_page is_default_site"}),
    ("wagtailcore.Locale", {PARTS: "id language_code"}),
    ("wagtailcore.GroupPagePermission", {PARTS: "id group page permission"}),
    ("wagtailcore.GroupCollectionPermission", {PARTS: "id group collection permission"}),
    ("wagtailcore.GroupSitePermission", {PARTS: "id group site permission"}),
    ("wagtailcore.APIToken", {UNUSED: "id user name key_hash prefix created revoked_at last_used_at"}),
    (
        "wagtailcore.ReferenceIndex",
        {
            PARTS: (
                "id content_type base_content_type object_id to_content_type to_object_id model_path content_path "
                "content_path_hash"
            )
        },
    ),
    ("wagtailcore.UploadedFile", {CONTENT: "id for_content_type file", WRITTEN_BY: "uploaded_by_user"}),
    ("wagtailcore.Workflow", {PARTS: "id name active"}),
    ("wagtailcore.WorkflowContentType", {PARTS: "content_type workflow"}),
    ("wagtailcore.WorkflowPage", {PARTS: "page workflow"}),
    ("wagtailcore.WorkflowTask", {PARTS: "id sort_order workflow task"}),
    (
        "wagtailcore.WorkflowState",
        {
            CONTENT: "id content_type base_content_type object_id workflow status created_at current_task_state",
            WRITTEN_BY: "requested_by",
        },
    ),
    ("wagtailcore.Task", {PARTS: "id name content_type active"}),
    (
        "wagtailcore.TaskState",
        {
            CONTENT: "id workflow_state revision task status started_at finished_at content_type",
            WRITTEN_BY: "finished_by",
            REMARKS: "comment",
        },
    ),
    ("wagtailcore.GroupApprovalTask", {PARTS: "task_ptr groups"}),
    ("wagtailadmin.Admin", {PARTS: "id"}),
    ("wagtailadmin.EditingSession", {HABITS: "id user content_type object_id last_seen_at is_editing"}),
    ("wagtailadmin.FormState", {HABITS: "id data user content_type object_id parent_object_id last_updated_at"}),
    (
        "wagtailusers.UserProfile",
        {
            HABITS: (
                "id user submitted_notifications approved_notifications rejected_notifications "
                "updated_comments_notifications preferred_language current_time_zone avatar dismissibles theme "
                "contrast density keyboard_shortcuts"
            )
        },
    ),
    (
        "wagtaildocs.Document",
        {CONTENT: "id collection title file created_at file_size file_hash tags", WRITTEN_BY: "uploaded_by_user"},
    ),
    (
        "wagtailimages.Image",
        {
            CONTENT: (
                "id collection title file description width height created_at focal_point_x focal_point_y "
                "focal_point_width focal_point_height file_size file_hash tags"
            ),
            WRITTEN_BY: "uploaded_by_user",
        },
    ),
    ("wagtailimages.Rendition", {CONTENT: "id filter_spec file width height focal_point_key image"}),
    (
        "wagtailredirects.Redirect",
        {
            CONTENT: (
                "id old_path site is_permanent redirect_page redirect_page_route_path redirect_link "
                "automatically_created created_at"
            )
        },
    ),
    (
        "wagtailsearch.IndexEntry",
        {CONTENT: "id content_type object_id title_norm autocomplete title title_text body body_text"},
    ),
    ("wagtailsearch.SQLiteFTSIndexEntry", {CONTENT: "autocomplete title body index_entry"}),
]

for model, rules in TABLES:
    classify(model, {rule: names.split() for rule, names in rules.items()})
