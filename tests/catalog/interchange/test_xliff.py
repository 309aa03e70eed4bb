"""XLIFF 2.0: what we write is as the standard has it; what tools make of it is read."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, tostring

import pytest
from defusedxml.ElementTree import fromstring
from shipped import ARABIC, SPANISH

from tpdocs.catalog import Entry, PoFile
from tpdocs.catalog.interchange import Parcel, Stage, Unit, pack
from tpdocs.catalog.interchange.xliff_read import parse_xliff
from tpdocs.catalog.interchange.xliff_write import NAMESPACE, format_xliff

ENGLISH = "**Call** [us](https://example.org/a?b=1&c=2) at {clinic_phone}."
SPANISH_TEXT = "**Llame** al {clinic_phone}, o [aquí](https://example.org/a?b=1&c=2)."
CATALOG = PoFile(
    entries=(
        Entry(
            msgid=ENGLISH,
            msgstr=SPANISH_TEXT,
            comments=("paragraph, under “Help”", "Say it plainly."),
            translator_comments=("formal",),
        ),
        Entry(
            msgid="Rest for 2 days.",
            msgstr="Descanse 1 día.",
            flags=frozenset({"fuzzy"}),
            previous="Rest for 1 day.",
            context="home",
        ),
        Entry(msgid="Sleep \x0b well."),
    )
)
#: Children of an element, in the order of the OASIS schema xliff_core_2.0.xsd, with the
#: attributes that an element must have and those that it may have.
SHAPE: dict[str, tuple[str, set[str], set[str]]] = {
    "xliff": ("file", {"version", "srcLang"}, {"trgLang"}),
    "file": (
        "notes unit",
        {"id"},
        {"original", "canResegment", "srcDir", "trgDir", "space"},
    ),
    "unit": ("notes originalData segment", {"id"}, {"stage", "text"}),
    "notes": ("note", set(), set()),
    "note": ("", set(), {"category"}),
    "originalData": ("data", set(), set()),
    "data": ("cp", {"id"}, set()),
    "segment": ("source target", set(), {"state", "subState"}),
    "source": ("*", set(), set()),
    "target": ("*", set(), set()),
    "cp": ("", {"hex"}, set()),
    "ph": (
        "",
        {"id"},
        {"canCopy", "canDelete", "type", "subType", "equiv", "disp", "dataRef"},
    ),
    "pc": (
        "*",
        {"id"},
        {"canCopy", "canDelete", "type", "subType", "dataRefStart", "dataRefEnd"},
    ),
}
INLINE = "cp ph pc"


def local(name: str) -> str:
    return name.rpartition("}")[2]


def hold_to_shape(element: Element) -> None:
    """Hold an element to the order and the attributes of the schema."""
    children, required, optional = SHAPE[local(element.tag)]
    names = (INLINE if children == "*" else children).split()
    found = [local(child.tag) for child in element]
    assert set(found) <= set(names)
    if children != "*":
        assert found == sorted(found, key=names.index)
    given = {local(name) for name in element.attrib}
    assert required <= given <= required | optional, element.tag
    for child in element:
        hold_to_shape(child)


def sent(catalog: PoFile = CATALOG) -> Element:
    root: Element = fromstring(
        format_xliff(pack(catalog, "sore-neck", SPANISH), SPANISH)
    )
    return root


def read(root: Element) -> Parcel:
    checked = parse_xliff(tostring(root), "x.xlf")
    assert checked.value is not None, checked.findings
    assert checked.findings == ()
    return checked.value


def find(root: Element, path: str) -> Element:
    found = root.find("/".join(f".//{{{NAMESPACE}}}{part}" for part in path.split()))
    assert found is not None
    return found


def fill(root: Element, inner: str, number: int = 0) -> Element:
    """Put XML into the target of a unit, in place of what is there."""
    unit = root.findall(f".//{{{NAMESPACE}}}unit")[number]
    segment = find(unit, "segment")
    for old in segment.findall(f"{{{NAMESPACE}}}target"):
        segment.remove(old)
    segment.append(fromstring(f'<target xmlns="{NAMESPACE}">{inner}</target>'))
    segment.set("state", "translated")
    return root


def test_the_file_has_the_shape_of_the_standard() -> None:
    """Elements, their order and attributes are those of the schema of the standard."""
    root = sent()
    hold_to_shape(root)
    assert root.attrib["version"] == "2.0"
    assert (root.attrib["srcLang"], root.attrib["trgLang"]) == ("en", "es")
    file = find(root, "file")
    assert file.attrib["original"] == "handouts/sore-neck.md"
    units = root.findall(f".//{{{NAMESPACE}}}unit")
    assert len({unit.attrib["id"] for unit in units}) == 3


def test_codes_obey_the_constraints_of_the_standard() -> None:
    """Data is there for each reference; a code has one id in English and Spanish."""
    for unit in sent().iter(f"{{{NAMESPACE}}}unit"):
        data = {d.attrib["id"] for d in unit.iter(f"{{{NAMESPACE}}}data")}
        by_id: dict[str, dict[str, str]] = {}
        for tag in ("ph", "pc"):
            for code in unit.iter(f"{{{NAMESPACE}}}{tag}"):
                refs = {v for k, v in code.attrib.items() if k.startswith("dataRef")}
                assert refs <= data
                assert by_id.setdefault(code.attrib["id"], code.attrib) == code.attrib


def test_markdown_is_protected() -> None:
    """A placeholder, bold and a link are codes: no mark of Markdown is left to type."""
    root = sent()
    assert "".join(find(root, "source").itertext()) == "Call us at ."
    placeholder = find(root, "source ph").attrib
    assert placeholder["equiv"] == "{clinic_phone}"
    assert placeholder["canDelete"] == "no"
    assert [d.text for d in find(root, "originalData")] == [
        "**",
        "[",
        "](https://example.org/a?b=1&c=2)",
        "{clinic_phone}",
    ]


@pytest.mark.parametrize(
    "markdown", ["2 * 3 * 4", "a_b_c", "[x] y", "**open", "{x}", "`code`", "***a*** b"]
)
def test_what_is_no_markup_is_text(markdown: str) -> None:
    """Nothing that the page shows as a sign is hidden from the translator."""
    root = sent(PoFile(entries=(Entry(msgid=markdown),)))
    assert "".join(find(root, "source").itertext()) == markdown


def test_states_and_notes_say_how_far_a_text_is() -> None:
    """A fuzzy text is initial, with a note of the English that it was made for."""
    root = sent()
    segments = list(root.iter(f"{{{NAMESPACE}}}segment"))
    assert [(s.get("state"), s.get("subState")) for s in segments] == [
        ("translated", None),
        ("initial", "tpdocs:to-check"),
        ("initial", None),
    ]
    notes = {
        (note.get("category"), note.text) for note in root.iter(f"{{{NAMESPACE}}}note")
    }
    assert notes == {
        ("where", "paragraph, under “Help”"),
        ("note", "Say it plainly."),
        ("note", "formal"),
        ("context", "home"),
        ("previous-english", "Translated when the English was: Rest for 1 day."),
    }


def test_a_right_to_left_language_is_said() -> None:
    """The target of Arabic runs from right to left."""
    root = fromstring(format_xliff(pack(CATALOG, "sore-neck", ARABIC), ARABIC))
    assert find(root, "file").attrib["trgDir"] == "rtl"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        # As we wrote it, in another order.
        ('<ph id="3" dataRef="d4"/><pc id="2" dataRefStart="d2" dataRefEnd="d3">b</pc>',
         "{clinic_phone}[b](https://example.org/a?b=1&amp;c=2)"),
        # No reference to data: the id of the English tells.
        ('<pc id="1">a</pc> <ph id="3"/>', "**a** {clinic_phone}"),
        # A pair cut in two, as tools do that cut a text into segments.
        ('<sc id="1" dataRef="d1"/>a<ec startRef="1" dataRef="d1"/>', "**a**"),
        ('<sc id="1"/>a<ec startRef="1"/>', "**a**"),
        ('<sc id="1"/>a<ec id="1" isolated="yes"/>', "**a**"),
        # A copy, a mark, a character that XML cannot hold, a comment.
        ('<ph id="3"/> <ph id="9" copyOf="3"/>', "{clinic_phone} {clinic_phone}"),
        ('a <mrk id="m1" type="term">b <pc id="1">c</pc></mrk>', "a b **c**"),
        ('a<cp hex="000B"/>b<!-- c --> d', "a\x0bb d"),
        # Markdown that a translator typed.
        ("**a** {clinic_phone}", "**a** {clinic_phone}"),
        # A code of the tool's own, with what it stands for.
        ('<ph id="x1" equiv="{clinic_phone}"/>', "{clinic_phone}"),
    ],
)  # fmt: skip
def test_codes_come_back_as_markdown(inner: str, text: str) -> None:
    """Whichever way a tool writes a code, the Markdown is what it was."""
    root = sent()
    ids = {c.get("equiv", ""): c.attrib["id"] for c in root.iter(f"{{{NAMESPACE}}}ph")}
    data = {d.text: d.attrib["id"] for d in root.iter(f"{{{NAMESPACE}}}data")}
    assert ids["{clinic_phone}"] == "3"
    assert data["{clinic_phone}"] == "d4"
    unit = read(fill(root, inner)).units[0]
    assert unit.msgstr == text.replace("&amp;", "&")
    assert unit.msgid == ENGLISH


def test_a_code_that_nothing_explains_is_said() -> None:
    """A text that would lose a code is left as it is, with a finding."""
    checked = parse_xliff(tostring(fill(sent(), 'a <ph id="99"/> b')), "x.xlf")
    assert checked.value is not None
    assert checked.value.units[0].msgstr == ""
    (finding,) = checked.findings
    assert finding.rule == "catalog/import-part"
    assert finding.place.path == "x.xlf"
    assert finding.place.line is not None


def cut(root: Element, *segments: str) -> Element:
    """Put segments in place of the first unit's."""
    unit = find(root, "unit")
    unit.remove(find(unit, "segment"))
    inside = "".join(segments)
    unit.extend(fromstring(f'<unit xmlns="{NAMESPACE}">{inside}</unit>'))
    return root


