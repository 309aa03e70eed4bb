"""``tpdocs contact-sheet``: every page of every built PDF on one picture a language."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tpdocs.build import check_room, make_contact_sheet, read_manifest
from tpdocs.foundation import UsageError

Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.slow


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return picture.size


def _longest(dist: Path, tag: str) -> tuple[int, int, int]:
    """Return the files, all pages, and the most pages of a file, of a language."""
    files = json.loads((dist / "manifest.json").read_text())["files"]
    counts = [f["pages"] for f in files if f["format"] == "pdf"]
    own = [f["pages"] for f in files if f["format"] == "pdf" and f["language"] == tag]
    assert len(own) < len(counts)
    return len(own), sum(own), max(own)


def test_each_language_has_a_picture_of_all_pages(run: Run, built: Path) -> None:
    """A row for each file, as wide as the longest; and a second run writes it anew."""
    code, out, err = run("-C", built, "contact-sheet")
    assert (code, err) == (0, "")
    folder = built / "dist-contact"
    for tag in ("en", "es", "ar"):
        files, pages, most = _longest(built / "dist", tag)
        assert f"{tag}.png: {files} files, {pages} pages" in out
        width, height = _size(folder / f"{tag}.png")
        assert width == most * 312 + 12
        # Letter and its label: 300 by 389 and 22 pixels, and a gap of 12.
        assert height == pytest.approx(files * (389 + 22 + 12) + 12, abs=files)
    first = (folder / "en.png").read_bytes()
    assert run("-C", built, "contact-sheet", "--lang", "en")[0] == 0
    assert (folder / "en.png").read_bytes() == first
    assert sorted(p.name for p in folder.iterdir()) == ["ar.png", "en.png", "es.png"]


def test_a_page_is_on_the_picture(run: Run, built: Path, tmp_path: Path) -> None:
    """White paper below its label, on the grey ground; only the language asked for."""
    out = tmp_path / "out"
    assert run("-C", built, "contact-sheet", "--lang", "es", "--out", out)[0] == 0
    assert [p.name for p in out.iterdir()] == ["es.png"]
    with Image.open(out / "es.png") as picture:
        assert picture.getpixel((2, 2)) == (0xB8, 0xBE, 0xC2)
        assert picture.getpixel((15, 40)) == (255, 255, 255)
        label = picture.crop((12, 12, 312, 34)).convert("L")
        assert min(label.tobytes()) < 60


def test_before_a_build_it_says_what_to_do(run: Run, project: Path) -> None:
    """Usage error, the next step, and no folder left behind."""
    code, _, err = run("-C", project, "contact-sheet")
    assert code == 2
    assert "there are no PDF files of a build in" in err
    assert "Run 'tpdocs build'" in err
    assert not (project / "dist-contact").exists()


def test_a_language_that_was_not_built_is_named(run: Run, built: Path) -> None:
    """The language is known, but no PDF of it is there."""
    code, _, err = run("-C", built, "contact-sheet", "--lang", "vi")
    assert code == 2
    assert "the last build made no PDF in vi" in err
    assert "tpdocs build --lang vi" in err


@pytest.mark.parametrize("damage", ["cut short", "no PDF", "locked", "gone"])
def test_a_damaged_file_is_reported_and_others_are_shown(
    run: Run, built: Path, damage: str
) -> None:
    """It has a row with its name, a finding, and code 1; all others are drawn."""
    files, pages, _ = _longest(built / "dist", "en")
    path = built / "dist" / "sore-neck" / "sore-neck.en.pdf"
    with pikepdf.open(path) as pdf:
        own = len(pdf.pages)
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(user="a", owner="b"))
    whole = path.read_bytes()
    data = {
        "cut short": whole[: len(whole) // 3],
        "no PDF": b"hello",
        "locked": stream.getvalue(),
    }
    path.unlink()
    if damage in data:
        path.write_bytes(data[damage])
    code, out, err = run("-C", built, "contact-sheet", "--lang", "en")
    assert code == 1
    assert f"en.png: {files} files, {pages - own} pages" in out
    printed = out + err
    assert "dist/sore-neck/sore-neck.en.pdf: error:" in printed
    assert "[build/contact-sheet]" in printed
    assert "Run 'tpdocs build' again" in printed


def test_a_picture_of_somebody_else_is_kept(
    run: Run, built: Path, tmp_path: Path
) -> None:
    """What no contact sheet left is not overwritten, be it a picture or not."""
    mine = tmp_path / "en.png"
    Image.new("RGB", (9, 9)).save(mine)
    for data in (mine.read_bytes(), b"notes"):
        mine.write_bytes(data)
        code, _, err = run(
            "-C", built, "contact-sheet", "--lang", "en", "--out", tmp_path
        )
        assert code == 2
        assert "is no contact sheet; it was not touched" in err
        assert mine.read_bytes() == data
        with pytest.raises(UsageError):
            check_room(mine)


def test_a_long_file_takes_several_rows_and_says_what_is_missing(built: Path) -> None:
    """Twelve pages a row, sixty at most; that there are more is a finding."""
    dist = built / "dist"
    records = read_manifest(dist).files
    record = records["sore-neck/sore-neck.en.pdf"]
    with pikepdf.open(dist / record.path, allow_overwriting_input=True) as pdf:
        for _ in range(70):
            pdf.pages.append(pdf.pages[0])
        count = len(pdf.pages)
        pdf.save(dist / record.path)
    sheet = make_contact_sheet(dist, [record])
    assert (sheet.files, sheet.pages) == (1, 60)
    assert [found.message for found in sheet.findings] == [
        f"{count} pages, of which the first 60 are shown"
    ]
    assert not sheet.findings[0].is_error
    with Image.open(io.BytesIO(sheet.png)) as picture:
        assert picture.width == 12 * 312 + 12
        assert picture.height == pytest.approx(5 * 423 + 12, abs=5)
