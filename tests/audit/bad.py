"""Files that break a reader: damaged, locked, endless, huge or plainly absurd."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from audit.files import change, draw, elements, font_of, good, saved

__all__ = ["DAMAGED", "ODD", "bomb", "locked", "many_pages"]

How = Callable[[Any], object]
_GIGABYTE = 1 << 30


def locked(user: str, owner: str) -> bytes:
    """Give a file that is encrypted."""
    with pikepdf.open(io.BytesIO(good())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(user=user, owner=owner))


def many_pages(count: int, *, has_text: bool) -> bytes:
    """Give a file of many pages: blank, or with the tags and the text of one."""

    def how(pdf: Any) -> None:
        if not has_text:
            del pdf.Root.StructTreeRoot
        for _ in range(count - 1):
            if has_text:
                pdf.pages.append(pdf.pages[0])
            else:
                pdf.add_blank_page()

    def tag(pdf: Any) -> None:
        top = next(elements(pdf, "Document"))
        for page in list(pdf.pages)[1:]:
            kid = Dictionary(Type=Name.StructElem, S=Name.P, P=top, Pg=page.obj, K=1)
            top.K.append(pdf.make_indirect(kid))

    made = change(good(), how)
    return change(made, tag) if has_text else made


def _zeros(layers: int = 1) -> bytes:
    """Pack a gigabyte of zeros, made of one block many times, and pack that again."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = (_GIGABYTE % 65521 << 16) + 1  # Adler-32 of zeros
    packed = b"\x78\xda" + block * (_GIGABYTE >> 20) + b"\x03\0"
    packed += check.to_bytes(4, "big")
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    return packed


def _packed(pdf: Any, layers: int = 1, **entries: object) -> Any:
    stream = pikepdf.Stream(pdf, _zeros(layers))
    filters = Array([Name.FlateDecode] * layers)
    for key, value in {"Filter": filters, **entries}.items():
        stream[f"/{key}"] = value
    return stream


def bomb(where: str) -> bytes:
    """Give a small file with a stream that unpacks to a gigabyte."""
    made: dict[str, How] = {
        # Under a name of the same length: pikepdf unpacks all metadata.
        "metadata": lambda pdf: _set(
            pdf.Root, "/Metadatx", _packed(pdf, Type=Name.Metadatx, Subtype=Name.XML)
        ),
        "content": lambda pdf: _set(pdf.pages[0].obj, "/Contents", _packed(pdf)),
        "nested": lambda pdf: _set(pdf.pages[0].obj, "/Contents", _packed(pdf, 3)),
        "map": lambda pdf: _set(font_of(pdf), "/ToUnicode", _packed(pdf)),
        "image": lambda pdf: _image(pdf, _packed(pdf)),
        "unused": lambda pdf: _set(pdf.Root, "/Extra", _packed(pdf)),
        "abbreviated": lambda pdf: _set(
            pdf.Root, "/Extra", _packed(pdf, Filter=Array([Name("/Fl")]))
        ),
    }
    if where == "objects":
        return _object_stream()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        made[where](pdf)
        level = pikepdf.StreamDecodeLevel.none
        data = saved(pdf, stream_decode_level=level, compress_streams=False)
    return data.replace(b"/Metadata", b"/Metadaty").replace(b"/Metadatx", b"/Metadata")


def _set(thing: Any, key: str, value: object) -> None:
    thing[key] = value


def _image(pdf: Any, stream: Any) -> None:
    for key, value in {
        "/Subtype": Name.Image,
        "/Width": 32768,
        "/Height": 32768,
        "/BitsPerComponent": 8,
        "/ColorSpace": Name.DeviceGray,
    }.items():
        stream[key] = value
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary(I=stream)
    draw(pdf, b"/Artifact BMC q 99 0 0 99 0 0 cm /I Do Q EMC")


