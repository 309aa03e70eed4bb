"""Parts: what an include puts into a handout, and every way in which it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.foundation import Checked
from tpdocs.source import (
    Handout,
    Heading,
    Panel,
    Paragraph,
    find_segments,
    map_texts,
    parse_part,
    put_back,
    read_handout,
    read_parts,
)

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path d="M0 0"/><text x="1" y="2" data-width="3">sore spot</text></svg>'
)


def write(root: Path, body: str, **parts: str) -> Path:
    """Write a project with one handout, a picture, and parts by their names."""
    shared = root / "handouts" / "shared"
    shared.mkdir(parents=True, exist_ok=True)
    (root / "handouts" / "media").mkdir(exist_ok=True)
    (root / "handouts" / "media" / "a.svg").write_text(SVG)
    for name, text in parts.items():
        (shared / f"{name}.md").write_text(text)
    path = root / "handouts" / "a.md"
    path.write_text(HEAD + body)
    return path


def read(root: Path, body: str, **parts: str) -> Checked[Handout]:
    """Read a handout with parts."""
    return read_handout(write(root, body, **parts), root)


def errors(checked: Checked[Handout]) -> list[str]:
    """Write the findings of a handout that is refused, one a line."""
    assert checked.value is None
    assert all(f.is_error and f.hint for f in checked.findings)
    return [f"{f.place}: {f.message} [{f.rule}]" for f in checked.findings]


def test_an_include_is_replaced_by_the_blocks_of_its_part(tmp_path: Path) -> None:
    """All blocks, in order, in the line of the include, and they know their part."""
    part = "::: emergency\n## Call\n\n- one\n:::\n\nMore.\n"
    checked = read(tmp_path, "Before.\n\n{include help}\n\nAfter.\n", help=part)
    assert checked.findings == ()
    assert checked.value is not None
    before, panel, more, after = checked.value.blocks
    assert isinstance(panel, Panel)
    assert (panel.kind, panel.line) == ("emergency", 11)
    assert isinstance(before, Paragraph)
    assert isinstance(more, Paragraph)
    assert isinstance(after, Paragraph)
    assert [b.text.part for b in (before, more, after)] == ["", "help", ""]
    texts = [s.text for s in find_segments(checked.value)][2:]
    assert [(t.markdown, t.line, t.part) for t in texts] == [
        ("Before.", 9, ""),
        ("Call", 11, "help"),
        ("one", 11, "help"),
        ("More.", 11, "help"),
        ("After.", 13, ""),
    ]
    assert checked.value.parts == ("help",)


def test_a_panel_takes_a_part(tmp_path: Path) -> None:
    """The list that a panel needs may come from a part."""
    checked = read(
        tmp_path, "::: steps\n{ include  two }\n:::\n", two="1. Sit.\n2. Turn.\n"
    )
    assert checked.value is not None, checked.findings
    (panel,) = checked.value.blocks
    assert isinstance(panel, Panel)
    assert len(panel.blocks) == 1


def test_a_part_may_include_a_part(tmp_path: Path) -> None:
    """Each text knows the part that it is written in; the handout knows both."""
    checked = read(tmp_path, "{include a}\n", a="In a.\n\n{include b}\n", b="In b.\n")
    assert checked.value is not None, checked.findings
    texts = [s.text for s in find_segments(checked.value)][2:]
    assert [(t.markdown, t.part, t.line) for t in texts] == [
        ("In a.", "a", 9),
        ("In b.", "b", 9),
    ]
    assert checked.value.parts == ("a", "b")


def test_pictures_of_a_part_are_those_of_all_handouts(tmp_path: Path) -> None:
    """A part names media/x.svg as a handout does."""
    part = '<!-- translators: short -->\n![A head](media/a.svg "Here")\n'
    checked = read(tmp_path, "{include a}\n", a=part)
    assert checked.value is not None, checked.findings
    texts = [s.text for s in find_segments(checked.value)][2:]
    assert [t.markdown for t in texts] == ["A head", "sore spot", "Here"]
    assert {(t.part, t.note, t.line) for t in texts} == {("a", "short", 9)}


def test_headings_of_a_part_go_down_from_where_it_is_included(tmp_path: Path) -> None:
    """A part may begin at any level; whether it fits, each handout says in its line."""
    deep = "### Deep\n\nText.\n"
    good = read(tmp_path, "## Up\n\n{include a}\n", a=deep)
    assert good.value is not None, good.findings
    assert isinstance(good.value.blocks[1], Heading)
    assert errors(read(tmp_path, "Text.\n\n{include a}\n", a=deep)) == [
        (
            "handouts/a.md:11: a heading of level 3 follows one of level 1 "
            "[handout/heading-level]"
        )
    ]


ALONE = "is not alone in a paragraph [handout/include]"
LEFT = "has errors, so nothing is made of this file [handout/include]"
BAD: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "missing": (
        "{include hlep}\n",
        {"help": "Text.\n"},
        [
            (
                "handouts/a.md:9: there is no part 'hlep': no handouts/shared/hlep.md "
                "[handout/include]"
            )
        ],
    ),
    "no name": (
        "{include}\n",
        {},
        ["handouts/a.md:9: '' is not the name of a part [handout/include]"],
    ),
    "above": (
        "{include ../b}\n",
        {},
        ["handouts/a.md:9: '../b' is not the name of a part [handout/include]"],
    ),
    "folder": (
        "{include sub/b}\n",
        {},
        ["handouts/a.md:9: 'sub/b' is not the name of a part [handout/include]"],
    ),
    "absolute": (
        "{include /etc/passwd}\n",
        {},
        ["handouts/a.md:9: '/etc/passwd' is not the name of a part [handout/include]"],
    ),
    "ending": (
        "{include b.md}\n",
        {"b": "Text.\n"},
        ["handouts/a.md:9: 'b.md' is not the name of a part [handout/include]"],
    ),
    "circular": (
        "{include b}\n",
        {"b": "B.\n\n{include c}\n", "c": "C.\n\n{include b}\n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            f"handouts/shared/b.md:3: the part 'c' {LEFT}",
            (
                "handouts/shared/c.md:3: the include is circular: b → c → b "
                "[handout/include]"
            ),
        ],
    ),
    "itself": (
        "{include b}\n",
        {"b": "B.\n\n{include b}\n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            "handouts/shared/b.md:3: the include is circular: b → b [handout/include]",
        ],
    ),
    "in a sentence": (
        "Please {include b} now.\n",
        {"b": "B.\n"},
        [f"handouts/a.md:9: {{include b}} {ALONE}"],
    ),
    "two in a paragraph": (
        "{include b}\n{include b}\n",
        {"b": "B.\n"},
        [f"handouts/a.md:9: {{include b}} {ALONE}"],
    ),
    "in a list": (
        "- {include b}\n",
        {"b": "B.\n"},
        [f"handouts/a.md:9: {{include b}} {ALONE}"],
    ),
    "in a heading": (
        "## {include b}\n\nText.\n",
        {"b": "B.\n"},
        [f"handouts/a.md:9: {{include b}} {ALONE}"],
    ),
    "in a table": (
        "| a | b |\n| --- | --- |\n| {include b} | c |\n",
        {"b": "B.\n"},
        [f"handouts/a.md:11: {{include b}} {ALONE}"],
    ),
    "in words of a picture": (
        "![{include b}](media/a.svg)\n",
        {"b": "B.\n"},
        [f"handouts/a.md:9: {{include b}} {ALONE}"],
    ),
    "a comment on it": (
        "<!-- keep -->\n{include b}\n",
        {"b": "B.\n"},
        [
            (
                "handouts/a.md:10: a comment on an include, or on the ::: block around "
                "it, has no effect [handout/include]"
            ),
        ],
    ),
    "a comment on its panel": (
        "<!-- keep -->\n\n::: tip\n{include b}\n:::\n",
        {"b": "B.\n"},
        [
            (
                "handouts/a.md:12: a comment on an include, or on the ::: block around "
                "it, has no effect [handout/include]"
            ),
        ],
    ),
    "a head": (
        "{include b}\n",
        {"b": f"{HEAD}B.\n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            (
                "handouts/shared/b.md:1: a part has no head: the handouts that include "
                "it have one [handout/part]"
            ),
        ],
    ),
    "empty": (
        "{include b}\n",
        {"b": " \n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            "handouts/shared/b.md:1: the part is empty [handout/part]",
        ],
    ),
    "only a comment": (
        "{include b}\n",
        {"b": "<!-- nothing -->\n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            "handouts/shared/b.md:1: the part has no text [handout/part]",
        ],
    ),
    "a text with errors": (
        "{include b}\n",
        {"b": "{who}\n\nNow\u202e.\n\n::: tip\nA.\n\n<b>\n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            (
                "handouts/shared/b.md:1: {who} is not a placeholder that tpdocs knows "
                "[handout/placeholder]"
            ),
            (
                "handouts/shared/b.md:3: U+202E (RIGHT-TO-LEFT OVERRIDE) stands in "
                "this line [handout/invisible]"
            ),
            "handouts/shared/b.md:5: the block 'tip' is not closed [handout/unclosed]",
            "handouts/shared/b.md:8: raw HTML is not used here: '<b>' [handout/html]",
        ],
    ),
    "the title's level": (
        "{include b}\n",
        {"b": "# B\n\nText.\n\n#### C\n"},
        [
            f"handouts/a.md:9: the part 'b' {LEFT}",
            (
                "handouts/shared/b.md:1: a heading of level 1 is the title's, which "
                "stands in the head [handout/heading-level]"
            ),
            (
                "handouts/shared/b.md:5: a heading of level 4 follows one of level 1 "
                "[handout/heading-level]"
            ),
        ],
    ),
}


@pytest.mark.parametrize("case", BAD, ids=str)
def test_a_bad_include_refuses_the_handout(tmp_path: Path, case: str) -> None:
    """With file and line, the part's own where the part is wrong, and each once."""
    body, parts, wanted = BAD[case]
    assert errors(read(tmp_path, body, **parts)) == wanted


