"""Made-up names."""

from lms.site.demo.names import FIRST, LAST, name_for


def test_made_up_names_are_all_different() -> None:
    assert len({name_for(number) for number in range(len(FIRST) * len(LAST))}) == 960


def test_the_same_number_always_has_the_same_name() -> None:
    assert [name_for(7), name_for(7)] == [name_for(7)] * 2
    assert name_for(0) == "Ada Abara"


def test_every_name_is_a_first_and_a_last_one() -> None:
    assert {len(name_for(number).split()) for number in range(960)} == {2}