def _object_stream() -> bytes:
    """Put the catalog into an object stream of a gigabyte."""
    catalog = zlib.compressobj(9, wbits=-15)
    start = catalog.compress(b"2 0 <</Type/Catalog/Pages 3 0 R>>")
    data = b"\x78\xda" + start + catalog.flush(zlib.Z_FULL_FLUSH) + _zeros()[2:]
    head = f"1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(data)}>>"
    body = b"%PDF-1.7\n" + head.encode() + b"stream\n" + data + b"\nendstream endobj\n"
    pages = len(body)
    body += b"3 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj\n"
    one = len(body)
    body += b"4 0 obj<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>endobj\n"
    at = len(body)
    rows = [(0, 0, 0), (1, 9, 0), (2, 1, 0), (1, pages, 0), (1, one, 0), (1, at, 0)]
    table = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + bytes([last])
        for kind, where, last in rows
    )
    head = f"5 0 obj<</Type/XRef/Size 6/W[1 4 1]/Root 2 0 R/Length {len(table)}>>"
    body += head.encode() + b"stream\n" + table + b"\nendstream endobj\n"
    return body + f"startxref\n{at}\n%%EOF\n".encode()


def _kid(key: str, value: object) -> How:
    """Change the first paragraph's element."""
    return lambda pdf: _set(next(elements(pdf, "P")), key, value)


def _own_child(pdf: Any) -> None:
    paragraph = next(elements(pdf, "P"))
    paragraph.K = Array([paragraph])


def _own_grandchild(pdf: Any) -> None:
    item = next(elements(pdf, "LI"))
    item.K[0].K = Array([next(elements(pdf, "L"))])


def _deep(pdf: Any) -> None:
    inner = Dictionary(S=Name.P)
    for _ in range(5_000):
        inner = pdf.make_indirect(Dictionary(S=Name.Sect, K=inner))
    next(elements(pdf, "Document")).K.append(inner)


def _shared(pdf: Any) -> None:
    """Let each of 60 elements hold the next one twice: 2 to the 60th in all."""
    inner = pdf.make_indirect(Dictionary(S=Name.P))
    for _ in range(60):
        inner = pdf.make_indirect(Dictionary(S=Name.Sect, K=Array([inner, inner])))
    next(elements(pdf, "Document")).K.append(inner)


def _ring_of_roles(pdf: Any) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(A=Name.B, B=Name.C, C=Name.A)
    next(elements(pdf, "P")).S = Name.A


def _ring_of_numbers(pdf: Any) -> None:
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree])
    pdf.Root.StructTreeRoot.ParentTree = tree


def _ring_of_labels(pdf: Any) -> None:
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree])
    pdf.Root.PageLabels = tree


def _ring_of_bookmarks(pdf: Any) -> None:
    first = pdf.Root.Outlines.First
    first.Next = first


def _ring_of_forms(pdf: Any) -> None:
    form = pdf.make_stream(b"/X Do /X Do BT ET")
    form.Subtype, form.Type = Name.Form, Name.XObject
    form.BBox = Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary(X=form)
    draw(pdf, b"/Artifact BMC /X Do EMC")


def _map(data: bytes) -> How:
    return lambda pdf: _set(font_of(pdf), "/ToUnicode", pdf.make_stream(data))


def _resources(key: str, value: object) -> How:
    return lambda pdf: _set(pdf.pages[0].obj.Resources, key, value)


def _page(key: str, value: object) -> How:
    return lambda pdf: _set(pdf.pages[0].obj, key, value)


def _without(key: str) -> How:
    return lambda pdf: pdf.pages[0].obj.__delitem__(key)


def _drawn(content: bytes) -> How:
    return lambda pdf: draw(pdf, content)


def _font(key: str, value: object) -> How:
    return lambda pdf: _set(font_of(pdf), key, value)


def _root(key: str, value: object) -> How:
    return lambda pdf: _set(pdf.Root, key, value)


