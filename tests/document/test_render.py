"""Pages as HTML: well formed, whole, closed to the outside, honest about drafts."""

from __future__ import annotations

import base64
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
import tinyhtml5
from markupsafe import escape
from PIL import Image
from tinyhtml5.parser import HTMLParser

from tpdocs.build import load_handouts
from tpdocs.catalog import page_template
from tpdocs.document import EDITIONS, PageRequest, render_html
from tpdocs.document.page import month_name
from tpdocs.document.render import read_logo
from tpdocs.foundation import Project, RenderError, UsageError, find_language
from tpdocs.source import KINDS, find_segments, parse_inline, plain_text

HtmlOf = Callable[..., str]
RequestOf = Callable[..., PageRequest]
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
_XHTML = "{http://www.w3.org/1999/xhtml}"
#: What stands between two parts of a line, in its own colour.
_DOT = '<span class="dot">·</span>'
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
#: One white pixel.
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4"
    "AAAAAElFTkSuQmCC"
)


def _elements(html: str, name: str) -> list[dict[str, str]]:
    root = tinyhtml5.parse(html)
    return [dict(element.attrib) for element in root.iter(f"{_XHTML}{name}")]


def _without_styles(html: str) -> str:
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def _words(html: str) -> str:
    body = re.sub(r"<(style|title)>.*?</\1>", "", html, flags=re.DOTALL)
    body = body.replace("&#39;", "'").replace("&amp;", "&").replace("&#34;", '"')
    return " ".join(re.sub(r"<[^>]*>", "", body).split())


