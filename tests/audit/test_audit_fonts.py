"""Fonts of a finished PDF, in small files made for the purpose."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tpdocs.audit import RULES, Expected, Outcome, Verdict
from tpdocs.audit.fonts import find_fonts
from tpdocs.audit.rule import apply
from tpdocs.audit.subject import Subject
from tpdocs.foundation import Place

PLACE = Place("dist/x/x.en.pdf")


def _font(name: str, **entries: object) -> Dictionary:
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name(f"/{name}"))
    for key, value in entries.items():
        font[f"/{key}"] = value
    return font


def _file_with(make: Callable[[Pdf], object]) -> bytes:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=make(pdf)))
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def _embedded(key: str = "FontFile2") -> Callable[[Pdf, str], Dictionary]:
    def make(pdf: Pdf, name: str) -> Dictionary:
        descriptor = Dictionary(Type=Name.FontDescriptor)
        descriptor[f"/{key}"] = pdf.make_stream(b"")
        return _font(name, FontDescriptor=pdf.make_indirect(descriptor))

    return make


def _check(data: bytes, families: list[str] | None = None) -> Verdict:
    """Apply the rule about embedding or, where families are given, that about them."""
    name = "font/embedded" if families is None else "font/family"
    rule = next(rule for rule in RULES if rule.name == name)
    expected = Expected(lang="en", families=tuple(families or ()))
    verdict = apply(rule, Subject(data, expected), PLACE)
    assert all(finding.hint and finding.is_error for finding in verdict.findings)
    assert (verdict.outcome is Outcome.NOT_CHECKED) is bool(verdict.reason)
    return verdict


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_an_embedded_font_passes(key: str) -> None:
    """A font program in the file, of any of the three kinds, is embedded."""
    data = _file_with(
        lambda pdf: pdf.make_indirect(_embedded(key)(pdf, "ABCDEF+Noto-Sans"))
    )
    assert _check(data).outcome is Outcome.PASS


def test_helvetica_is_not_embedded() -> None:
    """A font that the reader's machine must have is found, and named."""
    data = _file_with(lambda pdf: pdf.make_indirect(_font("Helvetica")))
    verdict = _check(data)
    assert verdict.outcome is Outcome.FAIL
    (finding,) = verdict.findings
    assert finding.rule == "font/embedded"
    assert "Helvetica" in finding.message
    assert finding.place == PLACE


def test_a_font_inside_the_resources_is_found_too() -> None:
    """A font need not be an object of its own: most small writers put it in place."""
    data = _file_with(lambda _pdf: _font("Helvetica"))
    assert _check(data).outcome is Outcome.FAIL


def test_a_descriptor_without_a_program_is_not_embedded() -> None:
    """A font that is only described is not in the file."""
    data = _file_with(
        lambda pdf: pdf.make_indirect(
            _font("Arial", FontDescriptor=Dictionary(Type=Name.FontDescriptor))
        )
    )
    assert _check(data).outcome is Outcome.FAIL


def test_a_type_3_font_is_drawn_in_the_file() -> None:
    """Type 3 fonts are drawings, so they are always there."""
    data = _file_with(
        lambda pdf: pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3))
    )
    assert _check(data).outcome is Outcome.PASS


@pytest.mark.parametrize("is_embedded", [True, False])
def test_a_composite_font_is_judged_by_its_descendant(*, is_embedded: bool) -> None:
    """A Type 0 font has its program in the font below it."""

    def make(pdf: Pdf) -> object:
        inner = _embedded()(pdf, "ABCDEF+Noto-Sans")
        if not is_embedded:
            inner = _font("Noto-Sans")
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/Noto-Sans"),
                DescendantFonts=Array([pdf.make_indirect(inner)]),
            )
        )

    wanted = Outcome.PASS if is_embedded else Outcome.FAIL
    assert _check(_file_with(make)).outcome is wanted


@pytest.mark.parametrize(
    ("name", "families", "is_allowed"),
    [
        ("ABCDEF+Noto-Sans", ["Noto Sans"], True),
        ("ABCDEF+Noto-Sans-Bold", ["Noto Sans"], True),
        ("ABCDEF+NotoSans-Regular", ["Noto Sans"], True),
        ("NotoSansCJKsc-Bold", ["Noto Sans CJK SC"], True),
        ("ABCDEF+Noto-Sans-Arabic", ["Noto Sans"], False),
        ("ABCDEF+Noto-Sans-Italic", ["Noto Sans"], False),
        ("ABCDEF+DejaVu-Sans", ["Noto Sans", "Noto Sans Arabic"], False),
        ("ABCDEF+DejaVu-Sans", [], True),
        ("ABCDEF+Noto", ["Noto Sans"], False),
    ],
)
def test_only_families_that_the_language_names_are_used(
    name: str, families: list[str], *, is_allowed: bool
) -> None:
    """A fallback font that nobody chose is an error, even if it is embedded."""
    data = _file_with(lambda pdf: pdf.make_indirect(_embedded()(pdf, name)))
    verdict = _check(data, families)
    assert verdict.outcome is (Outcome.PASS if is_allowed else Outcome.FAIL)
    assert {f.rule for f in verdict.findings} == (
        set() if is_allowed else {"font/family"}
    )


def test_a_font_used_twice_is_said_once() -> None:
    """Two subsets of one font are one finding."""

    def make(pdf: Pdf) -> object:
        pdf.make_indirect(_font("AAAAAA+Arial"))
        pdf.Root.Extra = Array(
            [pdf.make_indirect(_font(f"{p}+Arial")) for p in ("AAAAAA", "BBBBBB")]
        )
        return pdf.make_indirect(_font("Arial"))

    assert len(_check(_file_with(make)).findings) == 1


def test_a_file_without_text_has_no_fonts() -> None:
    """A page without a font is no fault of its fonts."""
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        stream = io.BytesIO()
        pdf.save(stream)
    assert _check(stream.getvalue()).outcome is Outcome.PASS
    with pikepdf.open(stream) as again:
        assert list(find_fonts(again)) == []


@pytest.mark.parametrize(
    "data", [b"", b"not a PDF", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"\0" * 1000, b"PK"]
)
def test_rubbish_is_not_checked(data: bytes) -> None:
    """What cannot be read is never a pass."""
    assert _check(data).outcome is Outcome.NOT_CHECKED


def encrypted() -> bytes:
    """Give a PDF that opens with a password only."""
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
    return stream.getvalue()


def test_an_encrypted_file_is_not_checked() -> None:
    """A file behind a password cannot be read, and that is said."""
    assert _check(encrypted()).outcome is Outcome.NOT_CHECKED


@pytest.mark.parametrize(
    "entries",
    [
        {"DescendantFonts": 5},
        {"DescendantFonts": Array([5])},
        {"FontDescriptor": 5},
        {"FontDescriptor": Array([])},
        {"BaseFont": 5},
        {"BaseFont": Name("/")},
        {"Subtype": 7},
    ],
    ids=str,
)
def test_a_damaged_font_never_passes(entries: dict[str, object]) -> None:
    """A font dictionary that makes no sense is a failure or not checked."""

    def make(pdf: Pdf) -> object:
        font = _font("Helvetica")
        for key, value in entries.items():
            font[f"/{key}"] = value
        return pdf.make_indirect(font)

    assert _check(_file_with(make)).outcome is not Outcome.PASS