def test_a_missing_part_names_the_nearest(tmp_path: Path) -> None:
    """The hint names the part that was meant, and all others."""
    checked = read(tmp_path, "{include hlep}\n", help="A.\n", other="B.\n")
    (finding,) = checked.findings
    assert finding.hint == "Did you mean help? Known parts: help, other."


def test_a_part_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """In its own line, as a handout is."""
    path = write(tmp_path, "{include b}\n")
    (tmp_path / "handouts" / "shared" / "b.md").write_bytes(b"a\nni\xf1o\n")
    found = errors(read_handout(path, tmp_path))
    assert found == [
        f"handouts/a.md:9: the part 'b' {LEFT}",
        (
            "handouts/shared/b.md:2: b.md is not UTF-8 text (line 2, byte 4) "
            "[handout/file]"
        ),
    ]


def test_a_part_that_is_a_link_elsewhere_is_refused(tmp_path: Path) -> None:
    """No include reaches a file outside of the folder of parts."""
    path = write(tmp_path, "{include b}\n")
    (tmp_path / "handouts" / "shared" / "b.md").symlink_to(path)
    (found,) = errors(read_handout(path, tmp_path))
    assert "b.md is a link to a file outside of handouts/shared" in found


def test_parts_that_double_at_each_level_are_refused(tmp_path: Path) -> None:
    """Thirty parts that each include the next twice would make a billion blocks."""
    parts = {f"p{n}": f"{{include p{n + 1}}}\n\n" * 2 for n in range(30)}
    found = errors(read(tmp_path, "{include p0}\n", **parts, p30="A.\n"))
    assert any("more than 50 includes" in line for line in found)


