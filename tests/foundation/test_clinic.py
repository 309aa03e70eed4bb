"""clinic.toml: all that is wrong in it is told, with its line."""

import dataclasses

import pytest

from tpdocs.foundation import BLANK, PLACEHOLDERS, Clinic, Severity, parse_clinic
from tpdocs.foundation.project import shipped_defaults

GOOD = """\
# the clinic
name = "North Clinic"
phone = "(415) 555-0123"
address = "1 First Street"
web = "https://clinic.example.org/headache"
country = "US"
emergency-number = "911"
fever-temperature = "100.4 °F (38 °C)"
"""


def test_good_file() -> None:
    """A clinic that is filled in gives its values to the placeholders."""
    checked = parse_clinic(GOOD)
    assert checked.findings == ()
    assert checked.value is not None
    assert checked.value.value_of("clinic_name") == "North Clinic"
    assert checked.value.value_of("fever_temperature") == "100.4 °F (38 °C)"
    assert checked.value.value_of(BLANK) == ""


def test_shipped_file_is_good() -> None:
    """The clinic.toml that tpdocs ships has no findings."""
    text = (shipped_defaults() / "clinic.toml").read_text(encoding="utf-8")
    assert parse_clinic(text).findings == ()


def test_every_placeholder_has_a_field() -> None:
    """Each placeholder names a field of the clinic, or is a space to write in."""
    fields = {field.name for field in dataclasses.fields(Clinic)}
    assert {field for field in PLACEHOLDERS.values() if field} <= fields
    for placeholder in PLACEHOLDERS:
        assert Clinic().value_of(placeholder) == ""


@pytest.mark.parametrize("line", GOOD.splitlines()[1:], ids=lambda s: s.split()[0])
def test_every_value_may_stay_empty(line: str) -> None:
    """An empty value prints as a line to write on, and is no error."""
    key = line.partition("=")[0]
    checked = parse_clinic(GOOD.replace(line, f'{key}= ""'))
    assert checked.value is not None
    assert checked.findings == ()


BAD = {
    "not TOML": ('name = "a"\nphone = \n', 2, "not TOML"),
    "key twice": ('name = "a"\nname = "b"\n', 2, "not TOML"),
    "unknown key": ('\nphones = "1"\n', 2, "unknown key 'phones'"),
    "a number": ("phone = 5550123\n", 1, "phone must be text in quotes"),
    "a list": ('\n\nname = ["a"]\n', 3, "name must be text in quotes"),
    "a table": ("[name]\n", None, "name must be text in quotes"),
    "control character": ('name = "a\\u0007b"\n', 1, "invisible control character"),
    "bidi override": ('\nname = "a\\u202Eb"\n', 2, "invisible control character"),
    "zero width": ('phone = "415\\u200B555"\n', 1, "invisible control character"),
    "country in small letters": ('country = "us"\n', 1, "'us' is not an ISO 3166"),
    "country in words": ('\ncountry = "Spain"\n', 2, "'Spain' is not an ISO 3166"),
    "number of elsewhere": (
        'country = "US"\nemergency-number = "999"\n',
        2,
        "'999' is not an emergency number of US",
    ),
    "web without TLS": ('country = "US"\nweb = "http://a.org"\n', 2, "not an https:"),
    "web that runs": (
        'country = "US"\nweb = "javascript:alert(1)"\n',
        2,
        "not an https:",
    ),
    "web with a quote": (
        'country = "US"\nweb = \'https://a.org/">\'\n',
        2,
        "not an https:",
    ),
}


@pytest.mark.parametrize(("text", "line", "says"), BAD.values(), ids=BAD)
def test_bad_file(text: str, line: int | None, says: str) -> None:
    """What is wrong keeps the clinic from being used, and is told with its line."""
    checked = parse_clinic(text)
    assert checked.value is None
    (found,) = checked.findings
    assert (found.rule, found.severity) == ("clinic/value", Severity.ERROR)
    assert str(found.place) == (
        "clinic.toml" if line is None else f"clinic.toml:{line}"
    )
    assert says in found.message
    assert found.hint


def test_all_that_is_wrong_is_told() -> None:
    """Several errors are told at once, each at its line."""
    text = 'name = 3\nphones = "x"\nweb = ["a"]\n'
    assert [f.place.line for f in parse_clinic(text).findings] == [1, 2, 3]
    text = 'country = "US"\nemergency-number = "999"\nweb = "http://a.org"\n'
    assert [f.place.line for f in parse_clinic(text).findings] == [2, 3]


def test_odd_phone_is_a_warning() -> None:
    """A phone that the country does not have is doubted, not refused."""
    checked = parse_clinic('country = "US"\nphone = "555"\n')
    assert checked.value is not None
    (found,) = checked.findings
    assert (found.rule, found.severity, found.place.line) == (
        "clinic/phone",
        Severity.WARNING,
        2,
    )
    assert found.hint


def test_white_space_is_folded() -> None:
    """Spaces around and inside a value are folded to one."""
    checked = parse_clinic('country = "US"\nname = "  North   Clinic "\n')
    assert checked.value is not None
    assert checked.value.name == "North Clinic"


def test_brackets_without_end() -> None:
    """A file that nests without end is an error, not a traceback."""
    checked = parse_clinic("name = " + "[" * 5000)
    assert checked.value is None
    assert checked.findings


@pytest.mark.parametrize("size", [18, 20, 24])
def test_large_print_has_a_size(size: int) -> None:
    """The three sizes are read; without the table it is 18 points."""
    checked = parse_clinic(f"{GOOD}\n[large-print]\nsize = {size}\n")
    assert checked.findings == ()
    assert checked.value is not None
    assert checked.value.large_print == size
    assert Clinic().large_print == 18


@pytest.mark.parametrize(
    "table",
    ["size = 12", 'size = "18"', "size = true", "size = [18]", "points = 18"],
)
def test_a_wrong_size_of_large_print_is_found(table: str) -> None:
    """It is an error with its line; nothing is guessed."""
    checked = parse_clinic(f"{GOOD}\n[large-print]\n{table}\n")
    (finding,) = checked.findings
    assert finding.severity is Severity.ERROR
    assert checked.value is None
    assert finding.place.line is not None
    assert "large-print" in finding.message


def test_the_phone_for_when_it_is_closed_is_checked_too() -> None:
    """A number that cannot be one there is a warning at its own line."""
    checked = parse_clinic(GOOD.replace("address", 'phone-after-hours = "12"\naddress'))
    (finding,) = checked.findings
    assert finding.rule == "clinic/phone"
    assert finding.place.line == 4
    assert checked.value is not None
    assert checked.value.value_of("clinic_phone_after_hours") == "12"
