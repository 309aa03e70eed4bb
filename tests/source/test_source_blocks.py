"""Blocks: no rule can be got round by where a block stands, and no text gets lost."""

from pathlib import Path

import pytest

from tpdocs.foundation import Checked
from tpdocs.source import Handout, find_segments, parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n"


def parse(body: str) -> Checked[Handout]:
    """Parse a handout with this body, which starts at line 9."""
    return parse_handout(f"{HEAD}\n{body}", Path(), "handouts/a.md")


def places(checked: Checked[Handout]) -> list[tuple[str, int | None]]:
    """Give rule and line of each finding, which has a hint."""
    assert all(f.hint for f in checked.findings)
    return [(f.rule, f.place.line) for f in checked.findings]


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        ("- # A title in a list", "handout/heading-level", 9),
        ("- a\n\n  #### Deep in a list", "handout/heading-level", 11),
        ("::: tip\n- # A title\n:::", "handout/heading-level", 10),
        ("- a\n\n  ::: steps\n  No list.\n  :::", "handout/panel", 11),
        ("- a\n\n  ::: tip\n  :::", "handout/panel", 11),
        ("- a\n\n  ::: tip\n  Open.\n\nb", "handout/unclosed", 11),
        (":::: tip\n::: unknown\nOpen.\n::::\n\nb", "handout/unclosed", 10),
        ("::: tip\n- a\n  ::: steps\n  1. b\n:::", "handout/unclosed", 11),
        ("::: tip\n::: nobody\na\n:::\n", "handout/unknown-kind", 10),
    ],
)
def test_rule_holds_wherever_a_block_stands(body: str, rule: str, line: int) -> None:
    """A rule on headings and panels holds inside lists and other panels too."""
    checked = parse(body)
    assert checked.value is None
    assert (rule, line) in places(checked)


@pytest.mark.parametrize(
    "body",
    [
        "\n".join("  " * depth + f"- level {depth}" for depth in range(14)),
        "\n".join(":" * (20 - depth) + " tip" for depth in range(14))
        + "\nlevel 13\n"
        + "\n".join(":" * (7 + depth) for depth in range(14)),
        "| a | b |\n| --- | --- |\n| c | d | level 13 |",
    ],
    ids=["lists in lists", "panels in panels", "a cell too many"],
)
def test_no_text_is_lost_silently(body: str) -> None:
    """A text that cannot be placed is a finding; it does not vanish from the page."""
    checked = parse(body)
    texts = (
        [s.text.markdown for s in find_segments(checked.value)] if checked.value else []
    )
    assert checked.findings or any("level 13" in text for text in texts)


@pytest.mark.parametrize("body", ["- a\n-\n- b", "1."])
def test_empty_item(body: str) -> None:
    """A list item without words would print a lone sign."""
    assert parse(f"Words.\n\n{body}").findings


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- translators: a -->", ("a", None, False)),
        ("<!--translators:a-->", ("a", None, False)),
        ("<!-- context: a -->", ("", "a", False)),
        ("<!-- keep -->", ("", None, True)),
        (
            "<!-- translators: a\nb --><!-- translators: c --> <!-- keep -->",
            ("a b c", None, True),
        ),
        ("<!-- translators: -->", ("", None, False)),
        ("<!-- nothing -->", ("", None, False)),
    ],
)
def test_comments(comment: str, said: tuple[str, str | None, bool]) -> None:
    """A comment speaks of the block after it, and of that block only."""
    checked = parse(f"{comment}\nA.\n\nB.\n")
    assert checked.value is not None
    *_head, first, second = find_segments(checked.value)
    assert (first.text.note, first.text.context, first.text.keep) == said
    assert (second.text.note, second.text.context, second.text.keep) == (
        "",
        None,
        False,
    )


@pytest.mark.parametrize(
    "comment", ["<!-- open", "<!-->", "<!--->", "<!-- a --> b <!-- c -->"]
)
def test_comment_that_is_none(comment: str) -> None:
    """A comment that is not closed, or has words after it, is raw HTML."""
    assert ("handout/html", 9) in places(parse(f"{comment}\n\nWords.\n"))


def test_no_break_space_stays() -> None:
    """A no-break space that the author wrote stays: a dose is not cut from its unit."""
    checked = parse("Take 10\u00a0mg.")
    assert checked.value is not None
    assert find_segments(checked.value)[-1].text.markdown == "Take 10\u00a0mg."
