"""Authenticator apps, spare codes and who must have them."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection

from lms.platform.signin.domain.second_factor import has_second_factor, must_set_one_up
from lms.platform.signin.web.mfa_adapter import SecondFactorAdapter
from tests.platform.signin.codes import WRONG, ask_code, mailed_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"


def app_code(secret: str = SECRET) -> str:
    """What the app shows now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


@pytest.fixture
def maya_with_app(maya, rf):
    TOTP.activate(maya, SECRET)
    return maya


def _half_way(client, contact: str):
    ask_code(client, contact)
    return type_code(client, mailed_code())


def test_the_code_alone_leads_only_to_the_second_step(client, maya_with_app):
    response = _half_way(client, "maya@example.org")
    assert (response.url, signed_in_as(client)) == ("/accounts/login/second-step/", None)


def test_half_way_in_is_not_in(client, maya_with_app):
    _half_way(client, "maya@example.org")
    assert client.get("/accounts/").url.startswith("/accounts/login/")
    assert client.get("/admin/").status_code == 302


def test_the_code_of_the_app_lets_in(client, maya_with_app):
    _half_way(client, "maya@example.org")
    client.post("/accounts/login/second-step/", {"code": app_code()})
    assert signed_in_as(client) == str(maya_with_app.pk)


def test_a_wrong_code_of_the_app_says_what_to_do(client, maya_with_app):
    _half_way(client, "maya@example.org")
    page = client.post("/accounts/login/second-step/", {"code": WRONG}).content.decode()
    assert "This is not the right code. Wait for the next one in your app and type that." in page


def test_a_code_of_the_app_works_only_once(client, maya_with_app):
    _half_way(client, "maya@example.org")
    code = app_code()
    client.post("/accounts/login/second-step/", {"code": code})
    other = type(client)()
    _half_way(other, "maya@example.org")
    other.post("/accounts/login/second-step/", {"code": code})
    assert signed_in_as(other) is None


def test_an_app_whose_secret_cannot_be_opened_says_so_and_lets_nobody_in(client, maya_with_app):
    Authenticator.objects.update(data={"secret": "v1|nokey|AAAA|AAAA"})
    _half_way(client, "maya@example.org")
    page = client.post("/accounts/login/second-step/", {"code": app_code()}).content.decode()
    assert "could not be checked just now" in page
    assert signed_in_as(client) is None


def test_a_spare_code_lets_in_once(client, maya_with_app):
    spare = RecoveryCodes.activate(maya_with_app).get_unused_codes()[0]
    _half_way(client, "maya@example.org")
    client.post("/accounts/login/second-step/", {"code": spare})
    assert signed_in_as(client) == str(maya_with_app.pk)


def test_the_second_step_can_be_given_up(client, maya_with_app):
    _half_way(client, "maya@example.org")
    client.post("/accounts/logout/")
    assert client.get("/accounts/login/second-step/").url == "/accounts/login/"


def test_the_app_is_set_up_on_a_page_of_ours(client_for, sam):
    client = client_for(sam)
    page = client.get("/accounts/second-step/app/").content.decode()
    secret = client.session["mfa.totp.secret"]
    assert secret in page
    client.post("/accounts/second-step/app/", {"code": app_code(secret)})
    assert has_second_factor(sam)
    assert client.get("/accounts/second-step/spare-codes/").status_code == 200


def test_the_square_to_scan_stands_on_white_also_at_night():
    picture = SecondFactorAdapter().build_totp_svg("otpauth://totp/maya?secret=X")
    assert picture.count('fill="#fff"') == 1


def test_what_the_app_shares_with_us_is_sealed_in_the_database(maya_with_app):
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        assert SECRET not in str(cursor.fetchall())
    assert TOTP(Authenticator.objects.get()).validate_code(app_code())


def test_staff_without_a_second_step_are_led_to_set_one_up(client_for, maya, settings):
    settings.STAFF_SECOND_FACTOR = True
    client = client_for(maya)
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[0] == ("/accounts/second-step/", 302)
    assert "Your work needs a second step when you sign in." in response.content.decode()


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/anything/at/all/", "/admin/api/main/pages/"])
def test_no_staff_address_opens_without_a_second_step(client_for, maya, settings, address):
    settings.STAFF_SECOND_FACTOR = True
    assert client_for(maya).get(address).url == "/accounts/second-step/"


def test_staff_without_a_second_step_can_still_sign_out(client_for, maya, settings):
    settings.STAFF_SECOND_FACTOR = True
    client = client_for(maya)
    client.post("/admin/logout/")
    assert signed_in_as(client) is None


def test_staff_with_a_second_step_go_in(client_for, maya_with_app, settings):
    settings.STAFF_SECOND_FACTOR = True
    assert client_for(maya_with_app).get("/admin/").status_code == 200


def test_people_who_are_not_staff_need_no_second_step(sam, carl, settings):
    settings.STAFF_SECOND_FACTOR = True
    assert [must_set_one_up(person) for person in (sam, carl)] == [False, False]


def test_spare_codes_alone_are_no_second_step(maya, settings):
    settings.STAFF_SECOND_FACTOR = True
    RecoveryCodes.activate(maya)
    assert must_set_one_up(maya)


def test_turning_the_app_off_leads_staff_back_to_setting_one_up(client_for, maya_with_app, settings):
    settings.STAFF_SECOND_FACTOR = True
    client = client_for(maya_with_app)
    client.post("/accounts/second-step/app/remove/")
    assert client.get("/admin/").url == "/accounts/second-step/"


def test_the_setting_can_be_off_as_in_the_demo(client_for, maya):
    assert client_for(maya).get("/admin/").status_code == 200
