"""Inline Markdown on the page: escaped, linked, isolated, with room to write."""

from __future__ import annotations

import re
from collections.abc import Callable

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape
from phonenumbers import shortnumberinfo

from tpdocs.catalog import Words
from tpdocs.document.edition import Medium
from tpdocs.document.inline import InlineRenderer
from tpdocs.document.isolate import direction_of
from tpdocs.document.phrase import row
from tpdocs.document.wording import Wording
from tpdocs.foundation import BLANK, PLACEHOLDERS, Clinic, Language
from tpdocs.foundation.language import parse_languages
from tpdocs.source import Text

_LANGUAGES = parse_languages(
    {
        tag: {
            "fonts": ["Noto Sans"],
            "line-height": 1.4,
            "type-scale": 1.0,
            "spoken": spoken,
        }
        for tag, spoken in (("en", ""), ("ar", "أرابيك"))
    }
)
ENGLISH, ARABIC = _LANGUAGES["en"], _LANGUAGES["ar"]
CLINIC = Clinic(
    name="Elm & Oak <Clinic>",
    phone="(415) 555-0123",
    web="https://example.org/?a=1&b=2",
    country="US",
    emergency_number="911",
)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}",
    "</style></title>",
    "&lt;b&gt;",
)


def _renderer(language: Language = ENGLISH, clinic: Clinic = CLINIC) -> InlineRenderer:
    return InlineRenderer(
        wording=Wording(words=Words(language=language)),
        clinic=clinic,
        direction=language.direction,
    )


def _render(markdown: str, language: Language = ENGLISH) -> str:
    text = Text(markdown=markdown, line=1, tag=language.tag)
    return str(_renderer(language).render(text))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("plain", "plain"),
        ("**bold** and *soft*", "<strong>bold</strong> and <em>soft</em>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("[us](https://a.org/?x=1&y=2)", '<a href="https://a.org/?x=1&amp;y=2">us</a>'),
        ("[call](tel:911)", '<a href="tel:911">call</a>'),
        (
            "[our **new** page](https://a.org)",
            '<a href="https://a.org">our <strong>new</strong> page</a>',
        ),
        (
            "[call **{clinic_phone}**](tel:911)",
            '<a href="tel:911">call <strong>(415) 555-0123</strong></a>',
        ),
        ("5 < 6 & 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6"),
        ("one\ntwo", "one two"),
    ],
)
def test_inline_markdown_becomes_html(markdown: str, expected: str) -> None:
    """Bold, emphasis, links and signs come out as HTML, and nothing else does."""
    assert _render(markdown) == expected


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("field", ["name", "phone", "address", "fever_temperature"])
@pytest.mark.parametrize("language", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_a_value_of_the_clinic_is_never_markup(
    hostile: str, field: str, language: Language
) -> None:
    """What clinic.toml says is shown as it is written, whatever signs it has."""
    placeholder = next(name for name, of in PLACEHOLDERS.items() if of == field)
    clinic = Clinic(**{"country": "US", field: hostile})  # type: ignore[arg-type]  # text
    shown = str(_renderer(language, clinic).value(placeholder))
    assert escape(hostile) in shown
    assert re.sub(r"</?(?:bdi|a)\b[^<>]*>", "", shown) == escape(hostile)


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_an_empty_value_is_a_space_to_write_that_speaks(name: str) -> None:
    """Every placeholder without a value is an image that says what to write there."""
    shown = str(_renderer(clinic=Clinic()).value(name))
    found = re.fullmatch(r'<img class="space" alt="([^"]+)" src="data:[^"]+">', shown)
    assert found is not None
    said = found[1].partition(": ")
    assert said[0] == "Space to write"
    assert bool(said[2]) is (name != BLANK)


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("My next visit: {blank}", ["My next visit: Space to write"]),
        ("From {blank} to **day {blank}**", ["From Space", "to day Space"]),
        ("{blank}", ["Space to write"]),
        ("Call {clinic_phone} or {blank}", ["Space to write: phone", "or Space"]),
    ],
)
@pytest.mark.parametrize(
    ("medium", "pattern"),
    [("html", r'aria-label="([^"]*)"'), ("pdf", r'data-field="([^"]*)"')],
)
def test_a_line_that_can_be_filled_in_is_named_by_the_words_before_it(
    markdown: str, names: list[str], medium: Medium, pattern: str
) -> None:
    """A name has the words that are seen beside it; a value's says which it is."""
    renderer = InlineRenderer(
        wording=Wording(words=Words(language=ENGLISH)),
        clinic=Clinic(),
        direction="ltr",
        medium=medium,
    )
    shown = str(renderer.render(Text(markdown=markdown, line=1, tag="en")))
    found = re.findall(pattern, shown)
    assert len(found) == len(names)
    for said, wanted in zip(found, names, strict=True):
        assert said.startswith(wanted)
    assert ('<textarea class="write"' in shown) is (medium == "html")
    assert ('<img class="space"' in shown) is (medium == "pdf")


