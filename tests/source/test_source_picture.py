"""Pictures: only what lies in media/, only plain drawings, each with its words."""

from pathlib import Path

import pytest
from PIL import Image

from tpdocs.foundation import Checked
from tpdocs.source import (
    Drawing,
    Figure,
    Handout,
    Raster,
    find_segments,
    parse_handout,
)

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
PATH = '<path d="M0 0"/>'
LABEL = '<text x="1" y="2.5" data-width="30">{}</text>'


def parse(folder: Path, body: str) -> Checked[Handout]:
    """Parse a handout with this body, which starts at line 9."""
    return parse_handout(f"{HEAD}\n{body}\n", folder, "handouts/a.md")


def draw(folder: Path, svg: str, name: str = "a.svg") -> None:
    """Write a drawing into the media folder."""
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / name).write_text(svg, encoding="utf-8")


def figure(checked: Checked[Handout]) -> Figure:
    """Give the one figure of a handout that must be good."""
    assert checked.findings == ()
    assert checked.value is not None
    (block,) = checked.value.blocks
    assert isinstance(block, Figure)
    return block


def test_drawing(tmp_path: Path) -> None:
    """A drawing gives its size and, apart from it, its labels with their places."""
    labels = LABEL.format("a\n  b") + LABEL.format(" ") + LABEL.format("&lt;c")
    draw(tmp_path, SVG.format(f"<g>{labels}</g>{PATH}"))
    picture = figure(parse(tmp_path, '![Words](media/a.svg "Caption")')).picture
    assert isinstance(picture, Drawing)
    assert (picture.width, picture.height, picture.mirrored) == (10, 10, False)
    assert "<text" not in picture.svg
    assert [label.text.markdown for label in picture.labels] == ["a b", "<c"]
    first = picture.labels[0]
    assert (first.x, first.y, first.width) == (1, 2.5, 30)
    assert (first.anchor, first.valign) == ("start", "middle")


@pytest.mark.parametrize(
    ("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")]
)
def test_raster(tmp_path: Path, form: str, media_type: str) -> None:
    """A picture is known by its first bytes, whatever its name."""
    path = tmp_path / "media" / "a.svg"
    path.parent.mkdir()
    Image.new("RGB", (4, 3)).save(path, format=form)
    picture = figure(parse(tmp_path, "<!-- decorative -->\n![](media/a.svg)")).picture
    assert isinstance(picture, Raster)
    assert (picture.media_type, picture.width, picture.height) == (media_type, 4, 3)
    assert picture.data == path.read_bytes()


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n.", b"\xff\xd8\xff."])
def test_a_damaged_raster_is_refused(tmp_path: Path, data: bytes) -> None:
    """A picture that breaks off would print as nothing."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.png").write_bytes(data)
    (found,) = parse(tmp_path, "![Words](media/a.png)").findings
    assert (found.rule, "damaged" in found.message) == ("picture/file", True)


@pytest.mark.parametrize("name", ["músculo.svg", "my picture.svg", "50%.svg"])
def test_name_with_odd_characters(tmp_path: Path, name: str) -> None:
    """A file is found by the name that it has on disk."""
    draw(tmp_path, SVG.format(PATH), name)
    assert isinstance(
        figure(parse(tmp_path, f"![Words](<media/{name}>)")).picture, Drawing
    )


@pytest.mark.parametrize(
    "target", ["secret.svg", "media", "missing"], ids=["file", "folder", "nothing"]
)
def test_link_that_leads_out(tmp_path: Path, target: str) -> None:
    """A link in media/ that leads out of it is not followed."""
    folder = tmp_path / "handouts"
    folder.mkdir()
    draw(folder, SVG.format(PATH))
    draw(tmp_path, SVG.format(PATH))
    (tmp_path / "secret.svg").write_text(SVG.format(PATH))
    (folder / "media" / "out").symlink_to(tmp_path / target)
    for name in ("out", "out/a.svg"):
        checked = parse(folder, f"![Words](media/{name})")
        assert checked.value is None
        assert checked.findings[-1].rule == "picture/file"
        assert checked.findings[-1].hint


def test_media_folder_that_is_a_link_out(tmp_path: Path) -> None:
    """The folder media/ itself must lie in the project."""
    draw(tmp_path, SVG.format(PATH))
    (tmp_path / "handouts").mkdir()
    (tmp_path / "handouts" / "media").symlink_to(tmp_path / "media")
    checked = parse(tmp_path / "handouts", "![Words](media/a.svg)")
    assert checked.value is None


@pytest.mark.parametrize("name", ["loop.svg", f"{'a' * 300}.svg", f"{'a/' * 3000}b"])
def test_name_that_the_system_refuses(tmp_path: Path, name: str) -> None:
    """A loop of links or a name too long is a picture that is not there."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "loop.svg").symlink_to("loop.svg")
    checked = parse(tmp_path, f"![Words](media/{name})")
    assert [f.rule for f in checked.findings if f.place.line == 9] == ["picture/file"]


