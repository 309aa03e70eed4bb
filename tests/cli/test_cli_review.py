"""``tpdocs review``: signing, status and the form, from the command line."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.build import Sheet
from tpdocs.foundation import held
from tpdocs.review import code_of

Run = Callable[..., tuple[int, str, str]]
Sign = Callable[..., Path]
SheetOf = Callable[[Path, str], Sheet]
_HANDOUT = Path("handouts", "sore-neck.md")
_LEDGER = Path("locales", "es", "review.toml")
_PO = Path("locales", "es", "LC_MESSAGES", "sore-neck.po")
_WHO = ("--name", "Test Reviewer (not a person)", "--credential", "none")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _arguments(root: Path, tag: str, role: str, *more: str) -> list[str]:
    given = ["-C", str(root), "review", "sign", "--lang", tag, "--role", role]
    return [*given, "--handout", "sore-neck", *_WHO, *more]


@pytest.fixture
def sign_seen(run: Run, sheet_of: SheetOf) -> Callable[..., tuple[int, str, str]]:
    """Sign with the code of the texts as they are, by the command line."""

    def call(root: Path, tag: str, role: str, *more: str) -> tuple[int, str, str]:
        code = code_of(sheet_of(root, tag).standing)
        return run(*_arguments(root, tag, role, "--seen", code, *more))

    return call


def _status(run: Run, root: Path, tag: str) -> dict[str, object]:
    _, out, _ = run("-C", root, "review", "status", "--lang", tag, "--json")
    (row,) = json.loads(out)["status"]
    assert isinstance(row, dict)
    return row


def test_from_signatures_to_final_and_back_to_draft(
    run: Run, project: Path, sign_seen: Callable[..., tuple[int, str, str]]
) -> None:
    """Three people sign, the Spanish goes out; one sentence changes, it is a draft."""
    final = ("-C", project, "build", "--format", "html", "--jobs", "1", "--final")
    assert run(*final, "--lang", "es")[0] == 1
    for tag, role, name in (
        ("en", "clinician", "Test Clinician (not a person)"),
        ("es", "translator", "Test Translator (not a person)"),
        ("es", "reviewer", "Test Reviewer (not a person)"),
    ):
        code, out, _ = sign_seen(project, tag, role, "--name", name)
        assert (code, "Signed 25 texts." in out) == (0, True)
    code, out, _ = run(*final, "--lang", "es", "--json")
    assert code == 0
    (record,) = json.loads(out)["files"]
    assert record["draft"] == []
    html = (project / "dist" / "sore-neck" / "sore-neck.es.html").read_text()
    assert "Traducido por Test Translator (not a person) (none), 25 de nov" in html
    assert "Traducción revisada por Test Reviewer (not a person) (none), 25" in html
    assert 'class="draft"' not in html
    manifest = json.loads((project / "dist" / "manifest.json").read_text())
    people = manifest["files"][0]["review"]
    assert [p["name"] for p in people["reviewers"]] == ["Test Reviewer (not a person)"]
    assert people["clinicians"][0]["date"] == "2026-11-25"

    _edit(project / _PO, 'msgstr "Sí: a weak arm"', 'msgstr "Sí: un brazo débil"')
    code, out, _ = run(*final, "--lang", "es")
    assert code == 1
    assert "in es it is a draft: Some parts have not been reviewed" in out
    assert not (project / "dist" / "sore-neck" / "sore-neck.es.html").exists()
    row = _status(run, project, "es")
    assert (row["signed"], row["changed"], row["texts"]) == (24, 1, 25)
    _, out, _ = run("-C", project, "review", "status", "--lang", "es")
    assert "es: Sí: un brazo débil" in out
    assert "es: Sí: a weak arm" in out


def test_only_what_is_new_is_shown_and_signed(
    project: Path, sign: Sign, sign_seen: Callable[..., tuple[int, str, str]]
) -> None:
    """A second signature covers what has changed, with what it was before."""
    sign(project, "en", "clinician", "Test Reviewer (not a person)")
    _edit(project / _HANDOUT, "Sit up.", "Sit up straight.")
    code, out, _ = sign_seen(project, "en", "clinician")
    assert code == 0
    assert "[1/1] steps > numbered item" in out
    assert "en: Sit up straight." in out
    assert "was, when it was signed:\n    en: Sit up.\n" in out
    assert "24 texts that you signed before are not shown." in out
    assert "Signed 1 texts." in out
    assert "nothing to sign" in sign_seen(project, "en", "clinician")[1]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('msgid "Sit up."', '#, fuzzy\nmsgid "Sit up."', "its translation is fuzzy"),
        ('msgstr "Sí: Sit up."', 'msgstr ""', "it is not translated"),
    ],
)
def test_what_is_not_translated_is_not_signed(
    project: Path,
    sign_seen: Callable[..., tuple[int, str, str]],
    old: str,
    new: str,
    why: str,
) -> None:
    """The rest is signed, and the command says that the handout is not whole."""
    _edit(project / _PO, old, new)
    code, out, _ = sign_seen(project, "es", "translator")
    assert code == 1
    assert why in out
    assert "The handout is not whole: 1 texts are lacking." in out
    assert "Signed 24 texts." in out


def test_nobody_reviews_their_own_translation(
    run: Run, project: Path, sign_seen: Callable[..., tuple[int, str, str]]
) -> None:
    """However the name is typed, the translator is no reviewer, nor the other way."""
    sign_seen(project, "es", "translator")
    code, out, _ = sign_seen(
        project, "es", "reviewer", "--name", "test  REVIEWER - (Not\u034f a. person)"
    )
    assert code == 1
    assert out.count("not signed: you are its translator") == 25
    assert "There is nothing to sign." in out
    assert _status(run, project, "es")["signed"] == 0


@pytest.mark.parametrize(
    ("tag", "role", "more"),
    [
        ("en", "translator", ()),
        ("en", "reviewer", ()),
        ("es", "clinician", ()),
        ("en-XA", "reviewer", ()),
        ("es", "reviewer", ("--name", " ")),
        ("es", "reviewer", ("--name", "")),
        ("es", "reviewer", ("--name", "1234")),
        ("es", "reviewer", ("--credential", "")),
        ("es", "reviewer", ("--credential", "x" * 201)),
        ("es", "reviewer", ("--name", "a\u202eb")),
        ("es", "king", ()),
        ("es", "reviewer", ("--seen", "0000-0000-0000")),
        ("es", "reviewer", ("--seen", "")),
        ("es", "reviewer", ()),
    ],
)
def test_a_signature_that_says_nothing_is_refused(
    run: Run, project: Path, tag: str, role: str, more: tuple[str, ...]
) -> None:
    """A role that does not sign it, no name, a wrong code, no terminal: nothing."""
    code, _, err = run(*_arguments(project, tag, role, *more))
    assert code == 2
    assert err
    assert not list(project.rglob("review.toml"))


def _at_a_terminal(
    arguments: list[str], answer: str, environment: dict[str, str]
) -> tuple[int, str]:
    """Run a command at a terminal of its own and type an answer."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tpdocs", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
    )
    os.close(theirs)
    os.write(ours, answer.encode())
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(), shown.decode()


