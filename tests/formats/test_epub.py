"""EPUB files: the container, the package, the page in them, and what is refused."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Place, RenderError

HtmlOf = Callable[..., str]

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _render(html: str) -> bytes:
    place = Place("dist/sore-neck/sore-neck.en.epub")
    return FORMATS["epub"].render(html, place, DEFAULT_STANDARD).data


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _read(data: bytes, name: str) -> ET.Element:
    root: ET.Element = fromstring(_files(data)[f"EPUB/{name}"])
    return root


def _metadata(package: ET.Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in package.iter(f"{_OPF}meta"):
        found.setdefault(element.attrib["property"], []).append(element.text or "")
    return found


@pytest.fixture
def epub_of(project: Path, html_of: HtmlOf) -> Callable[[str], bytes]:
    """Make the handout of the test project in a language."""
    return lambda tag: _render(html_of(project, tag, "epub"))


@pytest.fixture
def html(project: Path, html_of: HtmlOf) -> str:
    """The English page, as the EPUB is made from it."""
    return html_of(project, "en", "epub")


def test_the_type_stands_first_as_it_is(epub_of: Callable[[str], bytes]) -> None:
    """A program finds the type at byte 38, where the standard puts it."""
    data = epub_of("en")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_same_page_gives_the_same_bytes(
    project: Path, html_of: HtmlOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the clock nor the order of a set is in the file."""
    first = _render(html_of(project, "ar", "epub"))
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert _render(html_of(project, "ar", "epub")) == first


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_package_says_what_it_is(
    epub_of: Callable[[str], bytes], tag: str, direction: str
) -> None:
    """Language, direction, title, and the month of the handout: not of the build."""
    package = _read(epub_of(tag), "package.opf")
    assert (package.get(_LANG), package.get("dir")) == (tag, direction)
    spine = package.find(f"{_OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == direction
    assert package.findtext(f".//{_DC}language") == tag
    assert "Care for a sore neck" in str(package.findtext(f".//{_DC}title"))
    assert package.findtext(f".//{_DC}publisher") == "Elm Clinic"
    assert _metadata(package)["dcterms:modified"] == ["2026-11-01T00:00:00Z"]


def test_the_identifier_is_that_of_the_text(project: Path, html_of: HtmlOf) -> None:
    """Handout, edition and language make the name; the clinic's phone does not."""

    def name(tag: str) -> str:
        package = _read(_render(html_of(project, tag, "epub")), "package.opf")
        return str(package.findtext(f".//{_DC}identifier"))

    def edit(path: Path, old: str, new: str) -> None:
        path.write_text(path.read_text().replace(old, new))

    first = name("en")
    assert first == "urn:uuid:6af5f307-05c1-512c-8ec7-c551149da0cc"
    edit(project / "clinic.toml", "555-0123", "555-0124")
    assert name("en") == first
    edit(project / "handouts" / "sore-neck.md", "edition: 2", "edition: 3")
    assert len({first, name("en"), name("es")}) == 3


def test_accessibility_is_said_as_it_is(html: str) -> None:
    """Words for pictures are claimed where there are pictures, and none certified."""
    metadata = _metadata(_read(_render(html), "package.opf"))
    assert metadata["schema:accessMode"] == ["textual", "visual"]
    assert metadata["schema:accessModeSufficient"] == ["textual"]
    assert metadata["schema:accessibilityHazard"] == ["none"]
    features = ["structuralNavigation", "tableOfContents", "readingOrder"]
    assert metadata["schema:accessibilityFeature"] == [*features, "alternativeText"]
    assert "pictures are described" in metadata["schema:accessibilitySummary"][0]
    assert not {"dcterms:conformsTo", "a11y:certifiedBy"} & set(metadata)

    bare = re.sub(r'<img class="(picture|qr-code)"[^>]*>', "", html)
    metadata = _metadata(_read(_render(bare), "package.opf"))
    assert metadata["schema:accessMode"] == ["textual"]
    assert metadata["schema:accessibilityFeature"] == features
    assert "pictures" not in metadata["schema:accessibilitySummary"][0]

    mute = re.sub(r'(<img class="picture"[^>]*) alt="[^"]*"', r'\1 alt=""', html)
    metadata = _metadata(_read(_render(mute), "package.opf"))
    assert "schema:accessModeSufficient" not in metadata
    assert metadata["schema:accessibilityFeature"] == features


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_summary_is_in_the_language_of_the_page(
    epub_of: Callable[[str], bytes], tag: str
) -> None:
    """People who need the summary read it in their own language."""
    package = _read(epub_of(tag), "package.opf")
    [summary] = package.iterfind(".//*[@property='schema:accessibilitySummary']")
    assert summary.get(_LANG) == tag
    assert "read aloud" not in str(summary.text)


def test_words_without_a_translation_are_marked_as_english(
    project: Path, html_of: HtmlOf
) -> None:
    """A language without page words has English ones, and says so."""
    package = _read(_render(html_of(project, "ur", "epub")), "package.opf")
    [summary] = package.iterfind(".//*[@property='schema:accessibilitySummary']")
    assert summary.get(_LANG) == "en"
    navigation = _read(_render(html_of(project, "ur", "epub")), "nav.xhtml")
    [contents] = navigation.iterfind(f".//{_HTML}h1/{_HTML}span")
    assert (contents.text, contents.get(_LANG)) == ("Contents", "en")
    assert contents.get("dir") == "ltr"


def test_all_files_are_listed_and_there(epub_of: Callable[[str], bytes]) -> None:
    """The manifest, the container and what the page shows name the same files."""
    data = epub_of("ar")
    package = _read(data, "package.opf")
    listed = [item.attrib["href"] for item in package.iter(f"{_OPF}item")]
    there = [name.removeprefix("EPUB/") for name in _files(data)]
    assert sorted(there) == sorted(
        ["mimetype", "META-INF/container.xml", "package.opf", *listed]
    )
    page = _read(data, "handout.xhtml")
    css = _files(data)["EPUB/style.css"].decode()
    used = [image.attrib["src"] for image in page.iter(f"{_HTML}img")]
    used += re.findall(r'url\("([^"]*)"\)', css)
    assert len(used) > 4
    assert set(used) == {name for name in listed if name.startswith("picture-")}
    assert "data:" not in css


def _outline(items: ET.Element) -> list[object]:
    outline: list[object] = []
    for item in items.findall(f"{_HTML}li"):
        link, *inner = item
        outline.append("".join(link.itertext()))
        outline += [_outline(part) for part in inner]
    return outline


def test_headings_are_the_table_of_contents(epub_of: Callable[[str], bytes]) -> None:
    """The contents nest as the headings do, and each leads to its heading."""
    data = epub_of("en")
    page, navigation = _read(data, "handout.xhtml"), _read(data, "nav.xhtml")
    contents, landmarks = navigation.iter(f"{_HTML}nav")
    assert (contents.get(_TYPE), contents.get("role")) == ("toc", "doc-toc")
    [items] = contents.findall(f"{_HTML}ol")
    headings = [
        "Call us if you have",
        "Call 911 now if you have",
        "What you can do",
        "My pills",
        "My questions",
    ]
    assert _outline(items) == ["Care for a sore neck", headings]
    ids = {element.get("id") for element in page.iter()}
    links = [link.attrib["href"] for link in contents.iter(f"{_HTML}a")]
    assert {link.removeprefix("handout.xhtml#") for link in links} <= ids
    assert landmarks.get("hidden") == "hidden"
    assert [a.get(_TYPE) for a in landmarks.iter(f"{_HTML}a")] == ["bodymatter"]


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        ("", ["Care for a sore neck"]),
        ("<h2>a</h2>", ["a"]),
        ("<h1>a</h1><h3>b</h3><h2>c</h2>", ["a", ["b", "c"]]),
        ("<h3>a</h3><h1>b</h1><h2>c</h2><h1>d</h1>", ["a", "b", ["c"], "d"]),
    ],
)
def test_any_headings_make_a_table_of_contents(
    html: str, body: str, outline: list[object]
) -> None:
    """A template of one's own may leave out levels, or have no heading at all."""
    page = re.sub(r"<header.*</footer>", lambda _: body, html, flags=re.DOTALL)
    navigation = _read(_render(page), "nav.xhtml")
    [items] = navigation.findall(f".//{_HTML}main/{_HTML}nav/{_HTML}ol")
    assert _outline(items) == outline


