"""What a form sends is tidied at the border: words arrive without what nothing can store, and passwords as they are."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from lms.platform.concerns.models import Concern
from lms.site.typed_input import TypedInputMiddleware
from recruitment.models import Enquiry

ESC = "\x1b"


def passed_on(request: HttpRequest) -> HttpRequest:
    seen: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    TypedInputMiddleware(answer)(request)
    return seen[0]


def test_a_form_arrives_with_its_words_and_without_control_characters(rf: RequestFactory) -> None:
    request = passed_on(rf.post("/", {"words": f"a\0b{ESC}c\r\nd", "pick": ["one", "two\x07"]}))
    assert dict(request.POST.lists()) == {"words": ["abc\nd"], "pick": ["one", "two"]}


def test_files_of_a_form_still_arrive(rf: RequestFactory, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("words")
    with file.open("rb") as opened:
        request = passed_on(rf.post("/", {"words": f"a{ESC}", "file": opened}))
    assert (request.POST["words"], request.FILES["file"].name) == ("a", "a.txt")


@pytest.mark.parametrize("name", ["password", "old-password", "new_password1"])
def test_a_password_is_left_as_it_was_chosen(rf: RequestFactory, name: str) -> None:
    assert passed_on(rf.post("/", {name: f"a{ESC}b"})).POST[name] == f"a{ESC}b"


@pytest.mark.django_db
@pytest.mark.both
def test_nul_in_a_concern_loses_nobody_their_words(client: Client) -> None:
    said = {"words": f"He has a key{ESC}.\0", "now": "no", "key": str(uuid4())}
    assert client.post("/concerns/raise/", said).status_code == 302
    assert Concern.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.both
def test_a_name_with_a_control_character_is_kept_without_it(client: Client) -> None:
    client.post(
        reverse("recruitment:hello_any"),
        {"name": f"Sa{ESC}m", "contact": "someone@example.org", "channel": "email", "safe_times": "mornings"},
    )
    assert [enquiry.name for enquiry in Enquiry.objects.all()] == ["Sam"]