@pytest.mark.parametrize("name", ["shared", "tpdocs"])
def test_a_handout_cannot_have_the_name_of_a_catalog(tmp_path: Path, name: str) -> None:
    """Its messages would go into the catalog of something else."""
    path = write(tmp_path, "Text.\n").rename(tmp_path / "handouts" / f"{name}.md")
    assert errors(read_handout(path, tmp_path)) == [
        (
            f"handouts/{name}.md:1: no handout can be named {name!r}: a catalog has "
            "this name [handout/name]"
        )
    ]


def test_all_parts_as_one_handout(tmp_path: Path) -> None:
    """Each text once, in the part that it is written in, with that part's line."""
    write(tmp_path, "", b="In b.\n\n{include a}\n", a="## In a\n\nText.\n", c="In c.\n")
    checked = read_parts(tmp_path / "handouts", tmp_path)
    assert checked.findings == ()
    shared = checked.value
    assert shared is not None
    assert (shared.slug, shared.parts) == ("shared", ("a", "b", "c"))
    found = [
        (s.text.part, s.text.line, s.text.markdown, s.section)
        for s in find_segments(shared)[2:]
    ]
    assert found == [
        ("a", 1, "In a", ""),
        ("a", 3, "Text.", "In a"),
        ("b", 1, "In b.", ""),
        ("c", 1, "In c.", ""),
    ]
    path = "handouts/shared/b.md"
    text = (tmp_path / path).read_text()
    alone = parse_part(text, tmp_path / "handouts", path).value
    assert alone is not None
    assert [s.text.markdown for s in find_segments(alone)[2:]] == ["In b."]


