"""Laws of handouts: segments put back give the tree; no text makes the parser raise."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tpdocs.foundation import PLACEHOLDERS, Checked
from tpdocs.source import (
    KINDS,
    Handout,
    find_segments,
    map_texts,
    parse_handout,
    put_back,
)

LAW = settings(deadline=None, max_examples=60)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path d="M0 0"/><text x="1" y="2" data-width="3">sore spot</text></svg>'
)

# Lines of Markdown; a block is a list of lines.
words = st.text("abcxyzéñ你عربд0189", min_size=1, max_size=8).map(lambda w: f"w{w}")
plain = st.lists(words, min_size=1, max_size=6).map(" ".join)
inline = st.one_of(
    plain,
    plain.map(lambda w: f"**{w}**"),
    plain.map(lambda w: f"*{w}*"),
    plain.map(lambda w: f"[{w}](https://example.org/a?b=c&d)"),
    st.sampled_from(sorted(PLACEHOLDERS)).map(lambda name: f"{{{name}}}"),
    st.sampled_from(["2 < 3.", "a & b", r"5 \* 3", "&lt;b&gt;", "“so”", "1.5 %", "😀"]),
)
line = st.tuples(words, st.lists(inline, max_size=4)).map(
    lambda parts: " ".join([parts[0], *parts[1]])
)
paragraph = st.lists(line, min_size=1, max_size=3)
remark = st.sampled_from(
    [
        [],
        ["<!-- translators: plain words -->"],
        ["<!-- context: verb -->", "<!-- keep -->"],
        ["<!-- nothing", "of weight -->"],
    ]
)
figure = st.sampled_from(
    [
        ["![A head](media/a.svg)"],
        ['![A head](media/a.svg "Where it sits")'],
        ["<!-- decorative -->", "![](media/a.svg)"],
    ]
)


def indented(lines: Iterable[str], first: str) -> list[str]:
    """Put lines into a list item: a sign before the first, spaces before the rest."""
    given_lines = list(lines)
    rest = [f"{' ' * len(first)}{text}" if text else "" for text in given_lines[1:]]
    return [first + given_lines[0], *rest]


def joined(blocks: Iterable[list[str]]) -> list[str]:
    """Put blocks under each other, with an empty line between two."""
    lines: list[str] = []
    for block in blocks:
        lines += ([""] if lines else []) + block
    return lines


def listed(signs: Iterable[str], items: Iterable[list[str]]) -> list[str]:
    """Make a list of items, each after its sign."""
    return joined(
        indented(item, sign) for sign, item in zip(signs, items, strict=False)
    )


item = st.recursive(
    paragraph,
    lambda inner: st.tuples(paragraph, inner).map(
        lambda pair: joined([pair[0], indented(pair[1], "- ")])
    ),
    max_leaves=3,
)
bullets = st.lists(item, min_size=1, max_size=3).map(lambda i: listed(["- "] * 3, i))
numbers = st.lists(item, min_size=1, max_size=3).map(
    lambda i: listed(["3. ", "4. ", "5. "], i)
)
cell = st.one_of(words, st.just("{blank}"), st.just("**bold** wx"))
table = st.lists(st.tuples(cell, cell), min_size=1, max_size=3).map(
    lambda rows: [
        "| wDate | wPain |",
        "| --- | :-: |",
        *(f"| {a} | {b} |" for a, b in rows),
    ]
)
leaf = st.one_of(paragraph, bullets, numbers, table, figure)


@st.composite
def panels(draw: st.DrawFn) -> list[str]:
    """Make a panel of any kind with what it wants in it."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    inner = draw(st.lists(leaf, max_size=2))
    inner.append(draw({"any": leaf, "list": bullets}.get(KINDS[kind].wants, numbers)))
    return [f"::: {kind}", *joined(inner), ":::"]


@st.composite
def handouts(draw: st.DrawFn) -> str:
    """Make a whole handout file."""
    title, summary = draw(plain), draw(plain)
    lines = ["---", "id: L-1", f"title: {title}", f"summary: {summary}"]
    lines += ["edition: 1", "updated: 2026-11", "---", ""]
    level, blocks = 1, list[list[str]]()
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            level = draw(st.integers(2, min(level + 1, 4)))
            blocks.append([f"{'#' * level} {draw(line)}"])
        blocks.append(draw(remark) + draw(st.one_of(leaf, panels())))
    return "\n".join(lines + joined(blocks)) + "\n"