def test_the_words_of_a_space_come_in_the_language_of_the_page() -> None:
    """A space's words are translated, and escaped in the attribute."""
    words = Words(
        language=ARABIC,
        translations={"Space to write": 'a "b"', "phone of the clinic": "<c>"},
    )
    renderer = InlineRenderer(
        wording=Wording(words=words), clinic=Clinic(), direction="rtl"
    )
    assert 'alt="a &#34;b&#34;: &lt;c&gt;"' in renderer.value("clinic_phone")


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("clinic_phone", "tel:+14155550123"),
        ("emergency_number", "tel:911"),
        ("clinic_web", "https://example.org/?a=1&amp;b=2"),
    ],
)
def test_numbers_and_addresses_are_links(name: str, href: str) -> None:
    """A phone dials in the international form, the emergency number as it is."""
    assert f'<a href="{href}">' in _renderer().value(name)


def test_a_name_is_no_link() -> None:
    """The clinic's name is text."""
    assert "<a" not in _renderer().value("clinic_name")


def test_a_name_in_other_letters_says_its_language() -> None:
    """On a page in other letters an English voice says the clinic's name."""
    said = str(_renderer(ARABIC).value("clinic_name"))
    assert said.startswith('<bdi lang="en" dir="ltr" class="words">Elm')
    assert "lang=" not in str(_renderer(ENGLISH).value("clinic_name"))


def _emergency_numbers() -> list[tuple[str, str]]:
    numbers = ("112", "911", "999", "000", "110", "119", "120", "15", "17", "18", "144")
    return [
        (country, number)
        for country in sorted(phonenumbers.SUPPORTED_REGIONS)
        for number in numbers
        if shortnumberinfo.is_emergency_number(number, country)
    ]


def test_an_emergency_number_is_dialled_as_it_is_in_every_country() -> None:
    """No country code is put before an emergency number: +49 112 reaches nobody."""
    wrong = {}
    for country, number in _emergency_numbers():
        clinic = Clinic(country=country, emergency_number=number)
        shown = _renderer(clinic=clinic).value("emergency_number")
        if f'href="tel:{number}"' not in shown:
            wrong[country, number] = str(shown)
    assert wrong == {}


@pytest.mark.parametrize(
    ("value", "lang"), [("عيادة الأمل", ""), ("Elm Clinic", ' lang="en"')]
)
def test_a_value_has_its_own_direction(value: str, lang: str) -> None:
    """A clinic's name keeps its order on a page of the other direction."""
    shown = _renderer(ARABIC, Clinic(name=value)).value("clinic_name")
    words = ' class="words"'
    assert shown == f'<bdi{lang} dir="{direction_of(value)}"{words}>{value}</bdi>'


def test_left_to_right_pages_need_no_isolation() -> None:
    """On an English page a text has no bdi of its own."""
    assert _render("Take 5 mg of Botox") == "Take 5 mg of Botox"


def test_isolation_reaches_into_bold_and_links() -> None:
    """What stands in bold or in a link is isolated too."""
    shown = _render("خذ **5 mg** من [Elm](https://a.org)", ARABIC)
    assert '<strong><bdi dir="ltr">5 mg</bdi></strong>' in shown
    assert '<bdi dir="ltr"><a href="https://a.org">Elm</a></bdi>' in shown


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("خذ **5** mg", 'خذ <bdi dir="ltr"><strong>5</strong> mg</bdi>'),
        ("خذ 5 **mg**/5 mL", 'خذ <bdi dir="ltr">5 <strong>mg</strong>/5 mL</bdi>'),
        ("**خذ 5** mg", None),
        (
            "Tylenol **3** مرات",
            '<bdi dir="ltr">Tylenol</bdi> <strong><bdi dir="ltr">3</bdi></strong> مرات',
        ),
        (
            "*a* **b** نعم",
            '<bdi dir="ltr" class="words"><em>a</em> <strong>b</strong></bdi> نعم',
        ),
        ("5 {blank} mg", None),
    ],
)
def test_a_run_goes_through_what_is_bold(markdown: str, shown: str | None) -> None:
    """An isolate stands around all of a run, or inside of what is bold."""
    made = _render(markdown, ARABIC)
    _check_nesting(made)
    assert shown is None or made == shown


def _check_nesting(made: str) -> None:
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(strong|em|bdi)\b[^<>]*>", made):
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert opened == []


