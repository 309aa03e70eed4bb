"""How high the letters of each language are: the measurement behind ``type-scale``.

``make type-scale`` prints the table of docs/explanation/scripts.md.

HarfBuzz, which Pango draws with, shapes the words of ``tests/texts/`` in the first font
of the language, so that each letter has the form that it has in its word. The *body* of
a letter is its largest contour: a dot, an accent or a vowel sign drawn beside it is not
part of it. The height of a language is the median over all its letters, each counted as
often as it occurs, so letters with an ascender do not move it while they are fewer than
half.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fidelity.pages import LANGUAGES, TEXTS
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from tpdocs.foundation import FontFace, Language, find_faces, read_project

__all__ = ["LetterHeight", "format_table", "measure", "measure_all"]

ROOT = Path(__file__).resolve().parents[1]
#: The alef of Noto Sans Arabic (0.71 em) is then 0.82 em high, against 0.76 em of the
#: ascenders of Noto Sans: the full ratio of 1.29 would make tall letters too large.
_MOST = 1.1
_STEP = 0.05
#: Fonts whose words climb from the baseline in steps: a letter's place above it says
#: nothing of its size, so its own height is measured.
_STEPPED = frozenset({"Noto Nastaliq Urdu"})
#: GDEF glyph class 3 (OpenType 1.9): marks, which have no body.
_MARK = 3
_REFERENCE = "Noto Sans"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHeight:
    """The height of the letters of one language, in ems of its first font."""

    tag: str
    font: str
    letters: int  #: how many were measured
    body: float  #: median height of their bodies above the baseline
    x_height: float  #: height of the letter x in Noto Sans

    @property
    def ratio(self) -> float:
        """What would make the body as high as the Latin x."""
        return self.x_height / self.body

    @property
    def type_scale(self) -> float:
        """The ratio, to the nearest 0.05, from 1.0 to 1.1."""
        rounded = round(self.ratio / _STEP) * _STEP
        return round(min(max(rounded, 1.0), _MOST), 2)


def measure_all() -> Iterator[LetterHeight]:
    """Measure every language that has a text, in the order of their tags."""
    project = read_project(ROOT).value
    assert project is not None
    for tag in LANGUAGES:
        yield measure(project.languages[tag])


def measure(language: Language) -> LetterHeight:
    """Measure the letters of a language in its first font.

    Lower-case letters alone are measured where there are such.
    """
    family = language.fonts[0]
    font = _open_font(family)
    text = (TEXTS / f"{language.tag}.txt").read_text(encoding="utf-8")
    glyphs: Counter[int] = Counter()
    for word, times in Counter(text.split()).items():
        for glyph in font.shape(word, language.tag):
            glyphs[glyph] += times
    sizes: Counter[float] = Counter()
    for glyph, times in glyphs.items():
        box = font.body(glyph)
        if box is not None:
            sizes[box[1] - box[0] if family in _STEPPED else box[1]] += times
    return LetterHeight(
        tag=language.tag,
        font=family,
        letters=sizes.total(),
        body=_median(sizes),
        x_height=_x_height(),
    )


def format_table(heights: Iterable[LetterHeight]) -> str:
    """Write the table of docs/explanation/scripts.md, in Markdown."""
    names = ("language", "font", "letters", "body, em", "ratio", "type-scale")
    rows = [
        (
            row.tag,
            row.font,
            str(row.letters),
            f"{row.body:.3f}",
            f"{row.ratio:.2f}",
            str(row.type_scale),
        )
        for row in heights
    ]
    lines = (names, ("---",) * len(names), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@cache
def _x_height() -> float:
    latin = _open_font(_REFERENCE)
    box = latin.body(next(latin.shape("x", "en")))
    assert box is not None
    return box[1]


def _median(sizes: Mapping[float, int]) -> float:
    half, seen = sum(sizes.values()) / 2, 0
    for size in sorted(sizes):
        seen += sizes[size]
        if seen >= half:
            return size
    raise AssertionError


class _Glyph(ctypes.Structure):
    """``hb_glyph_info_t`` of HarfBuzz's ``hb-buffer.h``."""

    _fields_ = (
        ("codepoint", ctypes.c_uint32),  # the number of the glyph, once shaped
        ("mask", ctypes.c_uint32),
        ("cluster", ctypes.c_uint32),
        ("var1", ctypes.c_uint32),
        ("var2", ctypes.c_uint32),
    )