def test_no_parts_are_nothing_to_report(tmp_path: Path) -> None:
    """A project without parts has no handout of parts, and no finding."""
    write(tmp_path, "")
    assert read_parts(tmp_path / "handouts", tmp_path) == Checked(None)


def test_a_file_among_the_parts_needs_a_name(tmp_path: Path) -> None:
    """And errors of a part that nobody includes are reported."""
    write(tmp_path, "", Help="A.\n", b="`code`\n")
    found = errors(read_parts(tmp_path / "handouts", tmp_path))
    assert found[0] == (
        "handouts/shared/Help.md:1: 'Help.md' is not a name of a part [handout/part]"
    )
    assert found[1].startswith("handouts/shared/b.md:1: code marks")


_TEXTS = st.sampled_from(
    [
        "Plain.",
        "## Heading\n\nText.",
        "- one\n- two\n\n  more",
        "| a | b |\n| --- | --- |\n| c | {blank} |",
        "::: tip\nSit **up**.\n:::",
        '![A head](media/a.svg "Where")',
    ]
)
_BODIES = st.lists(_TEXTS, min_size=1, max_size=3).map("\n\n".join)
_HOSTS = st.lists(
    st.one_of(_TEXTS, st.sampled_from(["{include p}", "::: tip\n{include q}\n:::"])),
    min_size=1,
    max_size=4,
).map("\n\n".join)


@settings(deadline=None, max_examples=60)
@given(_HOSTS, _BODIES, _BODIES)
def test_law_segments_put_back_give_the_tree(
    tmp_path_factory: pytest.TempPathFactory, host: str, first: str, second: str
) -> None:
    """With includes as without; and each part's texts are those of the part alone."""
    root = tmp_path_factory.mktemp("law")
    parts = {"p": f"{first}\n\n{{include q}}\n", "q": second}
    handout = read(root, host, **parts).value
    assert handout is not None
    texts = [segment.text for segment in find_segments(handout)]
    assert put_back(handout, texts) == handout
    assert map_texts(handout, lambda text, _role: text) == handout
    shared = read_parts(root / "handouts", root).value
    assert shared is not None
    alone = {(t.part, t.markdown) for t in (s.text for s in find_segments(shared))}
    assert {(t.part, t.markdown) for t in texts if t.part} <= alone
    assert {t.part for t in texts if t.part} == set(handout.parts)
