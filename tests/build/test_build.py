"""A build from a project folder to files, mostly in HTML, which is quick to make."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.build import BuildRequest, Report, Selection, build, choose_languages
from tpdocs.build.left import find_left
from tpdocs.build.manifest import Manifest, read_manifest, write_manifest
from tpdocs.catalog import page_template
from tpdocs.foundation import (
    CatalogError,
    Project,
    UsageError,
    digest_bytes,
    exit_code,
)

Build = Callable[..., Report]
HTML = Selection(formats=("html",))
ALL = [f"sore-neck/sore-neck.{tag}.html" for tag in ("ar", "en", "es")]


@pytest.fixture
def make(open_project: Callable[[Path], Project]) -> Build:
    """Build a project folder; of the selection HTML, in one thread, if nothing else."""

    def call(
        root: Path,
        selection: Selection = HTML,
        *,
        final: bool = False,
        force: bool = False,
    ) -> Report:
        request = BuildRequest(
            project=open_project(root),
            selection=selection,
            out=root / "dist",
            workers=1,
            final=final,
            force=force,
        )
        report = build(request, lambda _done, _total, _path: None)
        assert all(finding.hint for finding in report.findings)
        return report

    return call


def _files(root: Path) -> list[str]:
    dist = root / "dist"
    return sorted(
        path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file()
    )


def _built(root: Path) -> list[str]:
    return [name for name in _files(root) if "/" in name]


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _handout(root: Path) -> Path:
    return root / "handouts" / "sore-neck.md"


def _catalog(root: Path, tag: str = "es") -> Path:
    return root / "locales" / tag / "LC_MESSAGES" / "sore-neck.po"


def _add_handout(root: Path, slug: str = "stiff-back") -> Path:
    path = root / "handouts" / f"{slug}.md"
    path.write_text(_handout(root).read_text().replace("TST-01", "TST-02"))
    return path


def test_a_build_makes_every_language_and_the_page_to_choose(
    project: Path, make: Build
) -> None:
    """Each language that has catalogs, an index, and a manifest that agrees."""
    report = make(project)
    assert (report.made, report.kept, report.removed) == (3, 0, ())
    assert _files(project) == ["index.html", "manifest.json", *ALL]
    manifest = read_manifest(project / "dist")
    for path, record in manifest.files.items():
        data = (project / "dist" / path).read_bytes()
        assert (record.digest, record.bytes) == (digest_bytes(data), len(data))
    assert exit_code(report.findings) == 0


def test_a_second_build_makes_nothing(project: Path, make: Build) -> None:
    """What has not changed is kept, and not even touched."""
    make(project)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("dist/**/*.*")}
    report = make(project)
    assert (report.made, report.kept) == (0, 3)
    assert {p: p.stat().st_mtime_ns for p in project.rglob("dist/**/*.*")} == before


def test_a_change_in_one_catalog_makes_one_file(project: Path, make: Build) -> None:
    """A translator who changes a line waits for one page only."""
    make(project)
    _edit(_catalog(project), "Sí: Sit up.", "Siéntese.")
    seen: list[str] = []
    request = BuildRequest(
        project=_open(project),
        selection=HTML,
        out=project / "dist",
        workers=1,
        final=False,
        force=False,
    )
    report = build(request, lambda _done, _total, path: seen.append(path))
    assert seen == ["", "sore-neck/sore-neck.es.html"]
    assert (report.made, report.kept) == (1, 2)
    assert "Siéntese." in (project / "dist" / ALL[2]).read_text()


def _open(root: Path) -> Project:
    from tpdocs.foundation import read_project

    value = read_project(root).value
    assert value is not None
    return value


def test_progress_counts_to_the_end(project: Path, make: Build) -> None:
    """The first call says how many there are, the last that all are done."""
    del make
    seen: list[tuple[int, int, str]] = []
    request = BuildRequest(
        project=_open(project),
        selection=HTML,
        out=project / "out",
        workers=1,
        final=False,
        force=False,
    )
    build(request, lambda *call: seen.append(call))
    assert seen[0] == (0, 3, "")
    assert [(done, total) for done, total, _ in seen[1:]] == [(1, 3), (2, 3), (3, 3)]
    assert sorted(path for _, _, path in seen[1:]) == ALL


@pytest.mark.parametrize(
    ("selection", "made"),
    [
        (Selection(formats=("html",), languages=("es",)), [ALL[2]]),
        (Selection(formats=("html",), languages=("es", "es")), [ALL[2]]),
        (Selection(formats=("html",), handouts=("sore-neck",)), ALL),
        (Selection(formats=("html",), editions=("large-print",)), []),
        (Selection(formats=("html",), languages=("zh-Hans",)), ["zh-Hans"]),
    ],
)
def test_only_what_is_asked_for_is_made(
    project: Path, make: Build, selection: Selection, made: list[str]
) -> None:
    """Names narrow the build; a language without catalogs comes in English."""
    report = make(project, selection)
    wanted = [n if "/" in n else f"sore-neck/sore-neck.{n}.html" for n in made]
    assert _built(project) == wanted
    assert sorted(record.path for record in report.records) == wanted
    assert len(report.sheets) == len({(s.slug, s.tag) for s in report.sheets})


def test_a_narrow_build_leaves_other_files_alone(project: Path, make: Build) -> None:
    """Asking for one language removes no file of another, and forgets none."""
    make(project)
    report = make(project, Selection(formats=("html",), languages=("es",)))
    assert (report.made, report.kept, report.removed) == (0, 1, ())
    assert _built(project) == ALL
    assert set(read_manifest(project / "dist").files) == set(ALL)


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(handouts=("sore-nek",)), "Did you mean sore-neck"),
        (Selection(handouts=("zzz",)), "Known: sore-neck"),
        (Selection(editions=("larg-print",)), "Did you mean large-print"),
        (Selection(formats=("pdff",)), "Did you mean pdf"),
    ],
)
def test_a_name_that_is_not_there_is_an_error(
    project: Path, make: Build, selection: Selection, said: str
) -> None:
    """The nearest name is offered, and nothing is built."""
    with pytest.raises(UsageError) as raised:
        make(project, selection)
    assert said in raised.value.hint
    assert _built(project) == []


def test_an_unknown_language_is_an_error(project: Path) -> None:
    """An unknown language is never English."""
    with pytest.raises(CatalogError) as raised:
        choose_languages(_open(project), Selection(languages=("xx",)))
    assert raised.value.hint


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("is_known", [True, False])
def test_a_file_that_was_changed_by_hand_is_not_overwritten(
    project: Path, make: Build, name: str, *, is_known: bool
) -> None:
    """What a person wrote there stays, and is said, until --force."""
    path = project / "dist" / name
    if is_known:
        make(project)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    for _ in range(2):
        report = make(project)
        assert path.read_text() == "mine"
        assert [f.rule for f in report.findings if f.is_error] == ["build/not-ours"]
        assert exit_code(report.findings) == 1
    report = make(project, force=True)
    assert path.read_text() != "mine"
    assert exit_code(report.findings) == 0
    assert set(read_manifest(project / "dist").files) == set(ALL)


def test_a_file_that_happens_to_be_right_is_taken_over(
    project: Path, make: Build
) -> None:
    """Without its manifest, a folder that is up to date is adopted as it is."""
    make(project)
    (project / "dist" / "manifest.json").unlink()
    report = make(project)
    assert exit_code(report.findings) == 0
    assert set(read_manifest(project / "dist").files) == set(ALL)


def test_a_file_that_was_removed_is_made_again(project: Path, make: Build) -> None:
    """A missing file is not fresh."""
    make(project)
    (project / "dist" / ALL[0]).unlink()
    assert make(project).made == 1
    assert _built(project) == ALL


def test_a_users_own_index_is_not_overwritten(project: Path, make: Build) -> None:
    """A build into a folder that holds a web site does not take its first page."""
    (project / "dist").mkdir()
    (project / "dist" / "index.html").write_text("my own page")
    report = make(project)
    assert (project / "dist" / "index.html").read_text() == "my own page"
    assert exit_code(report.findings) == 1


def test_a_folder_where_a_file_should_be_is_said(project: Path, make: Build) -> None:
    """A folder of that name stops its file alone."""
    (project / "dist" / ALL[0]).mkdir(parents=True)
    report = make(project)
    assert exit_code(report.findings) == 1
    assert (project / "dist" / ALL[1]).is_file()


def test_the_files_of_a_removed_handout_go(project: Path, make: Build) -> None:
    """Nothing that is no longer written can be given out; its folder goes too."""
    path = _add_handout(project)
    make(project)
    assert (project / "dist" / "stiff-back").is_dir()
    path.unlink()
    report = make(project)
    assert len(report.removed) == 3
    assert _built(project) == ALL
    assert not (project / "dist" / "stiff-back").exists()
    assert set(read_manifest(project / "dist").files) == set(ALL)


def test_the_files_of_a_removed_language_go(project: Path, make: Build) -> None:
    """A language whose catalogs are gone is no longer handed out."""
    make(project)
    shutil.rmtree(project / "locales" / "ar")
    assert make(project).removed == (ALL[0],)
    assert _built(project) == ALL[1:]


def test_a_users_own_file_stays(project: Path, make: Build) -> None:
    """What no build made is nobody's to remove, in any folder."""
    path = _add_handout(project)
    make(project)
    own = [
        project / "dist" / "notes.txt",
        project / "dist" / "stiff-back" / "mine.pdf",
        project / "dist" / "sore-neck" / "sore-neck.fr.html",
        project / "dist" / "other" / "x.html",
    ]
    for file in own:
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine")
    path.unlink()
    make(project)
    make(project, force=True)
    assert all(file.read_text() == "mine" for file in own)


