"""PDF: tagged, named, the same every time, and closed to the outside."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import io
import logging
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from tpdocs.audit import Outcome, check_conformance
from tpdocs.document import PageRequest, render_html
from tpdocs.formats import DEFAULT_STANDARD, FORMATS, Rendered
from tpdocs.foundation import MissingToolError, Place, RenderError, Severity

pytestmark = pytest.mark.slow

PLACE = Place("dist/x/x.en.pdf")
HtmlOf = Callable[..., str]
_PAGE = (
    '<!DOCTYPE html><html lang="{lang}" dir="{dir}"><head><title>T</title><style>'
    'html{{font-family:"Noto Sans","Noto Sans Arabic"}}{style}</style></head>'
    "<body><h1>Head</h1>{body}</body></html>"
)


def _page(body: str = "", style: str = "", lang: str = "en") -> str:
    direction = "rtl" if lang == "ar" else "ltr"
    return _PAGE.format(lang=lang, dir=direction, style=style, body=body)


def _render(html: str) -> Rendered:
    return FORMATS["pdf"].render(html, PLACE, DEFAULT_STANDARD)


def _open(made: Rendered) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.data))


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_a_handout_is_tagged_named_and_in_its_language(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """Structure tree, title shown by the viewer, language, and PDF/UA-1 in XMP."""
    made = _render(html_of(project, tag, "pdf"))
    assert made.findings == ()
    with _open(made) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == tag
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert "Care for a sore neck" in str(xmp["dc:title"])
        assert made.pages == len(pdf.pages)


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_the_panels_of_page_one_are_found_there(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """What belongs on the first page is reported as being there."""
    ids = _render(html_of(project, tag, "pdf")).first_page_ids
    assert ids is not None
    assert {"kind-main-message", "kind-call-clinic", "kind-emergency"} <= ids


def test_what_is_on_page_two_is_not_found_on_page_one() -> None:
    """An id after a page break is not on the first page."""
    made = _render(_page('<p id="a">a</p><p id="b" style="break-before:page">b</p>'))
    assert made.pages == 2
    assert made.first_page_ids == frozenset({"a"})


def test_the_same_page_gives_the_same_bytes(project: Path, html_of: HtmlOf) -> None:
    """Nothing of the clock, of chance or of the process is in a file."""
    html = html_of(project, "ar", "pdf")
    assert _render(html).data == _render(html).data


def test_the_bytes_do_not_hang_on_the_hash_seed(
    project: Path, environment: dict[str, str]
) -> None:
    """Two processes with different PYTHONHASHSEED make the same file."""
    script = (
        "import hashlib, sys\n"
        "from pathlib import Path\n"
        "from tpdocs.cli import main\n"
        "root = Path(sys.argv[1])\n"
        "try:\n"
        "    main(['-C', sys.argv[1], 'build', '--jobs', '2', '--out', sys.argv[2]])\n"
        "except SystemExit as end:\n"
        "    sys.exit(end.code)\n"
    )
    digests = []
    out = project / "out"  # the same for both: the paths of findings are written too
    for seed in ("0", "4242"):
        subprocess.run(
            [sys.executable, "-c", script, str(project), str(out)],
            check=True,
            capture_output=True,
            env={**environment, "PYTHONHASHSEED": seed},
        )
        digests.append(
            {
                path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted(out.rglob("*.*"))
            }
        )
        shutil.rmtree(out)
    assert len(digests[0]) == 14
    assert digests[0] == digests[1]


@pytest.fixture
def server() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine, and the paths that were asked of it."""
    seen: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made.server_address[1], seen
        made.shutdown()
        thread.join()


_SVG = (
    "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 "
    "xmlns:xlink=%22http://www.w3.org/1999/xlink%22 viewBox=%220 0 9 9%22%3E"
    "%3Cimage {attribute}=%22{url}%22 width=%229%22 height=%229%22/%3E%3C/svg%3E"
)
_REACH: dict[str, tuple[str, str]] = {
    "background": ("", "body{{background:url({url})}}"),
    "import": ("", "@import url({url});"),
    "font face": (
        "<p>x</p>",
        "@font-face{{font-family:F;src:url({url})}}p{{font-family:F}}",
    ),
    "content": ("", "h1::before{{content:url({url})}}"),
    "list style": ("<ul><li>x</li></ul>", "li{{list-style-image:url({url})}}"),
    "img": ('<img alt="x" src="{url}">', ""),
    "object": ('<object data="{url}">x</object>', ""),
    "embed": ('<embed src="{url}">', ""),
    "link": ('<link rel="stylesheet" href="{url}">', ""),
    "attachment": ('<a rel="attachment" href="{url}">x</a>', ""),
    "base": ('<base href="{url}"><img alt="x" src="a.png">', ""),
    "svg image": (f'<img alt="x" src="{_SVG.replace("{attribute}", "href")}">', ""),
    "svg xlink": (
        f'<img alt="x" src="{_SVG.replace("{attribute}", "xlink:href")}">',
        "",
    ),
}


@pytest.mark.parametrize("way", _REACH)
@pytest.mark.parametrize("kind", ["file", "http"])
def test_nothing_outside_is_fetched(
    tmp_path: Path, server: tuple[int, list[str]], way: str, kind: str
) -> None:
    """Neither a file nor a server is reached, and the attempt is said."""
    port, seen = server
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<text y="9">SECRET-WORD</text></svg>'
    )
    url = secret.as_uri() if kind == "file" else f"http://127.0.0.1:{port}/x.svg"
    body, style = (part.replace("{{", "{").replace("}}", "}") for part in _REACH[way])
    made = _render(_page(body.replace("{url}", url), style.replace("{url}", url)))
    assert seen == []
    with _open(made) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        assert not any("/Filespec" in str(o.get("/Type", "")) for o in _dicts(pdf))
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                assert b"SECRET-WORD" not in item.read_bytes()
    # A relative or attached address is dropped by WeasyPrint without a word.
    if way not in ("base", "attachment"):
        assert made.findings
        assert all(finding.hint for finding in made.findings)