def _load_harfbuzz() -> ctypes.CDLL:
    """Load the library that Pango uses, with the signatures of its functions."""
    library = ctypes.CDLL("libharfbuzz.so.0")
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    for name, result, arguments in (
        ("hb_blob_create_from_file", pointer, [ctypes.c_char_p]),
        ("hb_face_create", pointer, [pointer, number]),
        ("hb_font_create", pointer, [pointer]),
        ("hb_buffer_create", pointer, []),
        ("hb_buffer_destroy", None, [pointer]),
        (
            "hb_buffer_add_utf32",
            None,
            [pointer, pointer, ctypes.c_int, number, ctypes.c_int],
        ),
        ("hb_language_from_string", pointer, [ctypes.c_char_p, ctypes.c_int]),
        ("hb_buffer_set_language", None, [pointer, pointer]),
        ("hb_buffer_guess_segment_properties", None, [pointer]),
        ("hb_shape", None, [pointer, pointer, pointer, number]),
        (
            "hb_buffer_get_glyph_infos",
            ctypes.POINTER(_Glyph),
            [pointer, ctypes.POINTER(number)],
        ),
        ("hb_ot_layout_get_glyph_class", ctypes.c_int, [pointer, ctypes.c_uint32]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_HB = _load_harfbuzz()


class _Font:
    """A face, to shape words with and to look at glyphs."""

    def __init__(self, face: FontFace) -> None:
        blob = _HB.hb_blob_create_from_file(str(face.path).encode())
        self._face = _HB.hb_face_create(blob, face.index)
        self._font = _HB.hb_font_create(self._face)
        self._file = TTFont(face.path, fontNumber=face.index, lazy=True)
        self._names = self._file.getGlyphOrder()
        self._glyphs = self._file.getGlyphSet()
        self._em = self._file["head"].unitsPerEm

    def shape(self, word: str, tag: str) -> Iterator[int]:
        """Yield the glyphs of the letters of a word; not marks, digits and capitals."""
        codes = (ctypes.c_uint32 * len(word))(*map(ord, word))
        buffer = _HB.hb_buffer_create()
        _HB.hb_buffer_add_utf32(buffer, codes, len(word), 0, len(word))
        language = _HB.hb_language_from_string(tag.encode(), -1)
        _HB.hb_buffer_set_language(buffer, language)
        _HB.hb_buffer_guess_segment_properties(buffer)
        _HB.hb_shape(self._font, buffer, None, 0)
        count = ctypes.c_uint()
        found = _HB.hb_buffer_get_glyph_infos(buffer, ctypes.byref(count))
        for info in found[: count.value]:
            is_letter = unicodedata.category(word[info.cluster]) in ("Ll", "Lo")
            if info.codepoint and is_letter and not self._is_mark(info.codepoint):
                yield info.codepoint
        _HB.hb_buffer_destroy(buffer)

    def _is_mark(self, glyph: int) -> bool:
        return bool(_HB.hb_ot_layout_get_glyph_class(self._face, glyph) == _MARK)

    def body(self, glyph: int) -> tuple[float, float] | None:
        """Return the lowest and highest point of a glyph's largest contour, in ems.

        The largest is the one with the largest box. None if the glyph draws nothing.
        """
        boxes = list(self._contours(self._names[glyph]))
        if not boxes:
            return None
        box = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
        return box[1] / self._em, box[3] / self._em

    def _contours(self, name: str) -> Iterator[tuple[float, float, float, float]]:
        pen = DecomposingRecordingPen(self._glyphs)
        self._glyphs[name].draw(pen)
        contour: Any = BoundsPen(self._glyphs)
        for operator, operands in pen.value:
            getattr(contour, operator)(*operands)
            if operator in ("closePath", "endPath"):
                if contour.bounds:
                    yield contour.bounds
                contour = BoundsPen(self._glyphs)


@cache
def _open_font(family: str) -> _Font:
    return _Font(find_faces(family)[0])


if __name__ == "__main__":
    print(format_table(measure_all()))  # noqa: T201  # what the program is for