def _change(project: Path, old: str, new: str) -> None:
    path = project / "handouts" / "sore-neck.md"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _headings(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("medium", ["html", "pdf"])
def test_a_page_is_well_formed_html(
    project: Path, html_of: HtmlOf, tag: str, medium: str
) -> None:
    """An HTML5 parser finds nothing to forgive."""
    parser = HTMLParser()
    parser.parse(html_of(project, tag, medium))
    assert parser.errors == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("medium", ["html", "pdf"])
def test_a_page_has_the_structure_that_a_screen_reader_needs(
    project: Path, html_of: HtmlOf, tag: str, medium: str
) -> None:
    """Language, direction, one title, no skipped level, alt texts, unique ids."""
    html = html_of(project, tag, medium)
    (root,) = _elements(html, "html")
    assert root["lang"] == tag
    assert root["dir"] == ("rtl" if tag.startswith("ar") else "ltr")
    levels = _headings(html)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert all("alt" in image for image in _elements(html, "img"))
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert len(_elements(html, "main")) == 1
    assert all(cell["scope"] == "col" for cell in _elements(html, "th"))
    assert re.search(r"<title>[^<]+</title>", html)


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_needs_nothing_from_outside(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """The only addresses are links, and the namespace of SVG in data: addresses."""
    (project / "logo.svg").write_text(_SVG)
    clinic = project / "clinic.toml"
    clinic.write_text(f'logo = "logo.svg"\n{clinic.read_text()}')
    html = html_of(project, tag)
    root = tinyhtml5.parse(html)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in ("src", "poster", "srcset", "data", "style", "action"):
                assert not value or value.startswith("data:") or name == "style"
                assert name != "style" or "url(" not in value
    assert not {"script", "iframe", "object", "embed", "link", "base", "form"} & {
        str(element.tag).removeprefix(_XHTML) for element in root.iter()
    }
    sheets = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    urls = re.findall(r"url\(([^)]*)\)|@import", sheets)
    assert all(url.strip("\"'").startswith("data:") for url in urls)
    assert not re.findall(r"\bon\w+=", html)


def test_every_source_text_is_on_the_page_in_order(
    project: Path, html_of: HtmlOf, handout_of: Callable[[Path], object]
) -> None:
    """Nothing that the author wrote is lost, repeated or moved."""
    made = html_of(project, "en")
    shown = _words(made[made.index("<h1") :])
    position = 0
    handouts, _ = load_handouts(_project(project))
    for segment in find_segments(handouts[0]):
        for piece in re.split(r"\{\w+\}", segment.text.markdown):
            words = plain_text(parse_inline(piece).nodes).strip()
            if segment.role == "picture, in words":
                assert f'alt="{escape(words)}"' in made
                continue
            found = shown.find(words, position)
            assert found >= 0, (words, shown[position:])
            position = found + len(words)
    assert handout_of(project)


def _project(root: Path) -> Project:
    from tpdocs.foundation import read_project

    value = read_project(root).value
    assert value is not None
    return value


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("medium", ["html", "pdf"])
def test_a_draft_says_so_in_both_languages(
    project: Path, html_of: HtmlOf, tag: str, medium: str
) -> None:
    """While nobody has reviewed it, the band is there, in English too."""
    html = html_of(project, tag, medium)
    band = re.search(r'<div class="draft" role="note">(.*?)</div>', html, re.DOTALL)
    assert band is not None
    words = _words(band[1])
    assert "Do not give it to patients." in words
    if tag == "es":
        assert "Borrador." in words
    if tag == "ar":
        assert "مسودة" in words
    assert ('<p lang="en" dir="ltr"><strong>Draft.' in band[1]) is (tag != "en")


@pytest.mark.parametrize("medium", ["html", "pdf"])
def test_untranslated_page_words_in_a_row_are_one_span(
    project: Path, request_of: RequestOf, medium: str
) -> None:
    """English sentences side by side on an Arabic page are read from left to right."""
    made = request_of(project, "ar", medium)
    html = render_html(replace(made, words=replace(made.words, translations={})))
    band = "<strong>Draft.</strong> Not reviewed by a clinician or a translator. Do not"
    foot = f"Not reviewed by a clinician {_DOT} Translation not reviewed</span>"
    assert f'<p><span lang="en" dir="ltr">{band}' in html
    assert f'<span class="rest"><span lang="en" dir="ltr">{foot}' in html
    word = '<span lang="en" dir="ltr"><strong>Arabic</strong></span>'
    sound = '<bdi dir="rtl">أرابيك</bdi>'
    said = f'<span class="said">{sound} {word}</span>'
    assert f"of your language:</span> {said}" in html


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        ("ar", '<bdi dir="rtl" class="words">نوفمبر <bdi dir="ltr">2026</bdi></bdi>'),
        ("es", "noviembre de 2026"),
    ],
)
def test_the_date_of_a_sheet_keeps_its_order(
    project: Path, html_of: HtmlOf, tag: str, month: str
) -> None:
    """The month beside English words of a provenance line stays beside its year."""
    date = f'<span class="date"> {_DOT} {month}</span> {_DOT} '
    assert date in html_of(project, tag)


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_each_printed_page_carries_the_draft_mark(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """The running band repeats it on every page of a print."""
    html = _without_styles(html_of(project, tag, "pdf"))
    running = html[html.index('class="running-band"') : html.index("running-foot")]
    assert "Draft." in running
    assert "Do not give it to patients." in running


@pytest.mark.parametrize("line", ["", 'reviewed-by: "Dr. Elm"\n'])
def test_a_name_in_the_head_is_no_review(
    project: Path, html_of: HtmlOf, line: str
) -> None:
    """Whatever the head claims, the band stays until somebody signs."""
    _change(project, 'reviewed-by: ""\n', line)
    html = html_of(project, "en")
    assert 'class="draft"' in html
    assert "Elm</" not in html
    assert "Not reviewed by a clinician" in html


def test_a_reviewed_page_is_no_draft(
    project: Path, html_of: HtmlOf, sign: Callable[..., Path]
) -> None:
    """Signed English has no band, and names who reviewed it."""
    sign(project, "en", "clinician", "Test <Elm> & Oak", credential="not a person")
    for medium in ("html", "pdf"):
        html = html_of(project, "en", medium)
        assert "draft" not in _without_styles(html)
        credit = "Reviewed by Test &lt;Elm&gt; &amp; Oak (not a person), "
        assert f"{credit}November 25, 2026" in html
        assert 'class="draft"' in html_of(project, "es", medium)


def test_a_machine_translation_says_so(project: Path, html_of: HtmlOf) -> None:
    """The header of a catalog that a machine made reaches the page."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    text = path.read_text()
    path.write_text(
        text.replace(
            '"Language: es\\n"', '"Language: es\\n"\n"X-Tpdocs-Origin: machine\\n"'
        )
    )
    assert "X-Tpdocs-Origin" in path.read_text()
    assert "Machine translation." in html_of(project, "es")


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_what_is_not_translated_is_marked_as_english(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """English in a translated page says its language, and the band says why."""
    (project / "locales" / tag / "LC_MESSAGES" / "sore-neck.po").unlink()
    html = html_of(project, tag)
    assert '<li><span class="item"><span lang="en" dir="ltr">Sit up.</span>' in html
    assert '<h1><span lang="en" dir="ltr">Care for a sore neck</span></h1>' in html
    assert "Some parts are not translated yet." in html
    assert "<title>Care for a sore neck</title>" in html


@pytest.mark.parametrize("flag", ["#, fuzzy\n", ""])
def test_a_fuzzy_or_failing_message_is_shown_in_english(
    project: Path, html_of: HtmlOf, flag: str
) -> None:
    """No translation that is not sure reaches a page."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    text = path.read_text()
    wrong = "Sí: Sit up." if flag else "Sí: Sit <b>up</b>."
    entry = f'{flag}msgid "Sit up."\nmsgstr "{wrong}"'
    changed = text.replace('msgid "Sit up."\nmsgstr "Sí: Sit up."', entry)
    assert changed != text
    path.write_text(changed)
    html = html_of(project, "es")
    assert "Sí: Sit" not in html
    assert '<span lang="en" dir="ltr">Sit up.</span>' in html


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ nothing }}", "nothing"),
        ("{{ page.nothing }}", "nothing"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ text.__globals__ }}", "__globals__"),
        ("{{ page.inline.render.__func__ }}", "__func__"),
        ("{{ page.handout.__init__.__globals__ }}", "__init__"),
        ("{{ kinds.clear() }}", "clear"),
        ("{% for x in y %}", "page.html"),
        ("{{ 1 +", "page.html"),
        ("{% include 'no-such.html' %}", "no-such.html"),
        ("{% include '../clinic.toml' %}", "clinic.toml"),
        ("{% include '/etc/passwd' %}", "passwd"),
        ("{{ gettext|nothing }}", "nothing"),
        ("{% import 'os' as os %}{{ os }}", "os"),
        ("{{ 1 / 0 }}", "zero"),
        ("{{ 'a' + 1 }}", "page.html"),
        ("{{ kinds['no-such'] }}", "no-such"),
        ("{{ value('no_such') }}", "no_such"),
        ("{% for i in range(10 ** 9) %}{{ i }}{% endfor %}", "range"),
        ("{% set ns = page.handout %}{% set ns.slug = 'x' %}", "page.html"),
        ("{% include 'page.html' %}", "page.html"),
    ],
)
def test_a_wrong_template_gives_an_error_and_no_page(
    project: Path, html_of: HtmlOf, template: str, said: str
) -> None:
    """A project's template can reach nothing but the page, and its faults are said."""
    (project / "templates").mkdir()
    (project / "templates" / "page.html").write_text(template)
    with pytest.raises(RenderError) as raised:
        html_of(project, "en")
    assert raised.value.hint
    assert said in raised.value.message or said == "page.html"


