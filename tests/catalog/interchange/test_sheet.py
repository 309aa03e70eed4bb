"""Excel workbooks: what a translator sees, and what Excel and people do to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from shipped import ARABIC, SPANISH

from tpdocs.catalog import Entry, PoFile
from tpdocs.catalog.interchange import Parcel, Stage, pack
from tpdocs.catalog.interchange.sheet_read import parse_sheet
from tpdocs.catalog.interchange.sheet_write import format_sheet
from tpdocs.foundation import CatalogError

CATALOG = PoFile(
    entries=(
        Entry(msgid="Rest.", msgstr="Descanse.", comments=("paragraph", "Be kind.")),
        Entry(
            msgid="Rest for 2 days.",
            msgstr="Descanse 1 día.",
            flags=frozenset({"fuzzy"}),
            previous="Rest for 1 day.",
        ),
        Entry(msgid="Sleep well.", context="night"),
        Entry(msgid="= 5 mg", msgstr="=5 mg"),
    )
)
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://a.example","x")',
    "\t=1",
]
SHEET = "Translation"


def sent(catalog: PoFile = CATALOG) -> bytes:
    return format_sheet(pack(catalog, "sore-neck", SPANISH), SPANISH)


def edited(change: Callable[[Any], None], data: bytes | None = None) -> bytes:
    """Open a workbook, change it, and save it."""
    book = load_workbook(io.BytesIO(data or sent()))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> Parcel:
    checked = parse_sheet(data, "x.xlsx")
    assert checked.value is not None, checked.findings
    assert checked.findings == ()
    return checked.value


def test_a_translator_sees_what_they_need() -> None:
    """Number, place, English, translation, notes and state, with the head in sight."""
    sheet = load_workbook(io.BytesIO(sent()))[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Number", "Where", "English", "Translation", "Note", "State"]
    assert rows[1] == [
        "1",
        "paragraph",
        "Rest.",
        "Descanse.",
        "Be kind.",
        "translated",
    ]
    previous = "The English was: Rest for 1 day."
    assert rows[2][3:] == ["Descanse 1 día.", previous, "to check"]
    assert rows[3][3:] == [None, None, "to translate"]
    assert sheet.freeze_panes == "A2"
    assert all(c.alignment.wrap_text for row in sheet.iter_rows() for c in row)
    (states,) = sheet.data_validations.dataValidation
    assert states.formula1 == f'"{",".join(Stage)}"'
    assert str(states.sqref) == "F2:F5"


def test_the_english_is_protected_and_the_translation_open() -> None:
    """Only what a translator is asked for can be typed in; there is no password."""
    sheet = load_workbook(io.BytesIO(sent()))[SHEET]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    locked = {c.column_letter for c in sheet[2] if c.protection.locked}
    assert locked == {"A", "B", "C"}


def test_a_right_to_left_language_has_a_right_to_left_sheet() -> None:
    """Arabic reads from the right, and its English still from the left."""
    data = format_sheet(pack(CATALOG, "sore-neck", ARABIC), ARABIC)
    sheet = load_workbook(io.BytesIO(data))[SHEET]
    assert sheet.sheet_view.rightToLeft
    assert sheet["D2"].alignment.readingOrder == 2
    assert sheet["C2"].alignment.readingOrder == 1
    assert not load_workbook(io.BytesIO(sent()))[SHEET].sheet_view.rightToLeft


def test_what_a_row_is_stands_on_a_hidden_sheet() -> None:
    """Language, handout and messages; nothing that a translator has to look at."""
    book = load_workbook(io.BytesIO(sent()))
    assert book["tpdocs"].sheet_state == "hidden"
    assert book["tpdocs"]["B1"].value == "es"
    assert book["tpdocs"]["B2"].value == "sore-neck"
    assert book.active.title == SHEET


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(text: str) -> None:
    """Whatever it begins with, a cell is text, and stays text when it is edited."""
    book = load_workbook(io.BytesIO(sent(PoFile(entries=(Entry(msgid=text),)))))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert (cell.data_type, cell.number_format) == ("s", "@")
                    assert cell.quotePrefix
    assert (
        read(sent(PoFile(entries=(Entry(msgid=text, msgstr=text),)))).units[0].msgstr
        == text
    )


def test_a_formula_that_came_back_is_no_translation() -> None:
    """Nothing is ever worked out, and its text is none: it is left out, and said."""

    def change(book: Any) -> None:
        book[SHEET]["D4"].value = "=B4"
        assert book[SHEET]["D4"].data_type == "f"

    checked = parse_sheet(edited(change), "x.xlsx")
    assert checked.value is not None
    assert checked.value.units[2].msgstr == ""
    assert [f.rule for f in checked.findings] == ["catalog/import-cell"]


def test_rows_may_move_and_go() -> None:
    """A sorted sheet with a row less is the same texts, without the one."""

    def change(book: Any) -> None:
        sheet = book[SHEET]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, 4)
        for number, row in enumerate([rows[3], rows[0], rows[2]], 2):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type

    units = read(edited(change)).units
    assert [(u.msgid, u.msgstr) for u in units] == [
        ("= 5 mg", "=5 mg"),
        ("Rest.", "Descanse."),
        ("Sleep well.", ""),
    ]
    assert units[2].context == "night"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Duerma bien.", "Duerma bien."),
        ("Duerma bien. ", "Duerma bien. "),
        ("“Duerma” bien.", "“Duerma” bien."),
        ("uno\r\ndos", "uno\ndos"),
        ("uno_x000D_\ndos", "uno\ndos"),
        ("uno_x005F_x000D_dos", "uno_x000D_dos"),
        ("uno_xD83D_dos", "uno_xD83D_dos"),
        ("'=1", "'=1"),
    ],
)
def test_the_habits_of_excel(typed: str, text: str) -> None:
    """Ends of lines are a catalog's; spaces and quotes are left for the checks."""

    def change(book: Any) -> None:
        book[SHEET]["D4"].value = typed

    unit = read(edited(change)).units[2]
    assert (unit.msgstr, unit.stage) == (text, Stage.TRANSLATED)


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        ("to translate", Stage.TRANSLATED),
        ("", Stage.TRANSLATED),
        (None, Stage.TRANSLATED),
        ("Translated ", Stage.TRANSLATED),
        ("reviewed", Stage.REVIEWED),
        ("to check", Stage.CHECK),
        ("machine draft", Stage.MACHINE),
        ("done?", Stage.CHECK),
    ],
)
def test_states_are_read(state: str | None, stage: Stage) -> None:
    """Who fills in a text may forget the state; a state nobody knows is not done."""

    def change(book: Any) -> None:
        book[SHEET]["D4"].value = "Duerma."
        book[SHEET]["F4"].value = state

    assert read(edited(change)).units[2].stage is stage


