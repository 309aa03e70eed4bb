"""Golden cases: each page in tests/cases/tags with the tag tree of its PDF.

After a change that is meant, write the golden files again and read the difference::

    TPDOCS_WRITE_CASES=1 .venv/bin/python -m pytest tests/formats/test_tags.py
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tpdocs.audit import Outcome, check_conformance
from tpdocs.formats import DEFAULT_STANDARD, FORMATS, STANDARDS, Standard
from tpdocs.foundation import Place

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[1] / "cases" / "tags"
PLACE = Place("x.pdf")
#: The first line of a case that is for PDF 2.0.
_UA2 = "<!-- ua-2 -->"
_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>T</title><style>'
    '@page{{size:300px 300px;margin:30px}}html{{font:12px/15px "Noto Sans",'
    '"Noto Sans Arabic","Noto Sans CJK SC"}}</style></head><body>{}</body></html>'
)


class TagTree:
    """The structure tree of a PDF, in words."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root.StructTreeRoot
        self._pages = {page.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        nums = list(self._root.ParentTree.Nums)
        self._parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        #: Text by the number of a page or form in the parent tree, and by MCID.
        self.marked = {
            (int(home.StructParents), mcid): text
            for page in pdf.pages
            for home, mcid, text in _marked(page.obj)
        }
        self.seen: set[tuple[int, int]] = set()

    def lines(self) -> Iterator[str]:
        """Give a line for each element, and for each piece of content in it."""
        for element in self._root.K:
            yield from self._element(element, self._root, "")

    def _element(self, element: Any, parent: Any, indent: str) -> Iterator[str]:
        assert element.P.objgen == parent.objgen
        yield indent + " ".join([str(element.S)[1:], *_attributes(element)])
        for kid in element.K:
            if not isinstance(kid, pikepdf.Dictionary):
                yield f"{indent}  {self._content(kid, element.Pg, element.Pg, element)}"
            elif "/S" in kid:
                yield from self._element(kid, element, f"{indent}  ")
            elif "/Obj" in kid:
                yield f"{indent}  {self._object(kid, element)}"
            else:
                home = kid.get("/Stm", kid.Pg)
                yield f"{indent}  {self._content(kid.MCID, kid.Pg, home, element)}"

    def _object(self, kid: Any, element: Any) -> str:
        assert self._parents[int(kid.Obj.StructParent)].objgen == element.objgen
        page = self._pages[kid.Pg.objgen]
        words = kid.Obj.get("/TU", kid.Obj.get("/Contents"))
        return f"{str(kid.Obj.Subtype)[1:]} on {page}: {words}"

    def _content(self, mcid: Any, page: Any, home: Any, element: Any) -> str:
        key = int(home.StructParents), int(mcid)
        assert self._parents[key[0]][key[1]].objgen == element.objgen
        assert key not in self.seen
        self.seen.add(key)
        return f"{self.marked[key]!r} on {self._pages[page.objgen]}"


def _attributes(element: Any) -> Iterator[str]:
    for name in ("/Lang", "/Alt", "/ID", "/T"):
        if name in element:
            yield f"{name[1:]}={str(element[name])!r}"
    for name, value in sorted(dict(element.get("/A", {})).items()):
        if name != "/O":
            yield f"{name[1:]}={_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return ",".join(map(_plain, value))
    return str(value).removeprefix("/")


def _marked(home: Any) -> Iterator[tuple[Any, int, str]]:
    """Read the marked content of a page or form; all else must be an artifact."""
    marks: list[tuple[int | None, list[str]]] = []  # one in another says how to read
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(home):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BMC", "BDC"):
            marks.append((_mcid(operands, is_inner=bool(marks)), []))
        elif name == "EMC":
            mcid, said = marks.pop()
            if mcid is not None:
                yield home, mcid, "".join(said)
        elif name == "Tf":
            font = _to_unicode(home.Resources.Font[str(operands[0])])
        elif name == "Do" and not marks:
            yield from _marked(home.Resources.XObject[str(operands[0])])
        elif name in ("Tj", "TJ"):
            marks[0][1].append(_decoded(operands[0], font))
        else:
            assert marks or name not in _PAINTING, f"{name} outside of all marks"


def _mcid(operands: Any, *, is_inner: bool) -> int | None:
    """Read the number of a mark; an artifact has none, nor has a mark in another."""
    mcid = operands[1].get("/MCID") if len(operands) > 1 else None
    assert (mcid is None) is (is_inner or str(operands[0]) == "/Artifact")
    return None if mcid is None else int(mcid)


#: What paints (ISO 32000-1, table 51), besides text.
_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "sh"}


def _to_unicode(font: Any) -> dict[int, str]:
    lines = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"^<(\w+)> <(\w+)>$", lines, re.MULTILINE)
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs
    }


def _decoded(shown: Any, font: dict[int, str]) -> str:
    strings = [shown] if isinstance(shown, pikepdf.String) else shown
    codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    pairs = zip(codes[::2], codes[1::2], strict=True)
    said = "".join(font.get(high << 8 | low, "") for high, low in pairs)
    return said.replace("\u200f", "")  # a help for readers that the text layer gives


def _render(body: str, standard: Standard = DEFAULT_STANDARD) -> bytes:
    made = FORMATS["pdf"].render(_PAGE.format(body), PLACE, standard)
    assert made.findings == ()
    return made.data


def tree_in_words(body: str) -> str:
    """Render a page and write its tag tree for people."""
    standard = STANDARDS["ua-2"] if body.startswith(_UA2) else DEFAULT_STANDARD
    with pikepdf.open(io.BytesIO(_render(body, standard))) as pdf:
        tree = TagTree(pdf)
        lines = "".join(f"{line}\n" for line in tree.lines())
        assert tree.seen == tree.marked.keys(), "content that no element has"
        return lines


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda p: p.stem)
def test_the_tags_of_a_page(path: Path) -> None:
    """The tree has what the golden file says, and all of the page's content."""
    said = tree_in_words(path.read_text())
    golden = path.with_suffix(".txt")
    if os.environ.get("TPDOCS_WRITE_CASES"):
        golden.write_text(said)
    assert said == golden.read_text()


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda p: p.stem)
@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.name)
def test_the_page_keeps_to_its_standards(path: Path, standard: Standard) -> None:
    """veraPDF finds no fault in any page, by any of the standards that it claims."""
    data = _render(path.read_text(), standard)
    for check in standard.checks:
        verdict = check_conformance(data, PLACE, check)
        assert verdict.outcome is Outcome.PASS, verdict.findings