@pytest.mark.parametrize(
    ("answer", "signs"), [("y\n", True), ("n\n", False), ("\n", False)]
)
def test_at_a_terminal_a_person_is_asked(
    project: Path, environment: dict[str, str], answer: str, *, signs: bool
) -> None:
    """Each text is shown with its English; only a yes signs."""
    arguments = _arguments(project, "es", "reviewer")
    code, shown = _at_a_terminal(arguments, answer, environment)
    assert "en: a weak arm" in shown
    assert "es: Sí: a weak arm" in shown
    assert "I am Test Reviewer (not a person) (none). I have read these 25" in shown
    assert (project / _LEDGER).exists() is signs
    assert code == (0 if signs else 1)


def test_a_ledger_with_errors_is_not_written(
    run: Run, project: Path, sign: Sign
) -> None:
    """Nothing that somebody changed by hand is lost by the next signature."""
    path = sign(project, "es", "translator")
    _edit(path, 'name = "Test', 'name = "Best')
    before = path.read_bytes()
    code, out, err = run(*_arguments(project, "es", "reviewer", "--seen", "x"))
    assert code == 2
    assert "[review/seal]" in out
    assert "it was not touched" in err
    assert path.read_bytes() == before


def test_a_bad_ledger_is_a_finding_of_every_command(
    run: Run, project: Path, sign: Sign
) -> None:
    """The build says it, and the page stays a draft."""
    sign(project, "en", "clinician")
    path = project / "locales" / "en" / "review.toml"
    _edit(path, 'credential = "no', 'credential = "MD, no')
    code, out, _ = run(
        "-C", project, "build", "--lang", "es", "--format", "html", "--jobs", "1"
    )
    assert code == 1
    assert "locales/en/review.toml:" in out
    assert "[review/seal]" in out
    for command in (("check",), ("review", "status")):
        code, out, _ = run("-C", project, *command)
        assert (code, out.count("[review/seal]")) == (1, 1)
    html = (project / "dist" / "sore-neck" / "sore-neck.es.html").read_text()
    assert "Do not give it to patients." in html