def test_an_arabic_heading_keeps_its_isolates_in_the_contents(
    epub_of: Callable[[str], bytes],
) -> None:
    """The number stands in the contents as on the page, without a link in the link."""
    navigation = _read(epub_of("ar"), "nav.xhtml")
    [number] = [
        b for b in navigation.iter(f"{_HTML}bdi") if b[:] and b[0].text == "911"
    ]
    assert number.get("dir") == "ltr"
    assert not navigation.findall(f".//{_HTML}a//{_HTML}a")
    assert not navigation.findall(f".//{_HTML}a//*[@id]")


def test_the_page_is_that_of_the_web(project: Path, html_of: HtmlOf) -> None:
    """Every word of the web page is in the EPUB, in the same order, and no other."""

    def words(text: str) -> list[str]:
        [body] = fromstring(text).iterfind(f"{_HTML}body")
        return "".join(body.itertext()).split()

    for tag in ("en", "ar"):
        web = _render(html_of(project, tag, "epub"))
        epub = _files(web)["EPUB/handout.xhtml"].decode()
        page = html_of(project, tag, "html")
        # A reader has its own table of contents, and needs no links to the frames.
        page, links = re.subn(r'<nav class="jump">.*?</nav>', "", page)
        assert links == 1
        said = re.sub(r"<[^>]*>", "", page.partition("<body>")[2])
        assert words(epub) == said.replace("&amp;", "&").split()