def test_a_changed_file_of_a_removed_handout_stays(project: Path, make: Build) -> None:
    """A file that a person has changed since is not removed with its handout."""
    path = _add_handout(project)
    make(project)
    mine = project / "dist" / "stiff-back" / "stiff-back.en.html"
    mine.write_text("mine")
    path.unlink()
    make(project)
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("path", ["../clinic.toml", "../handouts/sore-neck.md", "abs"])
def test_a_manifest_can_remove_nothing_outside(
    project: Path, make: Build, path: str
) -> None:
    """A manifest from elsewhere that names other files is no order to remove them."""
    make(project)
    out = project / "dist"
    before = read_manifest(out)
    target = project / "clinic.toml" if path == "abs" else out / path
    name = str(target) if path == "abs" else path
    record = next(iter(before.files.values()))
    forged = type(record)(
        **{
            field: getattr(record, field)
            for field in record.__slots__
            if field not in ("path", "digest", "handout")
        },
        path=name,
        digest=digest_bytes(target.read_bytes()),
        handout="gone",
    )
    write_manifest(out, Manifest(files={**before.files, name: forged}))
    make(project)
    assert target.is_file()


def test_the_old_file_of_a_sheet_that_fails_is_removed(
    project: Path, make: Build
) -> None:
    """An old page is not given out when the new one cannot be made."""
    (project / "templates").mkdir()
    (project / "templates" / "page.html").write_text("{{ page.language.tag }}")
    make(project)
    (project / "templates" / "page.html").write_text(
        "{% if page.language.tag == 'es' %}{{ nothing }}{% else %}x{% endif %}"
    )
    report = make(project)
    assert _built(project) == ALL[:2]
    assert exit_code(report.findings) == 6
    assert set(read_manifest(project / "dist").files) == set(ALL[:2])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: _handout(root).with_name("bad.md").write_text("no head"),
        lambda root: _handout(root).with_name("bad.md").write_text(""),
        lambda root: _handout(root).with_name("bad.md").write_bytes(b"\xff\xfe"),
        lambda root: _handout(root).with_name("Bad Name.md").write_text("x"),
        lambda root: _handout(root).with_name("bad.md").mkdir(),
        lambda root: _handout(root).with_name("bad.md").symlink_to("/no/such/file"),
        lambda root: (
            _handout(root)
            .with_name("bad.md")
            .write_text(_handout(root).read_text().replace("media/neck", "../../x"))
        ),
    ],
    ids=["no head", "empty", "not UTF-8", "name", "folder", "broken link", "picture"],
)
def test_a_bad_handout_leaves_all_others(
    project: Path, make: Build, spoil: Callable[[Path], object]
) -> None:
    """One file that cannot be used is said with code 3; the rest is built."""
    spoil(project)
    report = make(project)
    assert _built(project) == ALL
    assert exit_code(report.findings) == 3


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b"not a catalog", b'msgid "a"\nmsgid "b"\n', b'msgid "unclosed\n'],
)
def test_a_bad_catalog_leaves_all_others(
    project: Path, make: Build, data: bytes
) -> None:
    """A catalog that cannot be read is said with code 4, and its old page goes."""
    make(project)
    _catalog(project).write_bytes(data)
    report = make(project)
    assert _built(project) == ALL[:2]
    assert exit_code(report.findings) == 4
    assert any("es/LC_MESSAGES" in f.place.path for f in report.findings if f.is_error)


