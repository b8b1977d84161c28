"""Parameters that nothing can be done with: 400 and our page, at every address, and never an error of ours."""

from collections.abc import Callable, Iterator

import pytest
from django.http import QueryDict
from django.test import Client

from lms.site.access_policy import Decision, allowed, policy_for
from lms.site.parameters import is_bad_path, is_bad_query
from tests import cast
from tests.scenes import laid_out_once
from tests.site.access_policy.story import Story, every_path, told
from tests.site.access_policy.test_over_http import SIGNS_OUT

pytestmark = [pytest.mark.django_db, pytest.mark.both]
story = laid_out_once(told)

HUGE = "9" * 30
BAD = ["search=%00", f"content_type={HUGE}", f"offset={HUGE}", "offset=9999999999", "p=seven", "page=1.5", "q=a%00b"]
ODD = (
    "content_type=abc&content_type=99999999&ordering=nothing&locale=zz&user=abc&collection_id=abc&edited_by=abc"
    "&date_from=zz&fields=nothing&child_of=abc&order=zz&status=zz&type=zz"
)


def _errors(browser: Client, user: object, story: Story, queries: list[str]) -> Iterator[str]:
    for name, route, path, kwargs in every_path(story):
        if name in SIGNS_OUT or allowed(user, policy_for(name, route), "GET", kwargs) is not Decision.YES:
            continue
        for query in queries:
            status = browser.get(f"{path}?{query}").status_code
            if status >= 500 or (query in BAD and status != 400):
                yield f"{path}?{query}: {status}"


@pytest.mark.parametrize("name", ["alex", "ed"])
def test_no_list_breaks_by_what_stands_in_its_address(
    story: Story, client_for: Callable[..., Client], name: str
) -> None:
    user = getattr(cast, name)()
    assert list(_errors(client_for(user), user, story, [*BAD, ODD])) == []


@pytest.mark.parametrize("path", ["/a%00b/", f"/admin/pages/{HUGE}/", f"/documents/{HUGE}/a.pdf"])
def test_a_path_that_no_row_can_have_is_answered_with_our_page(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 400
    assert "We could not read what your browser sent" in page.content.decode()


@pytest.mark.parametrize("body", [{"password": "a\0b"}, {"con\0tact": "sam@example.org"}])
def test_a_form_with_nul_where_no_words_are_is_refused_before_it_is_read(client: Client, body: dict[str, str]) -> None:
    assert client.post("/accounts/login/", body).status_code == 400


@pytest.mark.parametrize("query", [f"q={HUGE}", "p=2", "page=last", "p=", "offset=0", "content_type=12", "name=a%1Bb"])
def test_what_people_and_screens_send_is_let_through(query: str) -> None:
    assert not is_bad_query(QueryDict(query))


@pytest.mark.parametrize("path", ["/verify/1234-5678/", "/admin/pages/12/", "/learn/7700900123/"])
def test_paths_as_they_are_are_let_through(path: str) -> None:
    assert not is_bad_path(path)
