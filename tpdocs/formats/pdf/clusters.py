"""One character code for each cluster of text: what a reader extracts is what was set.

A font's glyphs are not its characters: complex scripts draw several characters with
one glyph, and one character with several, and use a glyph again for other characters.
A PDF's ``ToUnicode`` map gives a code one text. So each cluster of a shaped line, the
smallest run of glyphs that stands for a run of characters, gets a code of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from tpdocs.formats.pdf.shaped import ShapedCluster

__all__ = ["Books", "Cluster", "CodeBook", "Part", "Shown"]

#: Two bytes a code.
_LAST_CODE = 0xFFFF


class Part(NamedTuple):
    """A glyph of a cluster, and where it stands from the cluster's start."""

    glyph: int  #: number in the font
    x: int  #: font units, rightwards
    y: int  #: font units, upwards


class Cluster(NamedTuple):
    """What one code draws, and what it says."""

    parts: tuple[Part, ...]
    width: int | None  #: font units; ``None``: as wide as its only glyph
    text: str

    @property
    def is_plain(self) -> bool:
        """Whether it is one glyph of the font, where and as wide as the font has it."""
        return self.width is None and self.parts[0][1:] == (0, 0)


@dataclass(slots=True)
class CodeBook:
    """The codes of one font file."""

    glyph_count: int
    can_compose: bool  #: TrueType outlines, of which a glyph can be made of others
    texts: dict[int, str] = field(default_factory=dict)  #: what each code says
    glyphs: dict[int, int] = field(default_factory=dict)  #: of codes of one glyph
    composites: dict[int, Cluster] = field(default_factory=dict)  #: of other codes
    widths: dict[int, int] = field(default_factory=dict)  #: thousandths of an em
    _codes: dict[Cluster, int] = field(default_factory=dict)
    _next: int = field(init=False)

    def __post_init__(self) -> None:
        """Number new codes after the font's own glyphs."""
        self._next = self.glyph_count

    def code_of(self, cluster: Cluster) -> int | None:
        """Give the code of a cluster, a new one if need be.

        Returns:
            ``None`` where the font cannot have one, or has no codes left.
        """
        code = self._codes.get(cluster)
        if code is None:
            code = self._own_code(cluster)
            if code is None and self.can_compose and self._next <= _LAST_CODE:
                code, self._next = self._next, self._next + 1
                self._draw(code, cluster)
            if code is not None:
                self._codes[cluster] = code
                self.texts[code] = cluster.text
        return code

    def _own_code(self, cluster: Cluster) -> int | None:
        """Give a glyph's own number, if it stands alone and says nothing else yet."""
        if not cluster.is_plain or cluster.parts[0].glyph in self.texts:
            return None
        glyph = cluster.parts[0].glyph
        self.glyphs[glyph] = glyph
        return glyph

    def _draw(self, code: int, cluster: Cluster) -> None:
        if cluster.is_plain:
            self.glyphs[code] = cluster.parts[0].glyph
        else:
            self.composites[code] = cluster


#: Of a cluster: its code in hexadecimal, ``None`` if it has none, and how much farther
#: than its width it moves the pen, in thousandths of an em.
Shown: TypeAlias = "dict[ShapedCluster, tuple[str | None, float]]"


@dataclass(slots=True)
class Books:
    """The code books of a document, by the hash of the font file."""

    by_hash: dict[str, CodeBook] = field(default_factory=dict)
    _shown: dict[tuple[int, float], Shown] = field(default_factory=dict)

    def of(self, font: Any) -> CodeBook:  # weasyprint has no types
        """Give the book of a font; fonts that share a file share a book."""
        if font.hash not in self.by_hash:
            self.by_hash[font.hash] = CodeBook(
                glyph_count=font.glyph_count, can_compose="glyf" in font.tables
            )
        return self.by_hash[font.hash]

    def shown_in(self, font: Any, size: float) -> Shown:
        """Give what is known of clusters in a font at a size."""
        return self._shown.setdefault((id(font), size), {})