@pytest.mark.parametrize(
    ("segments", "text"),
    [
        (("<segment><source>A.</source><target>Uno.</target></segment>",
          "<ignorable><source> </source></ignorable>",
          "<segment><source>B.</source><target>Dos.</target></segment>"), "Uno. Dos."),
        (('<segment><source>A</source><target order="2">Uno</target></segment>',
          '<segment><source>B</source><target order="1">Dos</target></segment>'),
         "DosUno"),
        (("<segment><source>A</source></segment>",
          "<segment><source>B</source></segment>"), ""),
    ],
)  # fmt: skip
def test_segments_are_put_together(segments: tuple[str, ...], text: str) -> None:
    """A tool may cut a text into segments, and say in which order they come."""
    assert read(cut(sent(), *segments)).units[0].msgstr == text


def test_half_a_translation_is_none() -> None:
    """A segment without a target leaves the message as it is, with a finding."""
    one = "<segment><source>A.</source><target>Uno.</target></segment>"
    two = "<segment><source>B.</source></segment>"
    checked = parse_xliff(tostring(cut(sent(), one, two)), "x.xlf")
    assert checked.value is not None
    assert checked.value.units[0].msgstr == ""
    assert [f.rule for f in checked.findings] == ["catalog/import-part"]


@pytest.mark.parametrize(
    ("attributes", "stage"),
    [
        ({}, Stage.TRANSLATED),
        ({"state": "translated"}, Stage.TRANSLATED),
        ({"state": "reviewed"}, Stage.REVIEWED),
        ({"state": "final"}, Stage.REVIEWED),
        ({"state": "final", "subState": "memoQ:x"}, Stage.REVIEWED),
        ({"state": "initial"}, Stage.CHECK),
        ({"state": "initial", "subState": "tpdocs:to-check"}, Stage.CHECK),
        ({"state": "initial", "subState": "tpdocs:machine"}, Stage.MACHINE),
    ],
)
def test_states_are_read(attributes: dict[str, str], stage: Stage) -> None:
    """initial is never taken for done; a file without states is."""
    root = fill(sent(), "Uno", number=1)
    segment = list(root.iter(f"{{{NAMESPACE}}}segment"))[1]
    segment.attrib.clear()
    segment.attrib.update(attributes)
    assert read(root).units[1].stage is stage


