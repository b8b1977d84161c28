"""The gallery of components at /design/, in development only: every part in every state, on one page."""

from datetime import date

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.platform.pages.web.fields import DatePartsField, Hinted, KindForm
from lms.platform.trust.typed_words import TypedWords


class ReachForm(KindForm):
    """Every kind of field that `components/field.html` knows."""

    called = forms.CharField(label="What shall we call you?", help_text="Any name you like.")
    phone = forms.RegexField(
        r"^0[\d ]{12,13}$",
        label="Your mobile number",
        help_text="We only use it in the ways you pick here.",
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": "This has 10 digits. A UK mobile has 11, like 07700 900 123."},
    )
    born = DatePartsField(label="When were you born?", help_text="For example 27 3 1988.", birth=True, required=False)
    ways = forms.MultipleChoiceField(
        label="The best way to reach me",
        help_text="Pick one or more.",
        choices=[
            ("text", "A text"),
            ("call", "A phone call"),
            ("other", Hinted("Through someone I trust", hint="A friend, a worker, a hostel")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    say = forms.ChoiceField(
        label="What may we say?",
        help_text="Somebody else may see your phone.",
        choices=[
            ("name", "You can say it is Pathway"),
            ("quiet", Hinted("Do not mention the scheme", hint="We just say, “Hi, it is Maya”")),
        ],
        widget=forms.RadioSelect,
    )
    area = forms.ChoiceField(label="Where do you live?", choices=[("", "Pick one"), ("e", "Eastmoor"), ("n", "North")])
    words = forms.CharField(label="Why do you want to do this?", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="A photo of the letter", required=False, help_text="Up to 5 MB.")
    agree = forms.BooleanField(label="You may keep my number", help_text="Until I ask you to forget it.")


BROKEN = {
    "called": "",
    "phone": "07700 90045",
    "born_day": "31",
    "born_month": "2",
    "born_year": "1988",
    "ways": ["text"],
}

STOPS = ["Say hello", "Tell us about you", "An offer, or why not yet", "Checks", "Two people decide", "You start"]


def journey(at: int, turn: str = "you") -> list[dict[str, str]]:
    """The six stops with `at` of them walked; a journey that is over has all of them walked."""
    states = ["done"] * at + ["now"] * (at < len(STOPS)) + ["ahead"] * len(STOPS)
    return [{"name": name, "state": state, "turn": turn} for name, state in zip(STOPS, states, strict=False)]


TASKS = [
    {"title": "Your name", "words": "We call you Sam.", "state": "done", "href": "#"},
    {"title": "Are you 18 or over?", "words": "Yes.", "state": "done", "href": "#"},
    {
        "title": "How can we reach you safely?",
        "words": "About 2 minutes. Only your coordinator sees it.",
        "state": "now",
        "href": "#",
    },
    {
        "title": "Somebody to support you",
        "words": "A friend or a worker. Only if you want.",
        "state": "ahead",
        "href": "#",
    },
    {"title": "Read it over and send it", "words": "Opens when you have told us how to reach you.", "state": "locked"},
]
STEPS = [
    {"title": "We talk first", "words": "A call, a text or a walk. You pick."},
    {"title": "You learn, at your own speed", "words": "The training is free. Do it on your phone, or in a room."},
    {"title": "You walk beside someone", "words": "You listen and you turn up. A coordinator is behind you."},
]
FACTS = [
    {"term": "Time", "value": "About 3 hours a week"},
    {"term": "Where", "value": "Eastmoor, or by phone"},
    {"term": "Best ways to reach you", "lines": ["A text", "A phone call"], "href": "#"},
]
LESSONS = [
    {"title": "Why listening is hard", "href": "#", "state": "done"},
    {"title": "Being alongside", "state": "here"},
    {"title": "Looking back", "href": "#", "state": "ahead"},
    {"title": "Put it together", "state": "later"},
]
COLUMNS = [{"label": "Name"}, {"label": "Stage"}, {"label": "Waiting, days", "num": True}]
ROWS = [
    [{"words": "Dee Marsh", "href": "#"}, {"words": "Enquiry", "kind": "us"}, 6],
    [{"words": "Ray Pell", "href": "#"}, {"words": "Checks", "kind": "us"}, 19],
    [{"words": "Anita Roy", "href": "#"}, {"words": "Mentor", "kind": "done", "icon": "tick"}, 0],
]
BARS = [
    {"label": "Said hello", "value": 64},
    {"label": "Sent the form", "value": 41},
    {"label": "Started", "value": 23},
]
RULES = [
    "Ring, mornings only",
    {"words": "No voicemail", "strong": True},
    {"words": "Do not mention the scheme", "strong": True},
]
PEOPLE = [
    {"name": "Dee Marsh", "href": "#", "words": "Text Dee to fix a first chat", "late": "6 days. We said 3"},
    {"name": "Bea Lund", "href": "#", "words": "Bea has not answered yet"},
]
FILTERS = [{"words": "My people, 31", "href": "#", "on": True}, {"words": "Eastmoor, 64", "href": "#"}]


# What the gallery's components are filled with; the people and places are made up.
SAMPLES = {
    "journeys": [
        ("Your turn", journey(1)),
        ("Our turn", journey(2, "us")),
        ("On a break", journey(3, "rest")),
        ("All the way", journey(6)),
    ],
    "ended": [
        ("Stopped by the person", journey(3)[:3], "You stopped here. What you did stays yours."),
        ("Not this role", journey(5)[:5], "This is as far as it goes, for now. What you did stays yours."),
    ],
    "tasks": TASKS,
    "steps": STEPS,
    "mixed_steps": [{**STEPS[0], "state": "done"}, {**STEPS[1], "state": "now"}, {**STEPS[2], "state": "us"}],
    "facts": FACTS,
    "lessons": LESSONS,
    "columns": COLUMNS,
    "rows": ROWS,
    "bars": BARS,
    "rules": RULES,
    "people": PEOPLE,
    "filters": FILTERS,
    "day": date(2026, 11, 26),
    "kinds": [("you", "Your turn", "lamp"), ("us", "With us", ""), ("done", "Done", "tick"), ("care", "Late", "")],
    "drawings": ["door_in", "door_help", "shut_door", "table", "signpost", "kettle", "seat", "boots", "mug"],
    "small_drawings": ["ear", "clock", "lamp", "stairs", "hands", "key", "letter", "figure_you", "figure_us"],
    "typed": TypedWords([("why", "Why", "I want to walk beside someone.")], [], "#", complete=True),
}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; not there outside development."""
    if not settings.DEBUG:
        raise Http404
    forms_shown = {"form": ReachForm(auto_id="a_%s"), "broken": ReachForm(BROKEN, auto_id="b_%s")}
    return render(request, "design/gallery.html", SAMPLES | forms_shown)