def test_picture_of_many_megabytes(tmp_path: Path) -> None:
    """A picture that no e-mail would carry is refused."""
    (tmp_path / "media").mkdir()
    data = b"\x89PNG\r\n\x1a\n".ljust(2_000_001, b"\0")
    (tmp_path / "media" / "a.png").write_bytes(data)
    found = parse(tmp_path, "![Words](media/a.png)").findings[-1]
    assert (found.rule, found.place.line) == ("picture/file", 9)
    assert "larger than 2 MB" in found.message


@pytest.mark.parametrize(
    "inner",
    [
        '<path ONLOAD="alert(1)" d="M0 0"/>',
        '<path Onclick="alert(1)" d="M0 0"/>',
        '<path STYLE="fill:red" d="M0 0"/>',
        '<path fill="URL(https://example.org/#a)" d="M0 0"/>',
        '<path fill="Url( https://example.org/#a)" d="M0 0"/>',
        r'<path fill="u\72l(https://example.org/#a)" d="M0 0"/>',
        r'<path fill="url\28https://example.org/#a)" d="M0 0"/>',
        '<path fill="image-set(&quot;https://example.org/&quot; 1x)" d="M0 0"/>',
        '<path HREF="https://example.org/" d="M0 0"/>',
        '<path xmlns:a="urn:a" a:onload="alert(1)" d="M0 0"/>',
    ],
)
def test_attribute_that_could_run_or_fetch(tmp_path: Path, inner: str) -> None:
    """HTML knows no capitals in names, CSS none in url: no spelling gets through."""
    draw(tmp_path, SVG.format(inner))
    checked = parse(tmp_path, "![Words](media/a.svg)")
    assert checked.value is None
    assert checked.findings[-1].rule == "picture/file"


@pytest.mark.parametrize("size", ["0 0", "10 0", "0 10", "0.0 5"])
def test_drawing_without_size(tmp_path: Path, size: str) -> None:
    """A drawing has a width and a height to divide by."""
    draw(tmp_path, SVG.format(PATH).replace("0 0 10 10", f"0 0 {size}"))
    assert parse(tmp_path, "![Words](media/a.svg)").value is None


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Call {clinic_phon}", "handout/placeholder"),
        ("{0.__class__}", "handout/placeholder"),
        ("A &lt;b&gt;word&lt;/b&gt;", "handout/html"),
        ("A `word`", "handout/markup"),
    ],
)
def test_label_is_checked_like_every_text(
    tmp_path: Path, words: str, rule: str
) -> None:
    """A label in a drawing obeys the rules of every text: nothing in it vanishes."""
    draw(tmp_path, SVG.format(LABEL.format(words)))
    findings = parse(tmp_path, "![Words](media/a.svg)").findings
    assert {(f.rule, f.place.line) for f in findings} == {(rule, 9)}


@pytest.mark.parametrize(
    "body",
    [
        "![Call {clinic_phon} now](media/a.svg)",
        "![Call <b>us</b> now](media/a.svg)",
        "![Call `us` now](media/a.svg)",
        '![Words](media/a.svg "Call {clinic_phon}")',
        '![Words](media/a.svg "Call <b>us</b>")',
        '![Words](media/a.svg "[a](http://example.org)")',
    ],
)
def test_words_of_a_picture_are_checked(tmp_path: Path, body: str) -> None:
    """The words for a picture and its caption obey the rules of every text."""
    draw(tmp_path, SVG.format(PATH))
    findings = parse(tmp_path, body).findings
    assert findings
    assert {f.place.line for f in findings} == {9}


def test_words_that_are_escaped_stay(tmp_path: Path) -> None:
    """What an author escapes in the words for a picture is still there as text."""
    draw(tmp_path, SVG.format(PATH))
    alt = figure(parse(tmp_path, r"![5 \* 3 \* 2 \<b>](media/a.svg)")).alt
    assert alt is not None
    reparsed = parse(tmp_path, alt.markdown)
    assert reparsed.findings == ()


def test_caption_is_one_line(tmp_path: Path) -> None:
    """A text is one line, with white space folded, as translators see it."""
    draw(tmp_path, SVG.format(PATH))
    checked = parse(tmp_path, '![Some\n words](media/a.svg "One\ntwo")')
    assert checked.value is not None
    texts = [s.text.markdown for s in find_segments(checked.value)]
    assert texts[2:] == ["Some words", "One two"]


def test_comment_of_a_picture_reaches_its_labels(tmp_path: Path) -> None:
    """What is said to translators of a picture, or to keep it, holds for its labels."""
    draw(tmp_path, SVG.format(LABEL.format("a")))
    body = '<!-- keep -->\n<!-- translators: b -->\n![Words](media/a.svg "Caption")'
    checked = parse(tmp_path, body)
    assert checked.value is not None
    texts = [s.text for s in find_segments(checked.value)][2:]
    assert [(text.keep, text.note) for text in texts] == [(True, "b")] * 3