def test_a_name_in_the_head_is_a_warning(run: Run, project: Path, sign: Sign) -> None:
    """It proves nothing; with a signature there is nothing to warn of."""
    _edit(project / _HANDOUT, 'reviewed-by: ""', 'reviewed-by: "Test Doctor"')
    code, out, _ = run("-C", project, "check")
    assert code == 0
    assert "handouts/sore-neck.md: warning: reviewed-by names 'Test Doctor'" in out
    sign(project, "en", "clinician")
    assert "review/unsigned" not in run("-C", project, "check")[1]


def test_what_has_expired_is_a_draft(run: Run, project: Path, sign: Sign) -> None:
    """The month after review-by, --final refuses it, and the page says why."""
    _edit(
        project / _HANDOUT, "updated: 2026-11", "updated: 2026-11\nreview-by: 2027-03"
    )
    for args in (("en", "clinician"), ("es", "translator"), ("es", "reviewer")):
        sign(project, *args)
    build = ("-C", project, "build", "--format", "html", "--jobs", "1", "--lang", "es")
    assert run("--today", "2027-03-31", *build, "--final")[0] == 0
    code, out, _ = run("--today", "2027-04-01", *build, "--final")
    assert code == 1
    assert "The date by which it must be reviewed again has passed." in out
    assert run("--today", "2027-04-01", *build)[0] == 0
    html = (project / "dist" / "sore-neck" / "sore-neck.es.html").read_text()
    assert "Ya pasó la fecha en que debía revisarse de nuevo." in html
    row = json.loads(
        run("--today", "2027-04-01", "-C", project, "review", "status", "--json")[1]
    )["status"][0]
    assert (row["expires"], row["expired"]) == ("2027-03", True)
    _, out, _ = run("--today", "2027-04-01", "-C", project, "review", "status")
    assert "2027-03" in out
    assert "passed" in out


def test_another_day_makes_nothing_anew(run: Run, project: Path, sign: Sign) -> None:
    """Only whether it has expired goes into a page, not the day."""
    _edit(
        project / _HANDOUT, "updated: 2026-11", "updated: 2026-11\nreview-by: 2027-03"
    )
    build = ("-C", project, "build", "--format", "html", "--jobs", "1", "--json")
    assert json.loads(run(*build)[1])["made"] == 3
    assert json.loads(run("--today", "2027-03-31", *build)[1])["made"] == 0
    assert json.loads(run("--today", "2027-04-01", *build)[1])["made"] == 3
    assert json.loads(run("--today", "2029-01-01", *build)[1])["made"] == 0
    sign(project, "es", "translator")
    assert json.loads(run("--today", "2029-01-01", *build)[1])["made"] == 1


