"""Phones and paper, by the tables of libphonenumber and CLDR."""

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from tpdocs.foundation import PaperSize, dial, paper_size
from tpdocs.foundation.phone import is_country, is_emergency_number, is_possible

SHORT = [
    (number, country)
    for country in sorted(phonenumbers.SUPPORTED_REGIONS)
    for number in (
        "000",
        "066",
        "100",
        "101",
        "102",
        "103",
        "108",
        "110",
        "111",
        "112",
        "113",
        "115",
        "117",
        "118",
        "119",
        "120",
        "122",
        "123",
        "133",
        "144",
        "150",
        "155",
        "158",
        "190",
        "191",
        "192",
        "193",
        "199",
        "911",
        "995",
        "999",
    )
    if shortnumberinfo.is_emergency_number(number, country)
]


def test_emergency_numbers_are_dialled_as_they_are() -> None:
    """An emergency number never gets a country code: +49 112 reaches nobody."""
    assert len(SHORT) > 300
    wrong = {
        (country, number): dial(number, country)
        for number, country in SHORT
        if dial(number, country) != number
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("number", "country", "dialled"),
    [
        ("(415) 555-0123", "US", "+14155550123"),
        ("+1 415 555 0123", "US", "+14155550123"),
        ("020 7946 0018", "GB", "+442079460018"),
        ("+52 55 5555 0000", "US", "+525555550000"),
        ("912 34 56 78", "ES", "+34912345678"),
        (
            "(\u0664\u0661\u0665) \u0665\u0665\u0665-\u0660\u0661\u0662\u0663",
            "US",
            "+14155550123",
        ),
        ("", "US", ""),
        ("ask us", "US", ""),
        ("12", "US", "12"),
    ],
)
def test_dial(number: str, country: str, dialled: str) -> None:
    """A number is dialled in its international form, whatever signs it is set with."""
    assert dial(number, country) == dialled


def test_dial_gives_signs_that_a_phone_knows() -> None:
    """A ``tel:`` link has Western digits, also of a short number written otherwise."""
    assert is_emergency_number("٩١١", "US")
    assert dial("٩١١", "US") == "911"


@pytest.mark.parametrize(
    ("number", "country", "is_one"),
    [
        ("911", "US", True),
        ("112", "ES", True),
        ("999", "GB", True),
        ("", "US", True),
        ("999", "US", False),
        ("911", "DE", False),
        ("(415) 555-0123", "US", False),
        ("9111", "US", False),
        ("help", "US", False),
    ],
)
def test_emergency_number_of_a_country(
    number: str, country: str, *, is_one: bool
) -> None:
    """An emergency number is one only in its country; none given is no error."""
    assert is_emergency_number(number, country) is is_one


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("(415) 555-0123", True), ("555", False), ("call us", False), ("", False)],
)
def test_possible_numbers(number: str, *, is_one: bool) -> None:
    """A number has the length and form of its country, or is not a number."""
    assert is_possible(number, "US") is is_one


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("US", True), ("ES", True), ("us", False), ("", False), ("XX", False)],
)
def test_countries(code: str, *, is_one: bool) -> None:
    """A country is an ISO 3166 code in capitals."""
    assert is_country(code) is is_one


@pytest.mark.parametrize(
    ("country", "paper"),
    [
        ("US", "Letter"),
        ("CA", "Letter"),
        ("MX", "Letter"),
        ("PH", "Letter"),
        ("GB", "A4"),
        ("ES", "A4"),
        ("CN", "A4"),
        ("EG", "A4"),
        ("BR", "A4"),
        ("", "A4"),
    ],
)
def test_paper(country: str, paper: PaperSize) -> None:
    """The paper is the country's own: Letter in the United States and Mexico."""
    assert paper_size(country) == paper