def test_a_note_of_the_agency_is_a_remark() -> None:
    """What stood there before is not taken for theirs."""

    def change(book: Any) -> None:
        book[SHEET]["E2"].value = "Be kind.\nUsted, not tú."
        book[SHEET]["E4"].value = "Why at night?"

    units = read(edited(change)).units
    assert [unit.remarks for unit in units] == [
        ("Usted, not tú.",),
        (),
        ("Why at night?",),
        (),
    ]


def test_changed_english_is_noticed() -> None:
    """The sheet can be unlocked: the text that a translator saw is told."""

    def change(book: Any) -> None:
        book[SHEET]["C2"].value = "Rest a lot."

    units = read(edited(change)).units
    assert [unit.shown for unit in units] == ["Rest a lot.", None, None, None]
    assert units[0].msgid == "Rest."


@pytest.mark.parametrize("value", [5, 1.5, True])
def test_a_number_is_not_a_translation(value: object) -> None:
    """Excel may have changed what was typed: said, and left out."""

    def change(book: Any) -> None:
        book[SHEET]["D2"].value = value

    checked = parse_sheet(edited(change), "x.xlsx")
    assert checked.value is not None
    assert checked.value.units[0].msgstr == ""
    (finding,) = checked.findings
    assert (finding.rule, finding.place.line) == ("catalog/import-cell", 2)


@pytest.mark.parametrize("number", ["99", None, "x"])
def test_a_row_that_nobody_knows_is_said(number: str | None) -> None:
    """A row of the translator's own is not put anywhere."""

    def change(book: Any) -> None:
        book[SHEET]["A2"].value = number

    checked = parse_sheet(edited(change), "x.xlsx")
    assert checked.value is not None
    assert len(checked.value.units) == 3
    (finding,) = checked.findings
    assert (finding.rule, finding.place.line) == ("catalog/import-unknown", 2)


