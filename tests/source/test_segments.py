"""Segments: in the order of the page, and put back one for one."""

from dataclasses import replace
from pathlib import Path

import pytest

from tpdocs.source import (
    KINDS,
    Handout,
    find_segments,
    map_texts,
    put_back,
    read_handout,
)

CASES = Path(__file__).parents[1] / "cases" / "source"


def handout(name: str) -> Handout:
    """Read one of the good cases."""
    checked = read_handout(CASES / f"{name}.md", CASES)
    assert checked.value is not None
    return checked.value


def test_put_back_changed_texts() -> None:
    """A changed text stands in the place that the old one had, and only there."""
    before = handout("kinds")
    texts = [segment.text for segment in find_segments(before)]
    texts[5] = replace(texts[5], markdown="otherwise", tag="es")
    after = put_back(before, texts)
    assert [segment.text for segment in find_segments(after)] == texts
    assert put_back(after, [s.text for s in find_segments(before)]) == before


@pytest.mark.parametrize(("change", "says"), [(-1, "fewer"), (1, "more")])
def test_put_back_wants_as_many_texts(change: int, says: str) -> None:
    """Texts that do not fit one for one are refused."""
    before = handout("pictures")
    texts = [segment.text for segment in find_segments(before)]
    texts = texts[:-1] if change < 0 else [*texts, texts[0]]
    with pytest.raises(ValueError, match=says):
        put_back(before, texts)


def test_every_text_is_visited_once() -> None:
    """The walk comes to each place once, and what it gives back stands there."""
    seen: list[str] = []
    before = handout("layout")
    after = map_texts(before, lambda text, role: seen.append(role) or text)  # type: ignore[func-returns-value]
    assert after == before
    assert len(seen) == len(find_segments(before))


def test_order_is_that_of_the_page() -> None:
    """Lines never go back, but for the labels of one picture."""
    for name in ("kinds", "layout", "comments", "pictures", "inline"):
        lines = [segment.text.line for segment in find_segments(handout(name))]
        assert lines == sorted(lines), name


def test_every_kind_can_be_told_from_its_role() -> None:
    """A translator sees in which block a paragraph stands."""
    roles = {segment.role for segment in find_segments(handout("kinds"))}
    assert {"main-message paragraph", "unknown paragraph", "tip paragraph"} <= roles


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_kind_has_what_a_page_needs(kind: object) -> None:
    """Each kind of block stands under its own name, with words for who hears it."""
    row = KINDS[kind.name]  # type: ignore[attr-defined]
    assert row is kind
    assert row.label