def test_a_template_that_is_not_utf_8_is_an_error(
    project: Path, html_of: HtmlOf
) -> None:
    """The encoding of a project's template is checked like everything else."""
    (project / "templates").mkdir()
    (project / "templates" / "page.html").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RenderError) as raised:
        html_of(project, "en")
    assert raised.value.hint


def test_a_projects_template_is_escaped_too(project: Path, html_of: HtmlOf) -> None:
    """Autoescaping holds for templates that tpdocs does not ship."""
    _change(project, "title: Care for a sore neck", 'title: "a &lt;script> b"')
    (project / "templates").mkdir()
    (project / "templates" / "page.html").write_text(
        "{{ head.title.markdown }}|{{ page.clinic_name }}"
    )
    assert html_of(project, "en").startswith("a &amp;lt;script&gt; b|Elm Clinic")


@pytest.mark.parametrize("sheet", ["tokens.css", "screen.css"])
@pytest.mark.parametrize(
    "attack",
    [
        "</style><script>alert(1)</script>",
        "</STYLE ><script>alert(1)</script>",
        "</style\n><img src=x>",
        "<!--</style><script>alert(1)</script>-->",
        "a{}<",
    ],
)
def test_a_style_sheet_cannot_end_its_element(
    project: Path, html_of: HtmlOf, sheet: str, attack: str
) -> None:
    """Whatever stands in a style sheet stays a style."""
    (project / "styles").mkdir()
    (project / "styles" / sheet).write_text(f"/* mine */ {attack}")
    html = html_of(project, "en")
    assert "/* mine */" in html
    assert _elements(html, "script") == []
    assert len(_elements(html, "h1")) == 1
    assert all(image.get("src") != "x" for image in _elements(html, "img"))