def test_a_machine_translation_needs_a_reviewer_alone(
    run: Run, project: Path, sign: Sign
) -> None:
    """Of a machine's draft there is no translator; the page says what it is."""
    _edit(
        project / _PO,
        '"Language: es\\n"',
        '"Language: es\\n"\n"X-Tpdocs-Origin: machine\\n"',
    )
    sign(project, "en", "clinician")
    sign(project, "es", "reviewer")
    build = ("-C", project, "build", "--format", "html", "--jobs", "1", "--lang", "es")
    assert run(*build, "--final")[0] == 0
    html = (project / "dist" / "sore-neck" / "sore-neck.es.html").read_text()
    dot = '<span class="dot">·</span>'
    said = f"Traducción automática {dot} Traducción revisada por Test Reviewer"
    assert said in html
    assert _status(run, project, "es")["machine"] is True


def test_a_person_translation_needs_both(run: Run, project: Path, sign: Sign) -> None:
    """A reviewer alone might be the translator."""
    sign(project, "en", "clinician")
    sign(project, "es", "reviewer")
    build = ("-C", project, "build", "--format", "html", "--jobs", "1", "--lang", "es")
    assert run(*build, "--final")[0] == 1
    sign(project, "es", "translator")
    assert run(*build, "--final")[0] == 0


def test_the_form_shows_each_text_with_its_code(
    run: Run, project: Path, sheet_of: SheetOf
) -> None:
    """English and translation, boxes, the questions, and the code to sign with."""
    path = project / "form.html"
    code, out, _ = run(
        "-C", project, "review", "form", "--lang", "es", "--handout", "sore-neck",
        "-o", path,
    )  # fmt: skip
    assert (code, out) == (0, f"wrote {path}\n")
    html = path.read_text()
    shown = code_of(sheet_of(project, "es").standing)
    assert f"code <strong>{shown}</strong>" in html
    assert html.count('<p class="english">') == 25
    assert "Sí: a weak arm" in html
    assert "{emergency_number}" in html
    assert "911" not in html
    assert "They are PEMAT-informed: no official PEMAT score" in html
    assert html.count('<div class="question">') > 15
    assert run(*_arguments(project, "es", "reviewer", "--seen", shown.lower()))[0] == 0


@pytest.mark.parametrize("name", ["form.html", "form.docx", "form"])
def test_the_form_overwrites_nothing(run: Run, project: Path, name: str) -> None:
    """A file that is there stays; a form has one of two endings."""
    path = project / name
    path.write_text("mine")
    arguments = ("--lang", "es", "--handout", "sore-neck", "-o", path)
    assert run("-C", project, "review", "form", *arguments)[0] == 2
    assert path.read_text() == "mine"
    code, _, _ = run("-C", project, "review", "form", *arguments, "--force")
    assert (code == 0) is (name == "form.html")
    assert (path.read_text() == "mine") is (name != "form.html")


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_the_form_is_an_accessible_pdf(run: Run, project: Path, tag: str) -> None:
    """veraPDF accepts it, and its boxes can be ticked on the screen."""
    path = project / "form.pdf"
    arguments = ("--lang", tag, "--handout", "sore-neck", "-o", path)
    assert run("-C", project, "review", "form", *arguments)[0] == 0
    data = json.loads(run("audit", path, "--json")[1])
    failed = {c["check"] for c in data["checks"] if c["outcome"] != "pass"}
    # poppler takes a page of two directions for one of the first: its lines of Arabic
    # with numbers come in another order than they are read.
    assert failed <= ({"text/poppler"} if tag == "ar" else set())