#: Files that open, with something in them that makes no sense: what is done to them.
ODD: dict[str, How] = {
    "tree is a number": _root("/StructTreeRoot", 5),
    "tree holds a number": lambda pdf: _set(pdf.Root.StructTreeRoot, "/K", 5),
    "tree holds a name": lambda pdf: _set(pdf.Root.StructTreeRoot, "/K", Name.X),
    "element holds a page": lambda pdf: _set(
        next(elements(pdf, "P")), "/K", pdf.pages[0].obj
    ),
    "element without a type": lambda pdf: next(elements(pdf, "P")).__delitem__("/S"),
    "type is a number": _kid("/S", 7),
    "type is a string": _kid("/S", String("P")),
    "type is odd": _kid("/S", Name("/P#\x7f\xff")),
    "page of nothing": _kid("/Pg", Dictionary()),
    "page is a number": _kid("/Pg", 7),
    "content number is a string": _kid(
        "/K", Array([Dictionary(Type=Name.MCR, MCID=String("0"))])
    ),
    "content number is missing": _kid("/K", Dictionary(Type=Name.MCR)),
    "content number is a fraction": _kid("/K", Array([1.5, -1, 1 << 40])),
    "object is missing": _kid("/K", Dictionary(Type=Name.OBJR)),
    "object is a number": _kid("/K", Dictionary(Type=Name.OBJR, Obj=5)),
    "language is a number": _kid("/Lang", 5),
    "attributes are a number": _kid("/A", 5),
    "attributes are odd": _kid("/A", Array([5, Dictionary(ColSpan=String("x")), 0])),
    "words are a name": _kid("/ActualText", Name.X),
    "element in itself": _own_child,
    "element in its grandchild": _own_grandchild,
    "elements 5,000 deep": _deep,
    "elements shared": _shared,
    "ring of roles": _ring_of_roles,
    "roles are numbers": lambda pdf: _set(
        pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(P=5)
    ),
    "ring of numbers": _ring_of_numbers,
    "ring of page labels": _ring_of_labels,
    "page labels are odd": _root("/PageLabels", Dictionary(Nums=Array([String("x")]))),
    "page labels are a number": _root("/PageLabels", 5),
    "ring of bookmarks": _ring_of_bookmarks,
    "bookmark is a number": lambda pdf: _set(pdf.Root.Outlines, "/First", 5),
    "bookmark title is a number": lambda pdf: _set(
        pdf.Root.Outlines.First, "/Title", 5
    ),
    "ring of forms": _ring_of_forms,
    "no map": lambda pdf: font_of(pdf).__delitem__("/ToUnicode"),
    "map is rubbish": _map(b"\xff\x00<zz> beginbfchar <0> <1 endbfchar" * 99),
    "map of a huge range": _map(
        b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange "
        b"<00000000> <ffffffffffffffffffffffff> <0000> endbfrange "
    ),
    "map with huge codes": _map(b"<" + b"f" * 200_000 + b"> <0041> endbfchar"),
    "map with huge texts": _map(
        b"<0000> <ffff> <" + b"0041" * 2_000 + b"> endbfrange"
    ),
    "map with lists": _map(b"[<00>] [<01>] [<02>] endbfrange [<00>] <41> endbfchar"),
    "map is a name": _font("/ToUnicode", Name("/Identity-H")),
    "encoding is a number": _font("/Encoding", 5),
    "descendants are odd": _font("/DescendantFonts", Array([5])),
    "font is a number": lambda pdf: _set(
        pdf.pages[0].obj.Resources.Font, next(iter(pdf.pages[0].resources.Font)), 5
    ),
    "simple font with odd differences": lambda pdf: draw(
        pdf,
        b"/Artifact BMC BT /F 9 Tf (ab) Tj ET EMC",
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            Encoding=Dictionary(Differences=Array([String("x"), Name.A, 1.5, Name.B])),
        ),
    ),
    "fonts are a number": _resources("/Font", 5),
    "resources are a number": _page("/Resources", 5),
    "no resources": _without("/Resources"),
    "no page size": _without("/MediaBox"),
    "page size is odd": _page("/MediaBox", Array([0, 0, String("x"), Name.X])),
    "page size is empty": _page("/MediaBox", Array([0, 0, 0, 0])),
    "page size is huge": _page("/MediaBox", Array([0, 0, 10**9, 10**9])),
    "page is long": _page("/MediaBox", Array([0, 0, 14_400, 14_400])),
    "page size is a billion": _page("/MediaBox", Array([-(10**12), 0, 10**12, 9])),
    "unit is huge": _page("/UserUnit", 10**9),
    "contents are a number": _page("/Contents", 5),
    "no contents": _without("/Contents"),
    "contents are rubbish": lambda pdf: _set(
        pdf.pages[0].obj, "/Contents", pdf.make_stream(bytes(range(256)) * 50)
    ),
    "annotations are a number": _page("/Annots", 5),
    "annotations are odd": _page(
        "/Annots", Array([5, Name.X, Array([]), Dictionary()])
    ),
    "link without a place": _page("/Annots", Array([Dictionary(Subtype=Name.Link)])),
    "link with an odd place": _page(
        "/Annots", Array([Dictionary(Subtype=Name.Link, Rect=Array([Name.X, 1, 2, 3]))])
    ),
    "link of numbers": _page(
        "/Annots", Array([Dictionary(Subtype=5, Contents=5, A=Dictionary(URI=5))])
    ),
    "unbalanced": _drawn(b"Q Q Q q q EMC EMC /Artifact BMC BDC BMC q"),
    "operators without operands": _drawn(b"Tj TJ ' \" Tf Do BDC gs cm re f BI ID EI"),
    "operands of other types": _drawn(
        b"(x) Tf /Artifact BMC 5 Tj [5 /X [(a)]] TJ 5 Do /X Do <</A 1>> Do EMC "
        b"/Span <</MCID (x)>> BDC EMC /Span /Nothing BDC EMC /Span 5 BDC EMC"
    ),
    "100,000 operators": _drawn(
        b"/Artifact BMC " + b"0 0 m 9 9 l S\n" * 33_000 + b"EMC"
    ),
    "100,000 texts": lambda pdf: draw(
        pdf,
        b"/Artifact BMC BT /F 9 Tf " + b"1 1 Td <0044> Tj\n" * 50_000 + b"ET EMC",
        font_of(pdf),
    ),
    "50,000 marks": _drawn(b"/Artifact BMC " * 50_000),
    "huge numbers": lambda pdf: draw(
        pdf,
        b"/Artifact BMC BT /F 1e300 Tf 999999999999999999999 0 0 nan 1e38 inf Tm "
        b"<00440044> Tj ET 1e30 -1e30 1e38 1e38 re f EMC",
        font_of(pdf),
    ),
    "names of odd bytes": _drawn(b"/A#00#ff\xff\xfe BMC /\x80\x81 Do EMC"),
    "metadata is rubbish": lambda pdf: _set(
        pdf.Root, "/Metadata", pdf.make_stream(b"<x>&a;" + b"\xff" * 99)
    ),
    "metadata is a number": _root("/Metadata", 5),
    "metadata laughs": lambda pdf: _set(
        pdf.Root,
        "/Metadata",
        pdf.make_stream(
            b'<!DOCTYPE l [<!ENTITY a "' + b"l" * 9_999 + b'">'
            + b"".join(
                b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 99)
                for n in range(9)
            )
            + b"]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&j;</x:xmpmeta>"
        ),
    ),
    "preferences are a number": _root("/ViewerPreferences", 5),
    "marks are a number": _root("/MarkInfo", 5),
    "language of the file is a number": _root("/Lang", 5),
    "names are a number": _root("/Names", 5),
}  # fmt: skip


def _raw(*objects: bytes) -> bytes:
    """Put objects, numbered from 1, into a file without a table of them."""
    body = b"".join(b"%d 0 obj%sendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 9>>\n%%EOF\n"


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
#: Files that are none, or hardly one.
DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "rubbish": b"rubbish",
    "zeros": bytes(5_000),
    "a zip": b"PK\x03\x04" + bytes(500),
    "a head": b"%PDF-1.7\n",
    "head and end": b"%PDF-1.7\n%%EOF\n",
    "no pages": _raw(_CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"),
    "pages of nothing": _raw(_CATALOG),
    "pages hold themselves": _raw(_CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 9>>"),
    "pages hold a number": _raw(_CATALOG, b"<</Type/Pages/Kids[5]/Count 1>>"),
    "pages in a ring": _raw(
        _CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
    ),
    "catalog is a number": _raw(b" 5 "),
    "no catalog": b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n",
    "brackets": b"%PDF-1.7\n1 0 obj" + b"[" * 50_000 + b"\nendobj\n%%EOF\n",
    "dictionaries": b"%PDF-1.7\n1 0 obj" + b"<</A" * 50_000 + b"\nendobj\n%%EOF\n",
}
