"""A handout's file: what it is called, how it is encoded, how large it is."""

from pathlib import Path

import pytest

from tpdocs.foundation import Checked
from tpdocs.source import Handout, find_segments, parse_handout, read_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n"
GOOD = HEAD + "\nWords.\n"


def read(root: Path, data: bytes, name: str = "a.md") -> Checked[Handout]:
    """Write a handout's file and read it."""
    folder = root / "handouts"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return read_handout(folder / name, root)


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.rstrip().encode(),
    ],
    ids=["plain", "BOM", "CRLF", "no line feed at the end"],
)
def test_what_editors_do_to_a_file(tmp_path: Path, data: bytes) -> None:
    """A byte order mark and other line ends change nothing."""
    checked = read(tmp_path, data)
    assert checked.findings == ()
    assert checked.value is not None
    assert (checked.value.slug, checked.value.path) == ("a", "handouts/a.md")
    texts = [(s.text.markdown, s.text.line) for s in find_segments(checked.value)]
    assert texts == [("T", 3), ("S", 4), ("Words.", 9)]


UNREADABLE = {
    "latin-1": (HEAD.encode() + b"\nni\xf1o\n", "handout/file", 9),
    "UTF-16 with BOM": (GOOD.encode("utf-16"), "handout/file", 1),
    "empty": (b"", "handout/file", 1),
    "white space": (b" \n\n\t\n", "handout/file", 1),
    "BOM only": (b"\xef\xbb\xbf", "handout/file", 1),
    "10 MB": (GOOD.encode() + b"Words. " * 1_500_000, "handout/file", 1),
    "no head": (b"Words.\n", "handout/head", 1),
    "head only": (HEAD.encode(), "handout/empty", 1),
}


@pytest.mark.parametrize(("data", "rule", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_file_that_cannot_be_used(
    tmp_path: Path, data: bytes, rule: str, line: int
) -> None:
    """A file that is no handout is one finding with its line."""
    checked = read(tmp_path, data)
    assert checked.value is None
    assert [f.rule for f in checked.findings] == [rule]
    assert str(checked.findings[0].place) == f"handouts/a.md:{line}"
    assert checked.findings[0].hint


@pytest.mark.parametrize(
    "words",
    ["a\0b", "a\x08b", "a\x1b[31mb", "\u202e01\u202c mg", "\u2066a", "ni\ufffdo"],
    ids=["NUL", "backspace", "escape", "bidi override", "isolate", "lost character"],
)
def test_character_that_no_reader_sees(tmp_path: Path, words: str) -> None:
    """What shows as nothing, as a box or in another order is told with its line."""
    checked = read(tmp_path, f"{GOOD}\nTake {words}.\n".encode())
    assert checked.value is None
    assert {f.place.line for f in checked.findings} == {11}
    assert all(f.hint for f in checked.findings)


def test_utf_16_without_a_mark(tmp_path: Path) -> None:
    """A file in UTF-16, which passes for UTF-8 with NUL bytes, is refused."""
    checked = read(tmp_path, GOOD.encode("utf-16-le"))
    assert checked.value is None
    assert [f.place.line for f in checked.findings] == [1]


@pytest.mark.parametrize(
    "name",
    [
        "My Handout.md",
        "a_b.md",
        "A.md",
        "ñ.md",
        "a..md",
        "-a.md",
        f"{'a' * 90}.md",
        "a;rm -rf.md",
        "$(x).md",
        '"><script>.md',
    ],
)
def test_name_that_is_no_slug(tmp_path: Path, name: str) -> None:
    """A file is named as its address on the web will be."""
    checked = read(tmp_path, GOOD.encode(), name)
    assert checked.value is None
    (found,) = checked.findings
    assert (found.rule, found.place.line) == ("handout/name", 1)
    assert "my-handout.md" in found.hint


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that vanished is a finding, and so is a folder with its name."""
    (tmp_path / "b.md").mkdir()
    for name in ("a.md", "b.md"):
        checked = read_handout(tmp_path / name, tmp_path)
        assert [f.rule for f in checked.findings] == ["handout/file"]
        assert checked.findings[0].hint


def test_findings_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    """All that is wrong is told, from the top of the file to its end."""
    text = GOOD.replace("id: A", "id: 3") + "\n# A\n\n`b`\n\n::: c\n\n{d}\n"
    lines = [f.place.line for f in read(tmp_path, text.encode()).findings]
    assert lines == [2, 11, 13, 15, 15, 17]


def test_only_refused_blocks_is_not_an_empty_handout() -> None:
    """A text of which no block can be used is not also said to have none."""
    checked = parse_handout(HEAD + "\n> quoted\n", Path(), "handouts/a.md")
    assert [f.rule for f in checked.findings] == ["handout/markup"]


def test_old_line_ends() -> None:
    """A panel that is closed is not said to be open, whatever ends the lines."""
    text = (GOOD + "\n::: tip\nWords.\n:::\n").replace("\n", "\r")
    assert parse_handout(text, Path(), "handouts/a.md").findings == ()


HOSTILE = {
    "brackets": "[" * 30_000,
    "stars": "*a " * 20_000,
    "bold": "**a_" * 20_000,
    "backticks": "".join("`" * n + " " for n in range(1, 500)),
    "quotations": ">" * 30_000,
    "lists": "- " * 10_000,
    "comments": "<!-- a -->" * 10_000,
    "open comment": "<!--" * 20_000,
    "braces": "{" * 50_000,
    "links": "[a](" * 20_000,
    "links in links": "[a](b" * 10_000,
    "pictures": "![" * 10_000,
    "fences": "::: tip\n" * 3_000,
    "table": "|" * 20_000 + "\n" + "|-" * 20_000,
    "entities": "&#1234567;" * 20_000,
    "autolinks": "<" * 30_000,
}


@pytest.mark.slow
@pytest.mark.timeout(60)  # without the mends that it guards it took hours
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_or_read_in_time(body: str) -> None:
    """A file made to be slow, within the limit, comes to an end: read, or told."""
    checked = parse_handout(HEAD + body, Path(), "handouts/a.md")
    assert checked.value is not None or checked.findings
    assert all(finding.hint and finding.place.line for finding in checked.findings)