def test_row_numbers_may_become_numbers() -> None:
    """Some programs make numbers of what looks like one."""

    def change(book: Any) -> None:
        for row, value in ((2, 1), (3, 2.0)):
            book[SHEET].cell(row, 1).value = value

    assert [unit.msgid for unit in read(edited(change)).units][:2] == [
        "Rest.",
        "Rest for 2 days.",
    ]


def as_excel(name: str, content: bytes) -> bytes:
    """Put texts where Excel puts them: in a table, some in runs of type."""
    shared = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    text = content.decode()
    if name == "xl/worksheets/sheet1.xml":
        text = text.replace('t="inlineStr"><is><t>Descanse.</t></is>', 't="s"><v>0</v>')
    if name == "xl/_rels/workbook.xml.rels":
        link = f'<Relationship Id="s1" Type="{shared.decode()}/sharedStrings"'
        text = text.replace(
            "</Relationships>", f'{link} Target="sharedStrings.xml"/></Relationships>'
        )
    if name == "[Content_Types].xml":
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}'
        text = text.replace("</Types>", f'{part}.sharedStrings+xml"/></Types>')
    return text.encode()


def test_texts_as_excel_saves_them() -> None:
    """Shared strings, runs of different type, and its way to write a line's end."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = (
        f'<sst xmlns="{space}" count="1" uniqueCount="1"><si>'
        '<r><t xml:space="preserve">Repose </t></r>'
        "<r><rPr><b/></rPr><t>ya._x000D_\nHoy.</t></r></si></sst>"
    )
    data = packed(as_excel, {"xl/sharedStrings.xml": strings.encode()})
    assert read(data).units[0].msgstr == "Repose ya.\nHoy."


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    """openpyxl would cut it off without a word."""
    long = PoFile(entries=(Entry(msgid="a" * 32_768),))
    with pytest.raises(CatalogError, match="longer than a cell"):
        sent(long)


def packed(
    change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None
) -> bytes:
    """Change the parts of a workbook as bytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sent())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


def _bomb(name: str, content: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return content
    head = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    return head + content.replace(b"Descanse.", b"&b;")


def _huge(name: str, content: bytes) -> bytes:
    return bytes(60_000_000) if name.endswith("theme1.xml") else content


def _torn(name: str, content: bytes) -> bytes:
    return content[: len(content) // 2] if name.endswith("sheet1.xml") else content


def _without(column: str) -> bytes:
    def change(book: Any) -> None:
        book[SHEET][column].value = "Something"

    return edited(change)


def _deleted(name: str) -> bytes:
    return edited(lambda book: book.remove(book[name]))


def _renamed(name: str) -> bytes:
    return edited(lambda book: setattr(book[name], "title", "Traducción"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "not a whole .xlsx"),
        (lambda: b"hello", "not a whole .xlsx"),
        (lambda: sent()[:2000], "not a whole .xlsx"),
        (lambda: sent()[:-30], "not a whole .xlsx"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (lambda: packed(_bomb), "not a whole .xlsx"),
        (lambda: packed(_torn), "not a whole .xlsx"),
        (lambda: packed(_huge), "50 MB"),
        (lambda: _without("C1"), "columns English are missing"),
        (lambda: _without("F1"), "columns State are missing"),
        (lambda: _deleted("tpdocs"), "hidden"),
        (lambda: _renamed(SHEET), "hidden"),
    ],
)
def test_bad_files_are_refused(make: Callable[[], bytes], said: str) -> None:
    """One finding that says what is wrong and what to do; no exception."""
    checked = parse_sheet(make(), "x.xlsx")
    assert checked.value is None
    (finding,) = checked.findings
    assert finding.rule == "catalog/import-file"
    assert said in finding.message
    assert "Ask" in finding.hint


def test_any_damaged_byte_is_a_finding_or_nothing() -> None:
    """A workbook with a byte changed is read, or refused; it never fails."""
    data = sent()
    for place in range(0, len(data), 97):
        broken = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        checked = parse_sheet(broken, "x.xlsx")
        assert checked.value is not None or checked.findings