def test_bad_page_words_leave_the_page_in_english_words(
    project: Path, make: Build
) -> None:
    """A page-word catalog that cannot be read is an error, and never a silent gap."""
    _catalog(project).with_name("tpdocs.po").write_bytes(b"\xff")
    report = make(project)
    assert exit_code(report.findings) == 4
    assert set(_built(project)) >= set(ALL[:2])


@pytest.mark.parametrize("name", ["xx", "es-MX", "en_US", "EN"])
def test_an_unknown_language_folder_leaves_all_others(
    project: Path, make: Build, name: str
) -> None:
    """A folder that is no known language is said with code 4."""
    (project / "locales" / name / "LC_MESSAGES").mkdir(parents=True)
    report = make(project)
    assert _built(project) == ALL
    assert exit_code(report.findings) == 4


def test_pseudo_locales_are_never_built_with_the_others(
    project: Path, make: Build
) -> None:
    """A folder for a pseudo-locale puts nothing where patients' files are."""
    (project / "locales" / "en_XA" / "LC_MESSAGES").mkdir(parents=True)
    make(project)
    assert _built(project) == ALL


def test_a_new_handout_is_built_in_english_at_once(project: Path, make: Build) -> None:
    """Without any catalog every language has its page, in English and marked so."""
    _add_handout(project)
    report = make(project)
    page = (project / "dist" / "stiff-back" / "stiff-back.es.html").read_text()
    assert '<span lang="en" dir="ltr">Sit up.</span>' in page
    assert {f.rule for f in report.findings} == {"catalog/incomplete"}
    assert exit_code(report.findings) == 0