def test_what_is_in_english_says_so_in_both_ways(
    project: Path, html_of: HtmlOf
) -> None:
    """Each lang has an xml:lang; English on an Arabic page has a direction too."""
    catalog = project / "locales" / "ar" / "LC_MESSAGES" / "sore-neck.po"
    catalog.write_text(catalog.read_text().replace('"نعم: Sit up."', '""'))
    page = _read(_render(html_of(project, "ar", "epub")), "handout.xhtml")
    named = [element for element in page.iter() if element.get("lang")]
    assert len(named) > 4
    assert all(element.get("lang") == element.get(_LANG) for element in named)
    [english] = [element for element in named if element.text == "Sit up."]
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    [band] = page.iterfind(".//*[@role='doc-notice']")
    assert band.get(_TYPE) == "notice"
    assert "Some parts are not translated yet" in "".join(band.itertext())


def test_no_direction_is_in_a_style_sheet(epub_of: Callable[[str], bytes]) -> None:
    """Directions stand in the page, where EPUB 3.3 wants them."""
    for tag in ("en", "ar"):
        files = _files(epub_of(tag))
        texts = [files["EPUB/style.css"].decode()]
        page = fromstring(files["EPUB/handout.xhtml"])
        texts += [element.get("style", "") for element in page.iter()]
        assert not re.search(r"(?<![\w-])direction\s*:|unicode-bidi", "\n".join(texts))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</style>", "p { direction: rtl }</style>", "uses direction"),
        ("</style>", "p{UNICODE-BIDI:isolate}</style>", "uses UNICODE-BIDI"),
        ("</style>", "@import 'x.css';</style>", "uses @import"),
        ("</style>", "p{background:url(https://x.org/y.png)}</style>", "cannot bring"),
        ("<main>", "<main><p style='direction:rtl'>", "uses direction"),
        ("<main>", "<main><img src='https://x.org/y.png' alt='x'>", "cannot bring"),
        ("<main>", "<main><img src='data:text/html,x' alt='x'>", "cannot bring"),
        ('id="publication"', 'id="other"', "does not say what"),
        ("Sit up.", "Sit\x01up.", "is not XML"),
    ],
)
def test_what_an_epub_may_not_have_is_refused(
    html: str, old: str, new: str, message: str
) -> None:
    """Styles and templates of one's own can ask for it; the build says which."""
    assert old in html
    with pytest.raises(RenderError, match=message) as caught:
        _render(html.replace(old, new, 1))
    assert caught.value.hint


def test_harmless_styles_are_kept(html: str) -> None:
    """A comment about directions, and flex-direction, are not directions."""
    css = "/* direction: rtl */ p { flex-direction: row; background: "
    css += "url( 'data:image/png;base64,AAEC' ) }"
    files = _files(_render(html.replace("</style>", f"{css}</style>", 1)))
    style = files["EPUB/style.css"].decode()
    assert "flex-direction: row" in style
    assert "rtl */" not in style
    assert files["EPUB/picture-1.png"] == b"\0\1\2"