def test_an_empty_catalog_was_drafted_by_nobody(run: Run, project: Path) -> None:
    """A language that was only begun is not said to be a person's work."""
    run("-C", project, "language", "add", "fr")
    _, out, _ = run("-C", project, "review", "status", "--lang", "fr", "--lang", "es")
    rows = [line for line in out.splitlines() if line.startswith(" sore-neck")]
    assert ["nobody yet" in row for row in rows] == [False, True]


def test_status_needs_a_handout_that_is_there(run: Run, project: Path) -> None:
    """A name that no handout has is a mistake in the command."""
    assert run("-C", project, "review", "status", "--handout", "none")[0] == 2
    for command in ("form", "sign"):
        given = ("--lang", "es", "--handout", "none")
        more = ("--role", "reviewer", *_WHO) if command == "sign" else ()
        assert run("-C", project, "review", command, *given, *more)[0] == 2


def test_a_broken_catalog_is_neither_signed_nor_printed(
    run: Run, project: Path
) -> None:
    """What cannot be read is said first."""
    (project / _PO).write_text("rubbish")
    code, out, err = run(*_arguments(project, "es", "reviewer"))
    assert code == 2
    assert "[catalog/malformed]" in out
    assert "cannot be read in es" in err


def test_what_was_taken_out_is_shown_to_the_next_signer(
    run: Run,
    project: Path,
    sign: Sign,
    sign_seen: Callable[..., tuple[int, str, str]],
) -> None:
    """A deleted warning is refused, said, on the form, and signed by its own."""
    sign(project, "en", "clinician")
    _edit(project / _HANDOUT, "- a weak arm\n", "")
    final = ("-C", project, "build", "--format", "html", "--jobs", "1", "--final")
    assert run(*final, "--lang", "en")[0] == 1
    gone = "no longer on the sheet: emergency > list item"
    assert gone in run("-C", project, "review", "status", "--lang", "en")[1]
    form = project / "form.html"
    asked = ("--lang", "en", "--handout", "sore-neck", "-o", form)
    assert run("-C", project, "review", "form", *asked)[0] == 0
    assert "<li>a weak arm</li>" in form.read_text()
    code, out, _ = sign_seen(project, "en", "clinician")
    assert (code, gone in out) == (0, True)
    assert run(*final, "--lang", "en")[0] == 0
    assert "There is nothing to sign." in sign_seen(project, "en", "clinician")[1]


def test_of_two_who_sign_at_once_none_is_lost(
    project: Path,
    sign: Sign,
    sheet_of: SheetOf,
    environment: dict[str, str],
) -> None:
    """Who comes second waits, and adds to what the first has written."""
    code = code_of(sheet_of(project, "es").standing)
    arguments = _arguments(project, "es", "reviewer", "--seen", code)
    with held(project / "locales"):
        process = subprocess.Popen(
            [sys.executable, "-m", "tpdocs", *arguments],
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        assert process.stdout is not None
        while not process.stdout.readline().startswith("[25/25]"):
            assert process.poll() is None
        path = sign(project, "es", "translator")
    process.communicate(timeout=60)
    text = path.read_text()
    assert (process.returncode, text.count("role = ")) == (0, 2)


def test_a_day_that_is_not_the_clocks_is_said(
    run: Run, project: Path, sheet_of: SheetOf
) -> None:
    """Who sets the day back can build what has expired, but not unseen."""
    _edit(project / _HANDOUT, "pages: 2", "pages: 2\nreview-by: 2026-10")
    seen = code_of(sheet_of(project, "en").standing)
    given = _arguments(project, "en", "clinician", "--seen", seen)
    assert "Dated 2026-10-01." in run("--today", "2026-10-01", *given)[1]
    only = ("build", "--format", "html", "--jobs", "1", "--final", "--lang", "en")
    assert run("-C", project, *only)[0] == 1
    code, out, _ = run("-C", project, "--today", "2026-10-31", *only)
    assert code == 0
    assert "judged by 2026-10-31, not by the clock" in out
    code, out, _ = run("-C", project, "--today", "2026-10-31", *only, "--json")
    assert "build/today" in out