def test_final_refuses_every_draft(project: Path, make: Build) -> None:
    """Nothing unreviewed is made, and what lay there as a draft goes."""
    make(project)
    report = make(project, final=True)
    assert _built(project) == []
    refused = [f for f in report.findings if f.rule == "review/draft"]
    assert len(refused) == 3
    assert any("in es it is a draft: Not reviewed" in f.message for f in refused)
    assert exit_code(report.findings) == 1


def test_final_makes_what_is_reviewed(
    project: Path, make: Build, sign: Callable[..., Path]
) -> None:
    """Signed English is made; its translations are still drafts."""
    sign(project, "en", "clinician")
    report = make(project, final=True)
    assert _built(project) == [ALL[1]]
    assert len([f for f in report.findings if f.rule == "review/draft"]) == 2
    english = make(project, Selection(formats=("html",), languages=("en",)), final=True)
    assert exit_code(english.findings) == 0


def test_final_refuses_a_reviewed_handout_that_is_too_hard_to_read(
    project: Path, make: Build, sign: Callable[..., Path]
) -> None:
    """A sentence above the limit keeps even reviewed English back."""
    text = _handout(project).read_text()
    long = "This is a sentence that goes on and on and on " * 4
    _handout(project).write_text(text.replace("Rest helps.", f"{long}."))
    sign(project, "en", "clinician")
    assert exit_code(make(project).findings) == 1
    report = make(project, final=True)
    assert _built(project) == []
    assert any("It has errors." in finding.message for finding in report.findings)