def test_an_icon_cannot_end_its_style(project: Path, html_of: HtmlOf) -> None:
    """An icon of the project's own is quoted where it stands."""
    (project / "styles" / "icons").mkdir(parents=True)
    (project / "styles" / "icons" / "phone.svg").write_text(
        '</style><script>1</script>")}*{'
    )
    html = html_of(project, "en")
    assert _elements(html, "script") == []
    assert '")}*{' not in html


@pytest.mark.parametrize("name", ["tokens.css", "screen.css", "icons/phone.svg"])
def test_a_style_that_is_not_utf_8_is_an_error(
    project: Path, html_of: HtmlOf, name: str
) -> None:
    """An own style sheet that cannot be read is said by its name."""
    path = project / "styles" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff")
    with pytest.raises(UsageError, match=path.name) as raised:
        html_of(project, "en")
    assert raised.value.hint


@pytest.mark.parametrize("font", ['x"; } </style><script>', "x;}*{color:red", "a\nb"])
def test_a_font_name_cannot_end_the_style(
    project: Path, html_of: HtmlOf, font: str
) -> None:
    """A family of languages.toml is only ever a family."""
    (project / "locales" / "languages.toml").write_text(
        f"[es]\nfonts = [{json.dumps(font)}]\nline-height = 1.4\n"
        'type-scale = 1.0\nspoken = "x"\n'
    )
    html = html_of(project, "es")
    assert _elements(html, "script") == []


def _with_logo(project: Path, name: str) -> Project:
    path = project / "clinic.toml"
    path.write_text(f"logo = {json.dumps(name)}\n{path.read_text()}")
    return _project(project)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.svg",
        "/etc/passwd",
        "missing.svg",
        "logo.gif",
        "handouts",
        ".",
        "link.svg",
        "..\\secret.svg",
        "clinic.toml",
    ],
)
def test_a_logo_outside_the_project_is_refused(project: Path, name: str) -> None:
    """Only an SVG or PNG file inside the project folder can be the logo."""
    (project.parent / "secret.svg").write_text(_SVG)
    (project / "link.svg").symlink_to(project.parent / "secret.svg")
    (project / "logo.gif").write_bytes(b"GIF89a")
    with pytest.raises(UsageError, match="logo") as raised:
        read_logo(_with_logo(project, name))
    assert raised.value.hint


@pytest.mark.parametrize(
    ("name", "data", "start"),
    [
        ("logo.svg", _SVG.encode(), "data:image/svg+xml;base64,"),
        ("logo.png", b"\x89PNG\r\n\x1a\n", "data:image/png;base64,"),
    ],
)
def test_a_logo_stands_on_the_page(
    project: Path, html_of: HtmlOf, name: str, data: bytes, start: str
) -> None:
    """The clinic's logo is in the page itself, with a word for who hears it."""
    (project / name).write_bytes(data)
    _with_logo(project, name)
    (logo,) = (
        image
        for image in _elements(html_of(project, "en"), "img")
        if image.get("class") == "logo"
    )
    assert logo["src"].startswith(start)
    assert logo["alt"] == "Logo"


def test_no_logo_leaves_no_picture(project: Path, html_of: HtmlOf) -> None:
    """Without a logo there is no empty picture."""
    assert 'class="logo"' not in html_of(project, "en")


@pytest.mark.parametrize("has_web", [True, False])
def test_a_web_page_brings_a_qr_code(
    project: Path, html_of: HtmlOf, *, has_web: bool
) -> None:
    """The code is there with the clinic's web page, and only then."""
    if not has_web:
        path = project / "clinic.toml"
        path.write_text(path.read_text().replace("https://example.org", ""))
    html = html_of(project, "es")
    assert ('class="qr-code"' in html) is has_web
    assert ('href="https://example.org"' in html) is has_web


