"""Fonts: found by fontconfig, and a missing tool is told."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tpdocs.foundation import MissingToolError, digest_font, find_faces


def test_installed_family() -> None:
    """An installed family has a regular and a bold face, each a file."""
    faces = find_faces("Noto Sans")
    assert len(faces) == 2
    assert all(face.path.is_file() for face in faces)
    assert len(set(faces)) == 2


def test_faces_of_a_collection() -> None:
    """A face in a collection is told by its number."""
    faces = find_faces("Noto Sans CJK SC")
    assert {face.path.suffix for face in faces} == {".ttc"}
    assert len(faces) == 2


@pytest.mark.parametrize("family", ["No Such Family", "No:Such", "%{file}"])
def test_family_that_is_not_there(family: str) -> None:
    """A family that is not installed has no faces; no other family stands in."""
    assert find_faces(family) == ()


def test_fontconfig_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without fc-list the error says which package to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match="fc-list") as raised:
        find_faces("A family that no other test asks for")
    assert "fontconfig" in raised.value.hint


def test_the_digest_of_a_font_knows_each_of_its_tables(tmp_path: Path) -> None:
    """See a change deep in a file of 20 MB, from its first bytes."""
    face = find_faces("Noto Sans")[0]
    font = TTFont(face.path)
    font["glyf"]["A"].coordinates[0] = (7, 7)
    font.save(tmp_path / "changed.ttf")
    font = TTFont(face.path)
    font.save(tmp_path / "same.ttf")
    assert digest_font(face.path) == digest_font(face.path)
    assert digest_font(tmp_path / "changed.ttf") != digest_font(tmp_path / "same.ttf")