def test_another_counter_measures_again(
    project: Path, make: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pass that older code gave is no pass: the gate is asked again."""
    first = make(project).reading["sore-neck"]
    monkeypatch.setattr("tpdocs.build.readings.digest_code", lambda: "other code")
    second = make(project).reading["sore-neck"]
    assert second.inputs != first.inputs
    assert second.translations["es"].inputs != first.translations["es"].inputs


def test_reading_is_measured_once(project: Path, make: Build) -> None:
    """What was measured of the same text is taken from the manifest."""
    first = make(project).reading
    assert set(first) == {"sore-neck"}
    assert make(project).reading == first
    _edit(_handout(project), "Sit up.", "Sit up with extraordinary determination.")
    assert make(project).reading["sore-neck"].grade > first["sore-neck"].grade


def test_a_text_that_only_textstat_finds_too_hard_fails_the_build(
    project: Path, make: Build
) -> None:
    """The record keeps both values, and the finding is kept with them."""
    path = _add_handout(project)
    head = (
        path.read_text()
        .partition("---\n\n")[0]
        .replace("edition:", "reading: {grade: 2}\nedition:")
    )
    path.write_text(f"{head}---\n\nUse our towel for an hour. Use it for two hours.\n")
    first = make(project)
    reading = first.reading["stiff-back"]
    assert reading.grade < 2 < reading.textstat["grade"]
    assert set(reading.textstat) == {"grade", "smog"}
    (found,) = [f for f in first.findings if f.rule == "reading/level"]
    assert "by textstat's count, the stricter" in found.message
    assert exit_code(first.findings) == 1
    assert make(project).reading == first.reading


def test_translations_are_measured_once(
    project: Path, make: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translation has its own record; a language not asked for keeps what it had."""
    first = make(project).reading["sore-neck"].translations
    assert set(first) >= {"es"}

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("measured again")

    monkeypatch.setattr("tpdocs.readability.read_level", refuse)
    english = make(project, Selection(languages=("en",)))
    assert english.reading["sore-neck"].translations == first
    assert make(project).reading["sore-neck"].translations == first


def test_targets_of_the_project_measure_again(project: Path, make: Build) -> None:
    """A target in pyproject.toml holds from the next build on; a wrong one fails."""
    make(project)
    settings = project / "pyproject.toml"
    settings.write_text("[tool.tpdocs.reading]\nsmog = 1\n", encoding="utf-8")
    assert "reading/level" in {f.rule for f in make(project).findings}
    settings.write_text("[tool.tpdocs.reading]\nfkgl = 6\n", encoding="utf-8")
    with pytest.raises(UsageError, match="'fkgl' is not a formula"):
        make(project)


def test_the_reading_of_a_removed_handout_is_forgotten(
    project: Path, make: Build
) -> None:
    """The manifest speaks of handouts that are there."""
    path = _add_handout(project)
    make(project)
    path.unlink()
    make(project)
    assert set(read_manifest(project / "dist").reading) == {"sore-neck"}


def test_the_page_to_choose_from(
    project: Path, make: Build, sign: Callable[..., Path]
) -> None:
    """Each file is linked, named with its language, and marked while it is a draft."""
    _edit(
        _handout(project),
        "title: Care for a sore neck",
        'title: "Neck **b** & {blank}"',
    )
    sign(project, "en", "clinician")
    make(project)
    html = (project / "dist" / "index.html").read_text()
    assert set(re.findall(r'<a href="([^"]+)"', html)) == set(ALL)
    assert html.count('<span class="badge draft">Draft</span>') == 2
    assert html.count('<span class="badge">Reviewed</span>') == 1
    assert html.count("do not give it to patients") == 1
    assert '<span lang="ar" dir="rtl">العربية</span>' in html
    assert "Elm Clinic" in html
    assert "**" not in html
    assert "{blank}" not in html


def test_the_page_of_an_empty_folder(project: Path, make: Build) -> None:
    """With nothing built it says so."""
    make(project, Selection(formats=("html",), editions=("large-print",)))
    assert (
        "Nothing has been built yet." in (project / "dist" / "index.html").read_text()
    )


def test_a_language_that_left_the_registry_is_not_shown(
    project: Path, make: Build
) -> None:
    """A record of an unknown language is no row of the page."""
    make(project)
    out = project / "dist"
    text = (out / "manifest.json").read_text()
    (out / "manifest.json").write_text(
        text.replace('"language": "ar"', '"language": "xx"')
    )
    (out / "index.html").unlink()
    make(project, Selection(formats=("html",), languages=("en",)))
    assert "العربية" not in (out / "index.html").read_text()


def test_a_clinic_whose_logo_is_gone_stops_every_file(
    project: Path, make: Build
) -> None:
    """The fault is said with code 2, and nothing without its logo is made."""
    _edit(project / "clinic.toml", 'name = "Elm', 'logo = "gone.svg"\nname = "Elm')
    report = make(project)
    assert _built(project) == []
    assert exit_code(report.findings) == 2


def test_a_logo_that_is_a_folder_stops_every_file(project: Path, make: Build) -> None:
    """A folder in the place of the logo is a fault like any other."""
    _edit(project / "clinic.toml", 'name = "Elm', 'logo = "handouts"\nname = "Elm')
    assert exit_code(make(project).findings) == 2


def test_the_same_project_gives_the_same_folder(
    project: Path, make: Build, tmp_path: Path
) -> None:
    """Two builds in two places agree in every byte but the digests of inputs."""
    twin = shutil.copytree(project, tmp_path / "twin")
    make(project)
    make(twin)
    for name in ["index.html", *ALL]:
        assert (project / "dist" / name).read_bytes() == (
            twin / "dist" / name
        ).read_bytes()


def test_final_says_which_drafts_it_leaves(
    project: Path, make: Build, sign: Callable[..., Path]
) -> None:
    """Of a part of the languages, the drafts of the others stay, and are said."""
    make(project)
    sign(project, "en", "clinician")
    only = Selection(formats=("html",), languages=("en",))
    report = make(project, only, final=True)
    (left,) = [f for f in report.findings if f.rule == "build/left-draft"]
    assert (left.place.path, left.message[:7]) == (f"dist/{ALL[0]}", "2 files")
    assert "build/left-draft" not in {f.rule for f in make(project, only).findings}
    make(project, final=True)
    again = make(project, only, final=True)
    assert "build/left-draft" not in {f.rule for f in again.findings}


def test_final_says_what_has_expired_elsewhere(
    project: Path,
    make: Build,
    sign: Callable[..., Path],
    open_project: Callable[[Path], Project],
) -> None:
    """What was in time when it was built is left, and said, when it is no longer."""
    _edit(_handout(project), "pages: 2", "pages: 2\nreview-by: 2026-11")
    sign(project, "en", "clinician")
    only = Selection(formats=("html",), languages=("en",))
    assert exit_code(make(project, only, final=True).findings) == 0
    files = read_manifest(project / "dist").files
    other = Selection(languages=("es",))
    day = open_project(project).today
    assert list(find_left(project / "dist", files, other, day)) == []
    later = day + dt.timedelta(days=6)
    (left,) = find_left(project / "dist", files, other, later)
    assert left.place.path == f"dist/{ALL[1]}"


@pytest.mark.parametrize("is_lost", [True, False])
def test_final_passes_over_no_file_that_it_does_not_know(
    project: Path, make: Build, *, is_lost: bool
) -> None:
    """A draft that was edited, or whose manifest is lost, cannot stay unsaid."""
    make(project)
    path = project / "dist" / ALL[2]
    if is_lost:
        (project / "dist" / "manifest.json").unlink()
    else:
        path.write_text(path.read_text() + "<!-- by hand -->")
    report = make(project, final=True)
    assert path.exists()
    told = {f.place.path for f in report.findings if f.rule == "build/not-ours"}
    assert f"dist/{ALL[2]}" in told


def test_final_says_whose_the_words_of_the_page_are(
    project: Path, make: Build, sign: Callable[..., Path], checkout: Path
) -> None:
    """No signature covers them, so a machine's are said, and a person's are not."""
    for tag, role in (("en", "clinician"), ("es", "translator"), ("es", "reviewer")):
        sign(project, tag, role)
    spanish = Selection(formats=("html",), languages=("es",))
    (said,) = [
        f.message
        for f in make(project, spanish, final=True).findings
        if f.rule == "review/page-words"
    ]
    assert re.search(r"in es, \d+ are a machine's; no signature", said)
    name = Path("locales", "es", "LC_MESSAGES", "tpdocs.po")
    text = (checkout / name).read_text()
    own = text.replace('"X-Tpdocs-Origin: machine\\n"\n', "")
    (project / name).write_text(own)
    rules = {f.rule for f in make(project, spanish, final=True).findings}
    assert "review/page-words" not in rules


def test_final_says_which_words_of_the_page_are_in_english(
    project: Path,
    make: Build,
    sign: Callable[..., Path],
) -> None:
    """A language that has handouts and no page words of its own."""
    folder = (project / "locales" / "es").rename(project / "locales" / "fr")
    for path in folder.rglob("*.po"):
        path.write_text(path.read_text().replace("Language: es", "Language: fr"))
    for tag, role in (("en", "clinician"), ("fr", "translator"), ("fr", "reviewer")):
        sign(project, tag, role)
    french = Selection(formats=("html",), languages=("fr",))
    said = [f for f in make(project, french, final=True).findings if f.message]
    missing = len(page_template().entries)
    assert any(f"in fr, {missing} are in English" in f.message for f in said)
