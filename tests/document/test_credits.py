"""Who answers for a page, as the page says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Sign = Callable[..., Path]
HtmlOf = Callable[..., str]
_WHO = "Test Reviewer (not a person)"


def _foot(html: str) -> str:
    start = html.index('<p class="provenance')
    return html[start : html.index("</p>", start)]


@pytest.fixture
def signed(project: Path, sign: Sign) -> Path:
    """A project whose English, Spanish and Arabic are signed."""
    sign(project, "en", "clinician")
    for tag in ("es", "ar"):
        sign(project, tag, "translator")
        sign(project, tag, "reviewer")
    return project


def test_names_keep_their_order_on_a_right_to_left_page(
    signed: Path, html_of: HtmlOf
) -> None:
    """A name with its credential is one isolate; the day beside it is another."""
    foot = _foot(html_of(signed, "ar"))
    name = f'<bdi dir="ltr" class="words">{_WHO} (no credential)</bdi>'
    day = '<bdi dir="ltr">25</bdi> نوفمبر <bdi dir="ltr">2026</bdi>'
    assert f"راجع الترجمة {name}، " in foot
    assert day in foot


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "en",
            f"Reviewed by {_WHO.replace('Reviewer', 'Clinician')} (no credential), ",
        ),
        ("es", f"Traducción revisada por {_WHO} (no credential), 25 de noviembre"),
    ],
)
def test_each_page_says_it_in_its_language(
    signed: Path, html_of: HtmlOf, tag: str, words: str
) -> None:
    """Name, credential and day."""
    html = html_of(signed, tag)
    assert words in _foot(html)
    assert 'class="draft"' not in html


def test_a_translator_alone_is_named_and_the_review_is_missing(
    project: Path, sign: Sign, html_of: HtmlOf
) -> None:
    """What was done is said, and what was not."""
    sign(project, "es", "translator")
    foot = _foot(html_of(project, "es"))
    assert "Sin revisión clínica" in foot
    assert "Traducido por Test Translator (not a person) (no credential), 25" in foot
    assert "Traducción sin revisar" in foot


def test_names_stand_at_the_end_and_not_in_each_foot(
    signed: Path, html_of: HtmlOf
) -> None:
    """The foot of a printed page has no room for three people."""
    html = html_of(signed, "es", "pdf")
    assert '<p class="provenance named">' in html
    assert '<span class="rest named">' in html
    assert ".running-foot .rest.named { display: none; }" in html