def test_a_web_address_too_long_for_a_qr_code_is_an_error(
    project: Path, html_of: HtmlOf
) -> None:
    """What cannot be drawn is said, and does not break the program."""
    path = project / "clinic.toml"
    long = f"https://example.org/{'a' * 3000}"
    path.write_text(path.read_text().replace("https://example.org", long))
    with pytest.raises(UsageError) as raised:
        html_of(project, "en")
    assert raised.value.hint


@pytest.mark.parametrize(
    ("country", "number", "paper"),
    [("US", "911", "Letter"), ("ES", "112", "A4"), ("CA", "911", "Letter")],
)
def test_paper_is_what_the_country_uses(
    project: Path, html_of: HtmlOf, country: str, number: str, paper: str
) -> None:
    """US Letter where CLDR says so, A4 elsewhere."""
    path = project / "clinic.toml"
    text = path.read_text().replace('"US"', f'"{country}"')
    path.write_text(text.replace('"911"', f'"{number}"'))
    assert f"@page {{ size: {paper}; }}" in html_of(project, "en", "pdf")


@pytest.mark.parametrize(
    ("country", "number", "shown_in"),
    [("US", "911", {"ar", "es"}), ("ES", "112", set()), ("GB", "999", {"ar", "es"})],
)
def test_the_interpreter_line_stands_where_english_is_spoken(
    project: Path, html_of: HtmlOf, country: str, number: str, shown_in: set[str]
) -> None:
    """Who does not speak English is told the English name of their language."""
    path = project / "clinic.toml"
    text = path.read_text().replace('"US"', f'"{country}"')
    path.write_text(text.replace('"911"', f'"{number}"'))
    found = {t for t in TAGS[:3] if 'class="interpreter"' in html_of(project, t)}
    assert found == shown_in


@pytest.mark.parametrize(
    ("tag", "sound", "english"),
    [
        ("es", "espánish", "Spanish"),
        ("ar", "أرابيك", "Arabic"),
        ("zh-Hans", "曼德林 柴尼兹", "Mandarin Chinese"),
    ],
)
def test_the_language_is_named_by_its_sound_and_in_english(
    project: Path, html_of: HtmlOf, tag: str, sound: str, english: str
) -> None:
    """Who reads no Latin letters reads the sound; who answers the phone, the word."""
    html = html_of(project, tag)
    (line,) = re.findall(r'<p class="interpreter">(.*?)</p>', html)
    word = f'<span lang="en" dir="ltr"><strong>{english}</strong></span>'
    direction = "rtl" if tag == "ar" else "ltr"
    parts = [f'<bdi dir="{direction}">{part}</bdi>' for part in sound.split()]
    assert line.endswith(f'<span class="said">{" ".join(parts)} {word}</span>')
    assert _words(line).count(sound) == 1


def test_a_pseudo_locale_names_its_language_in_english_only(
    project: Path, html_of: HtmlOf
) -> None:
    """It shows English: there are no other letters to write the sound in."""
    (line,) = re.findall(r'<p class="interpreter">(.*?)</p>', html_of(project, "ar-XB"))
    assert line.endswith(
        '</bdi>\u202c: <span class="said">'
        '<span lang="en" dir="ltr"><strong>Arabic</strong></span></span>'
    )


def test_without_a_country_there_is_no_interpreter_line(
    project: Path, html_of: HtmlOf
) -> None:
    """A project without clinic.toml builds, with spaces to write in."""
    (project / "clinic.toml").unlink()
    html = html_of(project, "es")
    assert 'class="interpreter"' not in html
    assert html.count("<textarea ") > 5


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_a_translation_names_the_handout_in_english(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """Staff can tell what they hand out: English title and name of the language."""
    html = html_of(project, tag)
    assert (
        '<p class="english-title" lang="en" dir="ltr">Care for a sore neck</p>' in html
    )
    assert "english-title" not in _without_styles(html_of(project, "en"))


@pytest.mark.parametrize("title", ["Call {emergency_number}", "A **sore** neck"])
def test_the_english_title_shows_no_markdown(
    project: Path, html_of: HtmlOf, title: str
) -> None:
    """A title with a placeholder or bold words reads as well on translated pages."""
    _change(project, "title: Care for a sore neck", f'title: "{title}"')
    html = html_of(project, "es")
    (shown,) = re.findall(r'<p class="english-title"[^>]*>(.*?)</p>', html, re.DOTALL)
    words = _words(shown)
    assert "{" not in words
    assert "*" not in words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Care for a sore neck", 'title: "Use {no_such_value} now"'),
        ("title: Care for a sore neck", 'title: "Use `7 mg` now"'),
        ("summary: What to do", 'summary: "Take <b>7 mg</b>." #'),
        ("![A neck with a sore spot]", "![A neck with {no_such_value}]"),
        ('"Where it hurts"', '"Where {no_such_value} hurts"'),
        ("Rest helps.", "Rest {no_such_value} helps."),
    ],
)
def test_no_word_is_dropped_in_silence(
    project: Path, html_of: HtmlOf, old: str, new: str
) -> None:
    """What a page cannot show is a finding: it never just goes missing."""
    _change(project, old, new)
    handouts, findings = load_handouts(_project(project))
    if not handouts:
        assert all(finding.hint for finding in findings)
        return
    html = html_of(project, "en")
    for word in re.findall(r"no_such_value|7 mg", new):
        assert word in html


