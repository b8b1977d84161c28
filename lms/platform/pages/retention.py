"""Pages are public words: nothing about a person is in them."""

from lms.platform.trust.retention import Rule, classify

PUBLIC_WORDS = Rule(
    kind="public",
    purpose="Tell people about the scheme",
    basis="not personal data",
    kept="until an editor takes the page down",
    export=False,
    erasure="keep",
)

classify(
    "pages.HomePage",
    {PUBLIC_WORDS: ["page_ptr", "where", "lead", "greeting", "volunteer_words", "help_words", "below"]},
)
classify("pages.SiteEdition", {PUBLIC_WORDS: ["id", "word"]})
classify("pages.InfoPage", {PUBLIC_WORDS: ["page_ptr", "where", "lead", "body"]})