def parse(text: str) -> Checked[Handout]:
    """Parse a handout that has the picture of these laws beside it."""
    with tempfile.TemporaryDirectory() as folder:
        media = Path(folder) / "media"
        media.mkdir()
        (media / "a.svg").write_text(SVG)
        return parse_handout(text, Path(folder), "handouts/law.md")


@LAW
@given(handouts())
def test_generated_handouts_are_good(text: str) -> None:
    """What the reference allows has no findings."""
    checked = parse(text)
    assert checked.findings == ()
    assert checked.value is not None


@LAW
@given(handouts())
def test_segments_put_back_give_the_tree(text: str) -> None:
    """The law of segmentation: texts taken out and put back are the tree."""
    handout = parse(text).value
    assert handout is not None
    texts = [segment.text for segment in find_segments(handout)]
    assert put_back(handout, texts) == handout
    assert map_texts(handout, lambda text, _role: text) == handout


@LAW
@given(handouts())
def test_text_knows_its_line(text: str) -> None:
    """The line of a text is the one in which its first word stands."""
    handout = parse(text).value
    assert handout is not None
    lines = text.splitlines()
    for segment in find_segments(handout):
        if segment.role != "label in a picture":
            first = segment.text.markdown.split()[0]
            assert first in lines[segment.text.line - 1]


@LAW
@given(handouts())
def test_texts_stand_in_document_order(text: str) -> None:
    """Reading segments in their order is reading the file from its top."""
    handout = parse(text).value
    assert handout is not None
    lines = [segment.text.line for segment in find_segments(handout)]
    assert lines == sorted(lines)


@LAW
@given(handouts())
def test_same_text_gives_the_same_tree(text: str) -> None:
    """Parsing twice gives equal trees, also with the line ends of Windows."""
    assert parse(text) == parse(text)
    assert parse(text.replace("\n", "\r\n")) == parse(text)


#: Pieces that mean something to YAML or Markdown, to be put together at random.
PIECES = [
    "---\n",
    "id: A\n",
    "title: ",
    "edition: 1\n",
    "updated: 2026-11\n",
    "summary: s",
]
PIECES += ["codes: ", "reading: {grade: ", "!!int ", "!!bool ", "&a ", "*a ", "[", "]"]
PIECES += [
    "{",
    "}",
    "\n",
    "\n\n",
    "\r",
    "# ",
    "- ",
    "1. ",
    "::: tip\n",
    ":::",
    "| a |\n",
]
PIECES += ["|---|\n", "![", "](", "media/a.svg", ")", "<!-- ", " -->", "<b>", "**", "`"]
PIECES += [
    "\\",
    "&#0;",
    "\0",
    "\u2028",
    "\ufeff",
    "    ",
    "\t",
    "> ",
    "https://",
    "a",
    "'",
]


@LAW
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@example("---\nedition: !!int ''\n---\n")
@example("---\ncodes: !!bool x\n---\n")
@example("---\n\n---\n")
@example("---\nid: A\n")
@example("---\n---\n" + "> " * 500 + "a")
def test_parser_never_raises(text: str) -> None:
    """Any text is a handout or findings, each with a line of the file and a hint."""
    checked = parse(text)
    assert (checked.value is None) == bool(checked.findings)
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for found in checked.findings:
        assert 1 <= (found.place.line or 0) <= count
        assert found.hint
        assert found.message


@LAW
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_body_never_raises(body: str) -> None:
    """Under a good head, any body is a handout or findings."""
    head = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n"
    checked = parse(head + body)
    assert (checked.value is None) == bool(checked.findings)
    assert all(f.hint and (f.place.line or 0) >= 1 for f in checked.findings)
    if checked.value is not None:
        texts = [segment.text for segment in find_segments(checked.value)]
        assert put_back(checked.value, texts) == checked.value


@pytest.mark.parametrize("kind", KINDS)
def test_strategy_knows_every_kind(kind: str) -> None:
    """A new kind of block is in these laws: its row says what it wants."""
    assert KINDS[kind].wants in {"any", "list", "ordered list"}
