"""The passages of a handout: each text with the block that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import escape

from tpdocs.catalog import is_translatable
from tpdocs.foundation import BLANK, SHARED_DOMAIN, Language, digest_bytes
from tpdocs.review.record import Passage
from tpdocs.source import (
    Block,
    Drawing,
    Figure,
    Handout,
    Heading,
    Inline,
    Link,
    ListBlock,
    Marked,
    Panel,
    Paragraph,
    Table,
    Text,
    Value,
    find_segments,
    parse_inline,
)

__all__ = ["Spot", "find_passages", "find_spots", "render_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A text of the English, and what encloses it."""

    text: Text
    block: str  #: ``emergency > list item``
    under: tuple[str, ...]  #: the English texts that give it its meaning


@dataclass(frozen=True, slots=True)
class _Around:
    """What encloses the blocks that are walked."""

    names: tuple[str, ...] = ()
    path: tuple[tuple[int, str], ...] = ()  #: headings by level
    items: tuple[str, ...] = ()  #: the items of outer lists

    def spot(self, text: Text, *names: str, beside: tuple[str, ...] = ()) -> Spot:
        """Put a text here."""
        headings = (heading for _level, heading in self.path)
        under = (*headings, *self.items, *beside)
        return Spot(text=text, block=" > ".join((*self.names, *names)), under=under)

    def above(self, level: int) -> _Around:
        """Leave the headings that one of a level ends."""
        return replace(self, path=tuple(row for row in self.path if row[0] < level))


def find_passages(
    source: Handout, translated: Handout, language: Language
) -> Iterator[tuple[Text, Passage | None]]:
    """Give each text that wants a signature, in document order, each place once.

    Args:
        source: The handout in English.
        translated: The same in ``language``; what has no translation is in English.
        language: The one that is signed.

    Yields:
        The English text, and what is to be signed; ``None`` where nothing can be,
        because the text has no translation that may be shown.
    """
    pairs = zip(find_segments(source), find_segments(translated), strict=True)
    shown = {a.text.message: b.text for a, b in pairs}
    seen = set[Passage]()
    for spot in find_spots(source):
        text = spot.text
        if not _is_wanted(text, language):
            continue
        other = shown[text.message]
        passage = _passage(source.slug, spot, None if language.is_source else other)
        if passage not in seen:
            seen.add(passage)
            yield text, passage if text.keep or other.tag == language.tag else None


def find_spots(handout: Handout) -> Iterator[Spot]:
    """Give every text of a handout with what encloses it."""
    around = _Around()
    yield around.spot(handout.head.title, "title")
    yield around.spot(handout.head.summary, "summary")
    yield from _blocks(handout.blocks, around, "paragraph")


def render_text(markdown: str) -> str:
    """Give inline Markdown as HTML, with ``{placeholders}`` by their names."""
    return _html(parse_inline(markdown).nodes)


def _passage(slug: str, spot: Spot, translation: Text | None) -> Passage:
    signed, part = translation or spot.text, spot.text.part
    return Passage(
        handout=f"{SHARED_DOMAIN}/{part}" if part else slug,
        context=spot.text.context,
        block=spot.block,
        under=spot.under,
        english=spot.text.markdown,
        translation=translation.markdown if translation else "",
        rendered=render_text(signed.markdown),
    )


def _is_wanted(text: Text, language: Language) -> bool:
    """Tell whether a text is signed: numbers alone are in English, for they count.

    What is kept in English in a translation is signed as such: it is not translated.
    """
    if language.is_source:
        return _has_words(text)
    return is_translatable(replace(text, keep=False))


def _has_words(text: Text) -> bool:
    """Tell whether anything stands there but space to write in.

    A bare number is a text too, and so is a value: it says which number to call.
    """
    nodes = parse_inline(text.markdown).nodes
    return any(node not in (Value(BLANK), " ") for node in nodes)


def _html(nodes: tuple[Inline, ...]) -> str:
    parts = []
    for node in nodes:
        match node:
            case str():
                parts.append(str(escape(node)))
            case Value(name):
                parts.append(f"{{{name}}}")
            case Marked(strong, children):
                tag = "strong" if strong else "em"
                parts.append(f"<{tag}>{_html(children)}</{tag}>")
            case Link(href, children):
                parts.append(f'<a href="{escape(href)}">{_html(children)}</a>')
    return "".join(parts)


def _blocks(blocks: tuple[Block, ...], around: _Around, role: str) -> Iterator[Spot]:
    """Walk blocks; what comes after a heading stands under it."""
    for block in blocks:
        if isinstance(block, Heading):
            around = around.above(block.level)
            yield around.spot(block.text, "heading")
            path = (*around.path, (block.level, block.text.markdown))
            around = replace(around, path=path)
        else:
            yield from _block(block, around, role)


def _block(block: Block, around: _Around, role: str) -> Iterator[Spot]:
    match block:
        case Paragraph(text=text):
            yield around.spot(text, role)
        case ListBlock():
            yield from _list(block, around)
        case Table():
            yield from _table(block, around)
        case Figure():
            yield from _figure(block, around)
        case Panel(kind=kind, blocks=blocks):
            inside = replace(around, names=(*around.names, kind))
            yield from _blocks(blocks, inside, "paragraph")


def _list(block: ListBlock, around: _Around) -> Iterator[Spot]:
    """Walk a list; what follows in an item stands under its first text.

    A step stands under the one before it: in another order, steps are other advice.
    """
    before: tuple[str, ...] = ()
    kind = "numbered item" if block.ordered else "list item"
    for item in block.items:
        name = kind
        if item.picture:
            yield from _figure(item.picture, around)
            # A step is signed with the picture beside it: another one needs another.
            name = f"{kind} beside {_picture_name(item.picture)}"
        inside = replace(around, names=(*around.names, name))
        match item.blocks:
            case (Paragraph(text=text), *rest):
                yield around.spot(text, name, beside=before)
                before = (text.markdown,) if block.ordered else ()
                items = (*around.items, text.markdown)
                within = replace(inside, items=items)
                yield from _blocks(tuple(rest), within, "paragraph")
            case blocks:
                yield from _blocks(blocks, inside, "paragraph")


def _table(table: Table, around: _Around) -> Iterator[Spot]:
    """Walk a table; a cell stands under the heads of its column and of its row."""
    heads = [cell.text for cell in table.head.cells]
    for head in heads:
        yield around.spot(head, "column head")
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        for number, (head, text) in enumerate(zip(heads, texts, strict=False)):
            beside = texts[:1] if number else []
            under = tuple(text.markdown for text in (head, *beside))
            yield around.spot(text, "table cell", beside=under)


def _figure(figure: Figure, around: _Around) -> Iterator[Spot]:
    """Walk a figure; its words are signed for the picture that they stand at."""
    picture, name = figure.picture, _picture_name(figure)
    labels = picture.labels if isinstance(picture, Drawing) else ()
    if figure.alt:
        yield around.spot(figure.alt, name, "in words")
    for label in labels:
        yield around.spot(label.text, name, "label")
    if figure.caption:
        yield around.spot(figure.caption, name, "caption")


def _picture_name(figure: Figure) -> str:
    """Name a picture by what it looks like: ``picture 3f2a91bc``."""
    picture = figure.picture
    data = _look(picture) if isinstance(picture, Drawing) else picture.data
    return f"picture {digest_bytes(data)[:8]}"


def _look(drawing: Drawing) -> bytes:
    """Give all of a drawing but the words of its labels; their places are in it."""
    places = [(n.x, n.y, n.width, n.anchor, n.valign) for n in drawing.labels]
    return repr((drawing.svg, drawing.mirrored, places)).encode()
