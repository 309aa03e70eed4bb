"""``tpdocs readability``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

import tpdocs
from tpdocs.build import Selection, choose_languages, load, load_handouts
from tpdocs.build.reading_report import measure_subjects
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table
from tpdocs.foundation import Finding, Project, UsageError, find_language, write_whole
from tpdocs.readability.plain import summarize
from tpdocs.readability.report import (
    Measured,
    Subject,
    is_own_page,
    render_page,
    subject_data,
)

__all__ = ["command"]

_FILE = click.Path(dir_okay=False, path_type=Path)
_COLUMNS = (
    "Handout",
    "Language",
    "Formula",
    "Value",
    "Band",
    "Target",
    "Verdict",
    "Sentences",
    "Words",
    "Mean",
    "Longest",
)
_SECTION_COLUMNS = (
    "Language",
    "Line",
    "Section",
    "Level",
    "Sentences",
    "Words",
    "Mean",
    "Longest",
)


@click.command("readability")
@click.argument("slug", metavar="[SLUG]", required=False)
@options.languages
@options.as_json
@click.option("--html", "page", type=_FILE, help="Write a page to look at, or print.")
@click.option("--force", is_flag=True, help="Overwrite a file that is no report.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Say how hard each handout is to read, in each language.

    By a formula made for the language; where there is none, the text is not checked,
    which is not a pass. With a SLUG also section by section, and with what the rules
    of plain language find. Sentences and words are those of running text.
    """
    page: Path | None = given["page"]
    if page is not None and not given["force"]:
        _refuse_to_overwrite(page)
    project, found = options.open_project(ctx, as_json=given["as_json"])
    subjects, findings = _measure(project, given["slug"], given["tags"])
    every = (*found, *findings)
    if page is not None:
        write_whole(page, render_page(subjects, tpdocs.__version__))
    if given["as_json"]:
        data = [row for subject in subjects for row in subject_data(subject)]
        print_json({"readings": data, "findings": findings_data(every)})
    else:
        _print(subjects, every, with_sections=given["slug"] is not None)
        if page is not None:
            click.echo(f"wrote {page}")
    options.finish(ctx, every)


def _refuse_to_overwrite(page: Path) -> None:
    if page.exists() and not is_own_page(page.read_bytes()):
        raise UsageError(
            f"{page} is there already, and is no report of ours; it was not touched",
            hint="Name another file, or use --force.",
        )


def _measure(
    project: Project, slug: str | None, tags: tuple[str, ...]
) -> tuple[tuple[Subject, ...], tuple[Finding, ...]]:
    """Measure what was asked for; findings of what could not be read stand first."""
    known = tuple(find_language(project.languages, tag).tag for tag in tags)
    selection = Selection(handouts=(slug,) if slug else (), languages=known)
    handouts, found = load_handouts(project)
    chosen = selection.choose_handouts(handouts, project)
    languages = choose_languages(project, selection)
    loaded = load(project, chosen, languages.value or ())
    subjects = measure_subjects(project, loaded.sheets)
    reading = (f for s in subjects for text in s.texts for f in text.findings)
    every = (*found, *languages.findings, *loaded.findings, *reading)
    return subjects, tuple(dict.fromkeys(every))


def _print(
    subjects: Sequence[Subject], findings: tuple[Finding, ...], *, with_sections: bool
) -> None:
    shown = [f for f in findings if f.is_error or f.rule.startswith("reading/")]
    if with_sections:
        plain = (text.plain for s in subjects for text in s.texts if text.plain)
        shown += [finding for report in plain for finding in report.findings]
    print_findings(shown)
    print_table(_COLUMNS, (row for subject in subjects for row in _rows(subject)))
    if with_sections:
        sections = (row for s in subjects for t in s.texts for row in _sections(t))
        print_table(_SECTION_COLUMNS, sections)
        for subject in subjects:
            _print_summary(subject)


def _print_summary(subject: Subject) -> None:
    for measured in subject.texts:
        for line in summarize(measured.plain) if measured.plain else ():
            click.echo(line)


def _rows(subject: Subject) -> Iterator[tuple[str, ...]]:
    for measured in subject.texts:
        name, tag = subject.slug, measured.language.tag
        counts = measured.level.counts
        size = (
            str(counts.sentences),
            str(counts.words),
            f"{counts.words_per_sentence:.1f}",
            str(measured.longest),
        )
        for level in measured.held:
            sign = "≤" if level.formula.higher == "harder" else "≥"
            value = "" if level.value is None else f"{level.value:.1f}"
            verdict = f"{level.verdict} ({level.note})" if level.note else level.verdict
            target = f"{sign} {level.target:g}"
            yield (
                name,
                tag,
                level.formula.name,
                value,
                level.band,
                target,
                verdict,
                *size,
            )
        if not measured.held:
            none = ("no validated formula", "", "", "", str(measured.verdict))
            yield (name, tag, *none, *size)


def _sections(measured: Measured) -> Iterator[tuple[str, ...]]:
    for section in measured.level.sections:
        counts = section.counts
        levels = (
            f"{level.formula.name} {level.value:.1f}"
            for level in measured.held_of(section)
            if level.value is not None
        )
        yield (
            measured.language.tag,
            str(section.line),
            section.heading,
            ", ".join(levels),
            str(counts.sentences),
            str(counts.words),
            f"{counts.words_per_sentence:.1f}",
            str(max((s.words for s in section), default=0)),
        )