def test_newer_versions_are_read() -> None:
    """2.1 has the namespace of 2.0; 2.2 has the same core in its own."""
    text = format_xliff(pack(CATALOG, "sore-neck", SPANISH), SPANISH).decode()
    for version, space in (("2.1", NAMESPACE), ("2.2", f"{NAMESPACE[:-3]}2.2")):
        newer = text.replace('version="2.0"', f'version="{version}"')
        checked = parse_xliff(newer.replace(NAMESPACE, space).encode(), "x.xlf")
        assert checked.value is not None
        assert checked.value.units[0].msgstr == SPANISH_TEXT


def test_notes_of_the_agency_are_remarks() -> None:
    """What we wrote ourselves is not taken for theirs."""
    root = sent()
    notes = find(root, "notes")
    notes.append(fromstring(f'<note xmlns="{NAMESPACE}">Which phone?</note>'))
    assert read(root).units[0].remarks == ("Which phone?",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_encodings_of_xml_are_read(encoding: str) -> None:
    """An XML file names its encoding, and a tool may choose another one."""
    text = format_xliff(pack(CATALOG, "sore-neck", SPANISH), SPANISH).decode()
    named = encoding.removesuffix("-sig")
    text = text.replace("UTF-8", named).replace("“", "").replace("”", "")
    checked = parse_xliff(text.encode(encoding), "x.xlf")
    assert checked.value is not None, checked.findings
    assert checked.value.units[0].msgstr == SPANISH_TEXT


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="en">&b;</xliff>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="en">&a;</xliff>'
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _text: "", "not whole XML"),
        (lambda _text: "hello", "not whole XML"),
        (lambda text: text[: len(text) // 2], "not whole XML"),
        (lambda text: text.replace("<source>", "<source>\x00", 1), "not whole XML"),
        (lambda _text: BOMB, "entities"),
        (lambda _text: OUTSIDE, "entities"),
        (lambda _text: "<a/>", "not XLIFF 2"),
        (lambda text: text.replace(' trgLang="es"', ""), "trgLang"),
        (lambda text: text.replace("document:2.0", "document:1.2"), "XLIFF 1.2"),
        (lambda text: text.replace('encoding="UTF-8"', 'encoding="x-no"'), "encoding"),
        (lambda text: text.replace('hex="000B"', 'hex="G"'), "not XLIFF"),
        (lambda text: text.replace('hex="000B"', 'hex="FFFFFFFFFF"'), "not XLIFF"),
        (lambda text: text.replace('hex="000B"', 'hex="D800"'), "not XLIFF"),
        (lambda text: text.replace(" well.", "<pc id='1'>" * 9999 + "</pc>" * 9999),
         "nested"),
    ],
)  # fmt: skip
def test_bad_files_are_refused(change: Callable[[str], str], said: str) -> None:
    """One finding that says what is wrong and what to do; no exception."""
    text = format_xliff(pack(CATALOG, "sore-neck", SPANISH), SPANISH).decode()
    checked = parse_xliff(change(text).encode(), "x.xlf")
    assert checked.value is None
    (finding,) = checked.findings
    assert finding.rule == "catalog/import-file"
    assert said in finding.message
    assert "Ask" in finding.hint


def test_two_handouts_in_a_file_are_refused() -> None:
    """Which one a text is for could not be told."""
    root = sent()
    other = fromstring(tostring(find(root, "file")))
    other.set("original", "handouts/other.md")
    root.append(other)
    assert parse_xliff(tostring(root), "x.xlf").value is None


def test_a_tool_that_forgets_our_attributes_is_read() -> None:
    """Without the extension it is not known how a unit went out, and nothing fails."""
    root = sent()
    for unit in root.iter(f"{{{NAMESPACE}}}unit"):
        for name in [n for n in unit.attrib if n.startswith("{urn:tpdocs")]:
            del unit.attrib[name]
    units: tuple[Unit, ...] = read(root).units
    assert {unit.sent for unit in units} == {None}


def test_any_damaged_byte_is_a_finding_or_nothing() -> None:
    """A file with a byte changed is read, or refused; it never fails."""
    data = format_xliff(pack(CATALOG, "sore-neck", SPANISH), SPANISH)
    for place in range(len(data)):
        broken = data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :]
        checked = parse_xliff(broken, "x.xlf")
        assert checked.value is not None or checked.findings