_PIECES = (
    "خذ",
    " ",
    "5",
    " mg",
    "**",
    "*",
    "Elm",
    "(",
    ")",
    "{clinic_phone}",
    "٣",
    "-",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@settings(deadline=None, max_examples=150)
@example("**5** mg*a***٣-٣**")
def test_isolates_and_marks_lie_in_each_other_or_apart(markdown: str) -> None:
    """Law: no isolate is torn by bold, and none adds or takes a word."""
    made, plain = _render(markdown, ARABIC), _render(markdown)
    _check_nesting(made)
    assert re.sub("</?bdi[^<>]*>", "", made) == re.sub("</?bdi[^<>]*>", "", plain)


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        (ENGLISH, "Jane Doe", "By Jane Doe"),
        (ENGLISH, "سارة", 'By <bdi dir="rtl">سارة</bdi>'),
        (ARABIC, "Ann", 'من <bdi dir="ltr">Ann</bdi>'),
        (ARABIC, "سارة", 'من <bdi dir="rtl">سارة</bdi>'),
        (ARABIC, 3, 'من <bdi dir="ltr">3</bdi>'),
        (
            ARABIC,
            Markup('<span class="page-number"></span>'),
            'من <bdi dir="ltr"><span class="page-number"></span></bdi>',
        ),
    ],
)
def test_a_value_in_a_page_word_keeps_its_order(
    language: Language, name: object, shown: str
) -> None:
    """The foot of a page isolates what is put into its words."""
    said = {"By {name}": "من {name}"} if language is ARABIC else {}
    wording = Wording(words=Words(language=language, translations=said))
    assert wording.phrase("By {name}", name=name).bare == shown


def test_english_on_another_page_says_so() -> None:
    """A text without translation carries its language and direction."""
    text = Text(markdown="Call **us** at 5 pm", line=1, tag="en")
    shown = _renderer(ARABIC).render(text)
    assert shown == (
        '<span lang="en" dir="ltr">Call <strong>us</strong> at 5 pm</span>'
    )


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_every_placeholder_has_a_name_to_speak(name: str) -> None:
    """The names for who hears the page are complete; only the blank has none."""
    wording = Wording(words=Words(language=ENGLISH))
    assert bool(wording.value_name(name)) is (name != BLANK)


def test_a_page_word_that_is_not_translated_says_so() -> None:
    """Page words fall back to English, marked; values in them are escaped."""
    wording = Wording(words=Words(language=ARABIC))
    assert escape(wording.phrase("Edition {number}", number="<2>")) == (
        '<span lang="en" dir="ltr">Edition &lt;2&gt;</span>'
    )
    assert wording.plain("Draft.") == "Draft."


def test_english_neighbours_stand_in_one_span() -> None:
    """Two English sentences on a right-to-left page are read in their order."""
    words = Words(language=ARABIC, translations={"Draft.": "مسودة."})
    wording = Wording(words=words)
    draft, *others = wording.phrases(["Draft.", "A <b>.", "C.", "Draft."])
    assert row([draft.strong, *others]) == (
        "<strong>مسودة.</strong> "
        '<span lang="en" dir="ltr">A &lt;b&gt;. C.</span> مسودة.'
    )
    assert row([others[0], wording.spoken_name()[1]], " · ") == (
        '<span lang="en" dir="ltr">A &lt;b&gt;. · <strong>Arabic</strong></span>'
    )


def test_a_language_is_named_by_its_sound_and_in_english() -> None:
    """The sound is in the language of the page, the word is marked as English."""
    assert row(Wording(words=Words(language=ARABIC)).spoken_name()) == (
        '<bdi dir="rtl">أرابيك</bdi> '
        '<span lang="en" dir="ltr"><strong>Arabic</strong></span>'
    )


def test_a_row_on_an_english_page_is_its_words() -> None:
    """Nothing is foreign there, and nothing is marked."""
    wording = Wording(words=Words(language=ENGLISH))
    assert row([wording.phrase("A."), wording.phrase("B.")]) == "A. B."
    assert row([]) == ""


def test_a_translated_page_word_is_escaped() -> None:
    """A translator's words are text, not HTML."""
    words = Words(language=ARABIC, translations={"Draft.": "<b>{number}"})
    shown = escape(Wording(words=words).phrase("Draft.", number=2))
    assert re.sub("</?bdi[^<>]*>", "", shown) == "&lt;b&gt;2"


def test_the_renderer_fits_the_callables_of_a_template() -> None:
    """render and value are what the templates call."""
    calls: list[Callable[..., object]] = [_renderer().render, _renderer().value]
    assert all(callable(call) for call in calls)