def _dicts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            yield item


def test_a_picture_of_the_page_may_be_in_it() -> None:
    """data: is the one kind of address that is read."""
    picture = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"
    assert _render(_page(f'<img alt="x" src="{picture}">')).findings == ()


def test_a_character_without_a_glyph_is_an_error() -> None:
    """A box instead of a letter keeps the file from being made."""
    # Unassigned: no font on any machine has it.
    made = _render(_page("<p>a \U000e0fff b \u0378 c</p>"))
    errors = [finding for finding in made.findings if finding.is_error]
    assert {finding.rule for finding in errors} == {"font/missing-glyph"}
    assert all(finding.place == PLACE and finding.hint for finding in errors)


def test_a_wrong_style_is_a_warning() -> None:
    """What WeasyPrint does not understand is said once, and the file is made."""
    made = _render(_page(style="h1{colour:red;colour:red}p{colour:red}"))
    assert made.findings
    assert {finding.rule for finding in made.findings} == {"render/warning"}
    assert {finding.severity for finding in made.findings} == {Severity.WARNING}
    messages = [finding.message for finding in made.findings]
    assert len(messages) == len(set(messages))


def test_warnings_are_collected_and_not_kept() -> None:
    """A render leaves no handler behind, and the next one starts clean."""
    logger = logging.getLogger("weasyprint")
    before = list(logger.handlers)
    _render(_page(style="h1{colour:red}"))
    assert logger.handlers == before
    assert _render(_page()).findings == ()


@pytest.mark.parametrize(
    "style",
    [
        "@page{size:0 0}",
        "@page{size:1e9in 1e9in}",
        "html{font-size:1e300px}",
        "html{font-size:-1px}",
        "body{width:calc(1px/0)}",
        "h1{margin:1e308in;padding:1e308in}",
        "body{columns:1e9}",
        "h1::before{counter-increment:a 99999999999;content:counter(a)}",
        "h1::before{content:counter(a, cjk-decimal) counters(a, '.')}",
        "body{display:grid;grid-template-columns:repeat(3, 1fr)}",
        "h1{background:linear-gradient(to right, red 1e308%, blue)}",
        "h1{transform:matrix(0,0,0,0,0,0)}",
        "h1{position:running(a)}@page{@top-left{content:element(b)}}",
        "*{display:none}",
        "html{writing-mode:vertical-rl}",
        "\0",
    ],
)
def test_an_odd_style_gives_a_file_or_an_error_that_says_so(style: str) -> None:
    """A style of a project's own never ends the program."""
    with contextlib.suppress(RenderError):
        assert _render(_page("<p>x</p>", style)).data.startswith(b"%PDF")


def test_a_deeply_nested_page_is_an_error_that_says_so() -> None:
    """What cannot be laid out is an error of one file, and not a traceback."""
    with pytest.raises(RenderError) as raised:
        _render(_page("<div>" * 3000 + "x" + "</div>" * 3000))
    assert raised.value.hint


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ('<p>a <a href="https://a.org">b</a> c</p>', "en"),
        ('<p>a <strong><a href="https://a.org">b</a></strong> c</p>', "en"),
        ('<p>نعم <bdi dir="ltr"><a href="https://a.org">b</a></bdi></p>', "ar"),
        ('<p>نعم <bdi dir="ltr"><a href="tel:911">911</a></bdi></p>', "ar"),
        ('<p>a <a href="https://a.org">b <strong>c</strong> d</a></p>', "en"),
        ('<p>نعم <a href="https://a.org">صفحة <bdi dir="ltr">b</bdi></a></p>', "ar"),
    ],
)
def test_links_are_tagged_as_the_pages_write_them(body: str, lang: str) -> None:
    """A link with bold or isolated words in it still passes PDF/UA-1."""
    made = _render(_page(body, lang=lang))
    verdict = check_conformance(made.data, PLACE)
    assert verdict.outcome is Outcome.PASS, verdict.findings


@pytest.mark.parametrize(
    "block",
    [
        "Read [our **new** page](https://example.org).",
        "Read [page {clinic_name}](https://example.org).",
        "<!-- decorative -->\n![](media/neck.svg)",
        "- one\n  1. two\n     - three",
        "::: tip\nOne.\n:::\n\n::: tip\nTwo.\n:::",
        "| | b |\n| --- | --- |\n| {blank} | {clinic_phone} |",
        "3. Three\n4. Four",
        "### Small\n\n{blank}\n\n{clinic_address}",
    ],
)
def test_any_markdown_that_is_accepted_makes_an_accessible_file(
    project: Path, request_of: Callable[..., PageRequest], block: str
) -> None:
    """Everything that an author may write passes PDF/UA-1, without a warning."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(f"{path.read_text()}\n## More\n\n{block}\n")
    made = _render(render_html(request_of(project, "en", "pdf")))
    assert made.findings == ()
    verdict = check_conformance(made.data, PLACE)
    assert verdict.outcome is Outcome.PASS, verdict.findings


def test_without_weasyprint_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A library that cannot be loaded is a missing tool, with a next step."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingToolError, match="WeasyPrint") as raised:
        _render(_page())
    assert "doctor" in raised.value.hint
