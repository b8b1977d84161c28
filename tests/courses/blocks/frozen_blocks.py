"""One frozen block for each version of each kind that was ever shipped. Add to it; never change or take away.

People's versions hold blocks like these for good: their templates must go on rendering them.
"""

TURN = {"who": "Jo", "words": "I had bought the boots.", "ours": False}
CHOICE = {"id": "a", "words": "Stay with it", "helps": True, "title": "Yes", "why": "It helps.", "leads_to": "end"}
STEP = {
    "slug": "start",
    "words": "<p>Jo waits.</p>",
    "turns": [TURN],
    "after": "",
    "question": "So?",
    "choices": [CHOICE],
}
END = {"slug": "end", "words": "", "turns": [], "after": "<p>Jo smiles.</p>", "question": "", "choices": []}
OPTIONS = [
    {"id": "a", "text": "Listen", "right": True, "title": "Yes. That helps", "why": "Jo goes on."},
    {"id": "b", "text": "Advise", "right": False, "title": "Kind, and too soon", "why": "Jo stops."},
]
QUESTION = {
    "slug": "one--try",
    "kind": "single",
    "use": "formative",
    "scoring": "all",
    "stem": "<p>Jo waits.</p><p>What now?</p>",
    "hint": "Look at Jo.",
    "outcomes": ["listen"],
    "options": OPTIONS,
}
FILE = {"address": "/documents/1/card.pdf", "kind": "pdf", "bytes": 1024}
SHIPPED = {
    ("heading", 1): {"words": "The first part"},
    ("subheading", 1): {"words": "A smaller heading"},
    ("text", 1): {"words": "<p>Listen <b>first</b>.</p>"},
    ("callout", 1): {"tone": "ring", "title": "Ring now", "words": "<p>999.</p>"},
    ("dialogue", 1): {"title": "Jo's day", "drawing": "boots", "words": "<p>Listen.</p>", "turns": [TURN], "after": ""},
    ("scenario", 1): {"slug": "jo", "title": "Jo chooses", "drawing": "mug", "steps": [STEP, END]},
    ("think", 1): {"slug": "listened", "title": "Who listened to you?", "words": "<p>Once.</p>", "note": True},
    ("term", 1): {"term": "Open question", "words": "<p>Not yes or no.</p>"},
    ("question", 1): {"question": QUESTION},
    ("content_note", 1): {"words": "<p>Somebody is very low.</p>"},
    ("picture", 1): {
        "file": {"address": "/media/a.webp", "width": 4, "height": 3},
        "alternative": "Four stones",
        "caption": "One at a time",
    },
    ("download", 1): {"file": FILE, "title": "The card", "words": "<p>Keep it.</p>"},
}
SAYS = {
    "heading": "The first part",
    "subheading": "A smaller heading",
    "text": "Listen <b>first</b>.",
    "callout": "Ring now",
    "dialogue": "I had bought the boots.",
    "scenario": "Stay with it",
    "think": "Who listened to you?",
    "term": "Open question",
    "question": "What now?",
    "content_note": "Somebody is very low.",
    "picture": 'alt="Four stones"',
    "download": "/documents/1/card.pdf",
}


def frozen(kind: str, version: int) -> dict:
    """The block as a version of a module holds it."""
    return {"id": f"{kind}-{version}", "kind": kind, "v": version} | SHIPPED[kind, version]
