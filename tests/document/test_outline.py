"""The outline of a page: grouping loses no block and moves none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.document import EDITIONS
from tpdocs.document.outline import (
    Group,
    PanelRow,
    Section,
    Strip,
    arrange,
    outline,
    panel_weights,
    split_ending,
)
from tpdocs.source import KINDS, Block, Heading, Panel, Paragraph, Text

_TEXTS = st.builds(
    Text, markdown=st.sampled_from(["a", "b", "c"]), line=st.integers(1, 9)
)
_LEAVES = st.one_of(
    st.builds(Heading, level=st.integers(2, 4), text=_TEXTS),
    st.builds(Paragraph, text=_TEXTS),
)
_PANELS = st.builds(
    Panel,
    kind=st.sampled_from(sorted(KINDS)),
    blocks=st.lists(_LEAVES, min_size=1, max_size=3).map(tuple),
    line=st.just(1),
)
_BLOCKS = st.lists(st.one_of(_LEAVES, _PANELS), max_size=12).map(tuple)


def _flatten(group: Group) -> tuple[Block, ...]:
    match group:
        case PanelRow(panels=panels):
            return panels
        case Strip(panel=panel):
            return (panel,)
        case Section(heading=heading, blocks=blocks, kind=kind):
            head = (Heading(level=2, text=heading),) if heading else ()
            inner = (*head, *blocks)
            return (Panel(kind=kind, blocks=inner, line=1),) if kind else inner


@settings(deadline=None, max_examples=200)
@given(_BLOCKS)
def test_no_block_is_lost_or_moved(blocks: tuple[Block, ...]) -> None:
    """Law: the groups, one after the other, hold the blocks as they were."""
    again = tuple(block for group in outline(blocks) for block in _flatten(group))
    assert again == blocks


@settings(deadline=None, max_examples=60)
@given(_BLOCKS)
def test_no_group_is_empty(blocks: tuple[Block, ...]) -> None:
    """Law: a group stands for at least one block."""
    assert all(_flatten(group) for group in outline(blocks))


def _panel(kind: str, *blocks: Block) -> Panel:
    inner = blocks or (Paragraph(text=Text(markdown="x", line=1)),)
    return Panel(kind=kind, blocks=inner, line=1)


def test_panels_that_pair_stand_side_by_side() -> None:
    """When to call and the emergency share a row when they are neighbours."""
    call, emergency = _panel("call-clinic"), _panel("emergency")
    assert outline((call, emergency)) == (PanelRow(panels=(call, emergency)),)


def test_panels_apart_do_not_pair() -> None:
    """A block between two panels keeps them in rows of their own."""
    call, emergency = _panel("call-clinic"), _panel("emergency")
    between = Paragraph(text=Text(markdown="x", line=1))
    kinds = [type(group) for group in outline((call, between, emergency))]
    assert kinds == [PanelRow, Section, PanelRow]


def test_a_panel_with_a_heading_is_a_section_of_its_kind() -> None:
    """A questions block that begins with a heading heads its own section."""
    heading = Heading(level=2, text=Text(markdown="Ask", line=1))
    body = Paragraph(text=Text(markdown="x", line=2))
    (group,) = outline((_panel("questions", heading, body),))
    assert group == Section(heading=heading.text, blocks=(body,), kind="questions")


def test_a_panel_without_a_heading_stays_in_its_section() -> None:
    """A tip below a heading stands beside that heading."""
    heading = Heading(level=2, text=Text(markdown="Ask", line=1))
    tip = _panel("tip")
    assert outline((heading, tip)) == (Section(heading=heading.text, blocks=(tip,)),)


def test_the_main_message_crosses_the_page() -> None:
    """The main message is a strip, wherever it stands."""
    main = _panel("main-message")
    heading = Heading(level=2, text=Text(markdown="Ask", line=1))
    assert outline((heading, main)) == (
        Section(heading=heading.text, blocks=()),
        Strip(panel=main),
    )


def test_an_empty_handout_has_no_groups() -> None:
    """Nothing gives nothing."""
    assert outline(()) == ()


@settings(deadline=None, max_examples=200)
@given(_BLOCKS)
def test_the_ending_takes_nothing_away(blocks: tuple[Block, ...]) -> None:
    """Law: groups and ending hold the blocks as they were; no heading is last."""
    groups, ending = split_ending(outline(blocks))
    whole = (*groups, ending) if ending else groups
    assert sorted(map(repr, _leaves_of(whole))) == sorted(
        map(repr, _leaves_of(outline(blocks)))
    )
    match groups, ending:
        case (*_, Section(blocks=(*_, last))), Section(continues=True):
            assert not isinstance(last, Heading)


def _leaves_of(groups: tuple[Group, ...]) -> list[Block]:
    found: list[Block] = []
    for group in groups:
        match group:
            case Section(blocks=blocks):
                found += blocks
            case PanelRow(panels=panels):
                found += panels
            case Strip(panel=panel):
                found.append(panel)
    return found


@settings(deadline=None, max_examples=200)
@given(_BLOCKS)
def test_large_print_has_every_block_and_the_emergency_first(
    blocks: tuple[Block, ...],
) -> None:
    """Law: only the panels that say when to call move; the others keep their order."""
    arranged = arrange(blocks, EDITIONS["large-print"])
    assert sorted(map(repr, arranged)) == sorted(map(repr, blocks))
    kinds = [block.kind for block in arranged if isinstance(block, Panel)]
    calls = [kind for kind in kinds if KINDS[kind].pairs]
    assert calls == sorted(calls, key=lambda kind: kind == "call-clinic")
    others = [b for b in blocks if not (isinstance(b, Panel) and KINDS[b.kind].pairs)]
    kept = [b for b in arranged if not (isinstance(b, Panel) and KINDS[b.kind].pairs)]
    assert kept == others
    assert arrange(blocks, EDITIONS["standard"]) == blocks


def _worded(words: str) -> Panel:
    text = Text(markdown=words, line=1)
    return Panel(kind="emergency", blocks=(Paragraph(text=text),), line=1)


def test_a_panel_with_more_words_is_wider() -> None:
    """Relative to the first, within bounds; a wide character counts as two."""
    assert panel_weights((_worded("a" * 40), _worded("a" * 50))) == (1.0, 1.25)
    assert panel_weights((_worded("a" * 40), _worded("痛" * 25))) == (1.0, 1.25)
    assert panel_weights((_worded("a" * 10), _worded("a" * 90))) == (1.0, 1.6)
    assert panel_weights((_worded("a" * 90), _worded("a"))) == (1.0, 0.7)
