"""Fields that ask kindly, and keep what was typed."""

from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string

from lms.platform.pages.web.fields import AsksKindly, DatePartsField, Hinted, KindForm


class AboutYou(KindForm):
    called = forms.CharField(label="What shall we call you?", help_text="Any name you like.")
    born = DatePartsField(
        label="When were you born?", birth=True, earliest=date(1900, 1, 1), latest=date(2008, 11, 22), required=False
    )
    ways = forms.MultipleChoiceField(
        label="How?",
        choices=[("text", Hinted("A text", hint="To your own phone"))],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="Yes, keep it", help_text="For a year.")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)


def born(day: str, month: str, year: str) -> AboutYou:
    return AboutYou({"born_day": day, "born_month": month, "born_year": year})


def field(form: forms.Form, name: str, **more: object) -> str:
    return render_to_string("components/field.html", {"field": form[name], **more})


@pytest.mark.parametrize("month", ["3", "03", " 3 ", "March", "mar", "MARCH"])
def test_a_month_may_be_a_number_or_a_word(month: str) -> None:
    form = born("27", month, "1988")
    form.is_valid()
    assert form.cleaned_data["born"] == date(1988, 3, 27)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("27", "", "1988"), "This still needs a month, like 27 3 1988."),
        (("", "", "1988"), "This still needs a day and a month, like 27 3 1988."),
        (("27", "3", ""), "This still needs a year, like 27 3 1988."),
        (("27", "3", "88"), "Write the year with four figures, like 1988."),
        (("31", "2", "1988"), "There is no such day. Write it like 27 3 1988."),
        (("x", "3", "1988"), "There is no such day. Write it like 27 3 1988."),
        (("27", "third", "1988"), "There is no such day. Write it like 27 3 1988."),
        (("27", "3", "1888"), "This is too early. The first day we can take is 1 January 1900."),
        (("23", "11", "2008"), "This is too late. The last day we can take is 22 November 2008."),
    ],
)
def test_a_date_that_cannot_be_read_says_what_it_needs(parts: tuple[str, str, str], said: str) -> None:
    assert born(*parts).errors["born"] == [said]


def test_the_first_and_the_last_day_are_both_allowed() -> None:
    assert [born("1", "1", "1900").errors.get("born"), born("22", "11", "2008").errors.get("born")] == [None, None]


def test_a_date_that_is_not_asked_for_may_be_left_empty() -> None:
    form = born("", "", "")
    assert "born" not in form.errors
    assert form.cleaned_data["born"] is None


def test_a_date_that_is_asked_for_may_not_be_left_empty() -> None:
    class Needed(KindForm):
        day = DatePartsField(label="Which day?")

    assert Needed({}).errors["day"] == ["Put in the day, the month and the year."]


def test_a_date_without_bounds_takes_any_day() -> None:
    assert DatePartsField().clean(["1", "1", "1066"]) == date(1066, 1, 1)


def test_a_date_that_is_known_already_fills_its_three_boxes() -> None:
    html = field(AboutYou(initial={"born": date(1988, 3, 27)}), "born")
    assert [f'value="{part}"' in html for part in (27, 3, 1988)] == [True, True, True]


def test_a_date_keeps_what_was_typed_when_it_comes_back() -> None:
    html = field(born("31", "February", "1988"), "born")
    assert [f'value="{part}"' in html for part in (31, "February", 1988)] == [True, True, True]


def test_the_day_of_birth_may_be_filled_in_by_the_phone() -> None:
    assert [f'autocomplete="bday-{part}"' in field(AboutYou(), "born") for part in ("day", "month", "year")] == [
        True
    ] * 3


def test_another_date_is_not_filled_in_by_the_phone() -> None:
    class Meeting(KindForm):
        day = DatePartsField(label="Which day?")

    assert "autocomplete" not in field(Meeting(), "day")


def test_missing_answers_are_asked_for_and_not_scolded_about() -> None:
    assert {name: words[0] for name, words in AboutYou({}).errors.items()} == {
        "called": "We need something here to go on.",
        "ways": "Pick one or more.",
        "agree": "Tick this to go on.",
        "secret": "We need something here to go on.",
    }


def test_a_choice_asks_for_one_answer_and_offers_a_person() -> None:
    class Pick(KindForm):
        one = forms.ChoiceField(choices=[("a", "A")])

    assert Pick({}).errors["one"] == ["Pick one. If none fits, talk to a person."]


def test_a_field_with_words_of_its_own_keeps_them() -> None:
    class Own(KindForm):
        name = forms.CharField(error_messages={"required": "What does your nan call you?"})

    assert Own({}).errors["name"] == ["What does your nan call you?"]


def test_a_form_of_another_kind_can_ask_kindly_too() -> None:
    class Other(AsksKindly, forms.Form):
        name = forms.CharField()

    assert Other({}).errors["name"] == ["We need something here to go on."]


def test_a_choice_shows_its_own_hint_below_its_label() -> None:
    assert '<b>A text</b><span class="hint">To your own phone</span>' in field(AboutYou(), "ways")


def test_a_hinted_label_is_its_words_wherever_words_are_wanted() -> None:
    assert str(Hinted("A text", hint="To your own phone")) == "A text"


def test_hint_and_error_are_tied_to_the_control() -> None:
    html = field(AboutYou({}), "called")
    assert 'aria-describedby="id_called_helptext id_called_error"' in html
    assert 'id="id_called_helptext"' in html
    assert 'id="id_called_error"' in html


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = field(AboutYou({}), "ways")
    assert '<fieldset class="field err" aria-describedby="id_ways_error">' in html
    assert "<legend>How?</legend>" in html


def test_one_checkbox_is_a_row_with_its_hint_and_error_tied_to_it() -> None:
    html = field(AboutYou({}), "agree")
    assert 'aria-describedby="id_agree_helptext id_agree_error"' in html
    assert html.count('id="id_agree_helptext"') == html.count('id="id_agree_error"') == 1


def test_what_was_typed_is_said_to_be_kept_unless_it_is_a_password() -> None:
    class Strict(KindForm):
        name = forms.CharField(min_length=5)
        secret = forms.CharField(min_length=5, widget=forms.PasswordInput)

    form = Strict({"name": "Sam", "secret": "x"})
    assert "What you typed is still here." in field(form, "name")
    assert "What you typed is still here." not in field(form, "secret")


def test_an_empty_field_does_not_claim_to_have_kept_anything() -> None:
    assert "still here" not in field(AboutYou({}), "called")


def test_an_optional_field_says_so_beside_its_label() -> None:
    assert '<span class="optional">if you want</span>' in field(AboutYou(), "called", optional=True)


def test_a_label_may_be_read_aloud_only_where_the_heading_asks_the_same() -> None:
    assert '<label for="id_called" class="sr">' in field(AboutYou(), "called", sr_label=True)


def test_a_hint_of_the_screen_stands_in_for_the_hint_of_the_form() -> None:
    html = field(AboutYou(), "called", hint="As your friends do.")
    assert "As your friends do." in html
    assert "Any name you like." not in html


def test_what_somebody_typed_is_shown_as_text_and_never_as_code() -> None:
    html = field(AboutYou({"called": '"><script>alert(1)</script>'}), "called")
    assert "<script>" not in html


def test_a_hidden_field_is_drawn_without_a_label() -> None:
    class Hidden(KindForm):
        step = forms.CharField(widget=forms.HiddenInput, initial="3")

    assert field(Hidden(), "step").strip() == '<input type="hidden" name="step" value="3" id="id_step">'