def test_a_label_with_an_unknown_placeholder_is_not_dropped(
    project: Path, html_of: HtmlOf
) -> None:
    """The words of a drawing are checked like all others."""
    path = project / "handouts" / "media" / "neck.svg"
    path.write_text(path.read_text().replace("Sore spot", "Take {no_such_value}"))
    handouts, findings = load_handouts(_project(project))
    if not handouts:
        assert all(finding.hint for finding in findings)
        return
    assert "no_such_value" in html_of(project, "en")


def test_a_drawing_without_size_is_an_error_of_its_own(
    project: Path, html_of: HtmlOf
) -> None:
    """A view box of no width is found when it is read, not when it is laid out."""
    path = project / "handouts" / "media" / "neck.svg"
    path.write_text(path.read_text().replace("0 0 200 100", "0 0 0 100"))
    handouts, findings = load_handouts(_project(project))
    if handouts:
        assert html_of(project, "en")
    else:
        assert all(finding.hint for finding in findings)


@pytest.mark.parametrize(
    "block",
    [
        "::: tip\nOne.\n:::\n\n::: tip\nTwo.\n:::\n",
        "::: checklist\n## One\n\n- a\n:::\n\n::: checklist\n## Two\n\n- a\n:::\n",
        "- # Big\n",
        "- ## Big\n- #### Small\n",
        "1. One\n\n   ## In a list\n",
        "::: tip\n### Small first\n\nText.\n:::\n",
        "::: unknown\nText.\n\n::: tip\nInner.\n:::\n:::\n",
        "- one\n  - two\n    1. three\n",
        "3. Three\n4. Four\n",
        "<!-- decorative -->\n![](media/neck.svg)\n",
        "| | b |\n| --- | --- |\n| {blank} | {clinic_phone} |\n",
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_any_handout_that_is_accepted_gives_a_sound_page(
    project: Path, html_of: HtmlOf, tag: str, block: str
) -> None:
    """Whatever Markdown passes the checks: one title, no gap in levels, unique ids."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(f"{path.read_text()}\n{block}")
    handouts, findings = load_handouts(_project(project))
    if not handouts:
        assert all(finding.hint for finding in findings)
        return
    html = html_of(project, tag)
    parser = HTMLParser()
    parser.parse(html)
    assert parser.errors == []
    levels = _headings(html)
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", ["call-clinic", "emergency"])
def test_a_panel_without_a_heading_keeps_its_name_and_phone(
    project: Path, html_of: HtmlOf, kind: str
) -> None:
    """When to call is never printed without the number to call."""
    path = project / "handouts" / "sore-neck.md"
    text = re.sub(rf"(::: {kind}\n)## .*\n\n", r"\1", path.read_text())
    path.write_text(text)
    handouts, findings = load_handouts(_project(project))
    if not handouts:
        assert all(finding.hint for finding in findings)
        return
    html = html_of(project, "en")
    panel = html[html.index(f'id="kind-{kind}"') :]
    panel = panel[: panel.index("</section>")]
    if kind == "call-clinic":
        assert "tel:+14155550123" in panel
    assert "<h2" in panel or "aria-label" in html[: html.index(panel) + 200]


def test_a_list_keeps_the_number_that_it_starts_at(
    project: Path, html_of: HtmlOf
) -> None:
    """Steps that go on from 3 are numbered from 3."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(f"{path.read_text()}\n## More\n\n3. Third.\n4. Fourth.\n")
    assert '<ol start="3" style="counter-reset:step 2">' in html_of(project, "en")


def test_paragraphs_of_one_item_stay_apart(project: Path, html_of: HtmlOf) -> None:
    """An item's first text is its line; what follows stands below it."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(f"{path.read_text()}\n- One.\n\n  Two.\n  - Deep.\n")
    html = html_of(project, "en")
    assert '<li><span class="item">One.</span><p>Two.</p><ul>' in re.sub(
        r"\n", "", html
    )


def test_a_wide_drawing_is_said_to_be_wide(project: Path, html_of: HtmlOf) -> None:
    """The style can give a wide picture the whole width."""
    path = project / "handouts" / "media" / "neck.svg"
    path.write_text(path.read_text().replace("0 0 200 100", "0 0 300 100"))
    assert '<figure class="wide">' in html_of(project, "en")


def test_a_photograph_needs_no_labels(project: Path, html_of: HtmlOf) -> None:
    """A raster picture stands alone, in the page itself."""
    path = project / "handouts" / "media" / "photo.png"
    Image.new("RGB", (4, 3)).save(path)
    _change(project, "media/neck.svg", "media/photo.png")
    html = html_of(project, "en")
    assert 'src="data:image/png;base64,' in html
    assert 'class="label' not in html


def test_a_drawing_of_the_page_holds_no_labels(project: Path, html_of: HtmlOf) -> None:
    """Labels are text over the picture, so that they can be translated."""
    html = html_of(project, "es")
    source = next(i["src"] for i in _elements(html, "img") if i["class"] == "picture")
    assert "text" not in unquote(source)
    assert "Sí: Sore spot" in html


@pytest.mark.parametrize("medium", ["html", "pdf"])
def test_the_running_parts_are_for_paper(
    project: Path, html_of: HtmlOf, medium: str
) -> None:
    """Page numbers stand on paper and not on the screen."""
    html = _without_styles(html_of(project, "en", medium))
    assert ('class="page-number"' in html) is (medium == "pdf")


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_edition_has_its_own_styles(
    project: Path, request_of: RequestOf, edition: str
) -> None:
    """An edition is a class on the page and the sheets of its table row."""
    row = EDITIONS[edition]
    for medium in row.sheets:
        made = replace(request_of(project, "en", medium), edition=row)
        html = render_html(made)
        assert f'class="{medium} {edition} letter"' in html


@pytest.mark.parametrize(
    ("tag", "month", "said"),
    [
        ("en", "2026-11", "November 2026"),
        ("es", "2026-01", "enero de 2026"),
        ("ar", "2026-11", "نوفمبر 2026"),
        ("zh-Hans", "2026-11", "2026年11月"),
        ("en-XA", "2028-02", "February 2028"),
    ],
)
def test_a_month_is_written_as_its_language_writes_it(
    project: Path, tag: str, month: str, said: str
) -> None:
    """Month names come from CLDR, with Western digits everywhere."""
    language = find_language(_project(project).languages, tag)
    assert month_name(month, language) == said


def test_every_page_word_is_in_the_template_of_translators(checkout: Path) -> None:
    """Each _() of templates and Python stands in locales/tpdocs.pot."""
    pot = (checkout / "locales" / "tpdocs.pot").read_text()
    for entry in page_template().entries:
        assert f'msgid "{entry.msgid}"' in pot


def test_the_template_of_page_words_misses_no_call(checkout: Path) -> None:
    """What the sources mark by hand, and what Babel finds, are the same messages."""
    found = set()
    package = checkout / "tpdocs"
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".html") and path.is_file():
            text = path.read_text()
            found |= set(re.findall(r'\b(?:_|gettext)\(\s*"((?:[^"\\]|\\.)+)"', text))
    assert found == {entry.msgid for entry in page_template().entries}
    labels = {kind.label for kind in KINDS.values()}
    assert labels <= found


@pytest.mark.parametrize("tag", TAGS)
def test_the_same_input_gives_the_same_page(
    project: Path, html_of: HtmlOf, tag: str
) -> None:
    """Rendering twice gives the same text."""
    assert html_of(project, tag) == html_of(project, tag)
