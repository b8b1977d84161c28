"""The list of sign-in changes: who, what, why and where it stands, and never an address or a number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.staff.menu import StaffMenuItem
from lms.platform.signin.domain import contact_changes
from lms.platform.signin.models import ContactChange
from lms.platform.signin.wagtail_hooks import changes_menu_item
from tests import cast
from tests.platform.signin.changes import NEW, OLD, agreed, asked, done, recycled, with_phone

pytestmark = pytest.mark.django_db
URL = "/admin/sign-in-changes/"


def rows(client) -> list[list]:
    return client.get(URL).context["rows"]


def chips(client) -> list[str]:
    return [str(row[-1]["words"]) for row in rows(client)]


def test_each_change_stands_there_newest_first_with_a_way_on(alex, priya, client_for) -> None:
    asked()
    contact_changes.stop_own_contact_change(priya)
    agreed()
    first, second = rows(client_for(alex))
    assert first[0] == {"words": "Priya Nand", "href": reverse("people_sign_in", args=[priya.uuid])}
    assert first[1:3] == ["A new phone number", "It is lost or stolen, or they cannot get into it"]
    assert (first[3].startswith("Maya, "), first[4].startswith("Wendy. Counts from "), second[4]) == (True, True, "–")


def test_it_says_where_each_stands(alex, sam, priya, carl, dana, client_for) -> None:
    asked()
    done(agreed(asked(sam, replaces="email", contact="other@example.org")))
    agreed(asked(carl, contact="07700 900778"))
    asked(dana, replaces="email", contact="dana2@example.org")
    contact_changes.stop_own_contact_change(dana)
    assert chips(client_for(alex)) == ["Stopped", "Waits for its day", "Done", "Needs one more"]


def test_neither_old_nor_new_stands_there_not_even_in_part(alex, client_for) -> None:
    recycled()
    words = client_for(alex).get(URL).content.decode()
    assert [word for word in (NEW, OLD, "…777", "…201", "priya@", "p…@") if word in words] == []


def test_who_agrees_to_roles_finds_those_of_staff(alex, mags, helen, client_for) -> None:
    asked()
    asked(with_phone(helen), by=alex)
    assert [row[0]["words"] for row in rows(client_for(mags))] == ["Helen Marsh"]


def test_with_nothing_to_show_it_says_so_kindly(mags, client_for) -> None:
    assert "Nobody needs another way in" in client_for(mags).get(URL).content.decode()


def test_what_is_done_says_who_agreed_and_no_day_any_more(alex, client_for) -> None:
    done()
    assert rows(client_for(alex))[0][4] == "Wendy"


def test_whoever_has_left_is_not_named(alex, client_for) -> None:
    done()
    ContactChange.objects.update(asked_by=None, agreed_by=None)
    row = rows(client_for(alex))[0]
    assert (", " in row[3], row[4]) == (False, "Somebody who has left")


@pytest.mark.parametrize("who", ["maya", "helen", "owen", "ed", "carl", "sam"])
def test_the_list_is_not_there_for_others(who, client_for) -> None:
    assert client_for(getattr(cast, who)()).get(URL).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_long_list_takes_no_more_queries_than_a_short_one(alex, client_for, count) -> None:
    for one in range(count):
        asked(create_person(full_name=f"P {one}", phone=f"0770090050{one}", by=None), contact=f"0770090060{one}")
    desk = client_for(alex)
    desk.get(URL)
    with CaptureQueriesContext(connection) as taken:
        desk.get(URL)
    assert len(taken) <= 12


def test_the_menu_says_how_many_need_me(rf, alex, mags, maya) -> None:
    asked()
    item, request = changes_menu_item(), rf.get("/")
    counts = []
    for request.user in (alex, mags, maya):
        counts.append((item.is_shown(request), item.count(request)))
    assert counts == [(True, 1), (True, 0), (False, 0)]
    assert isinstance(item, StaffMenuItem)


def test_the_home_says_it_too(alex, client_for) -> None:
    asked()
    assert "Sign-in changes to agree to" in client_for(alex).get("/admin/").content.decode()
