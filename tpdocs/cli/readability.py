"""``tpdocs readability``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import click

import tpdocs
from tpdocs.build import Selection, load_chosen
from tpdocs.build.reading_report import measure_subjects
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table
from tpdocs.foundation import Finding, Project, UsageError, write_whole
from tpdocs.readability import Counts, Level, SecondOpinion, Sentence, Verdict
from tpdocs.readability.measures import lengths_of, unit_of
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
_MEASURES_COLUMNS = (
    "Language",
    "Mean sentence",
    "Longest",
    "Long words",
    "Rare words",
    "Terms explained",
    "Longer than English",
    "Joined",
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
_OTHERS_COLUMNS = ("Syllables counted otherwise", "Times", "By us", "By textstat")


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
    which is not a pass. English is measured by textstat too, and the stricter of the
    two values decides. With a SLUG also what can be measured without a formula, each
    section, and what the rules of plain language find. Sentences and words are those
    of running text.
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
    selection = Selection(handouts=(slug,) if slug else (), languages=tags)
    chosen = load_chosen(project, selection)
    subjects = measure_subjects(project, chosen.sheets)
    reading = (f for s in subjects for text in s.texts for f in text.findings)
    return subjects, tuple(dict.fromkeys((*chosen.findings, *reading)))


def _print(
    subjects: Sequence[Subject], findings: tuple[Finding, ...], *, with_sections: bool
) -> None:
    print_findings(_shown(subjects, findings, with_plain=with_sections))
    print_table(_COLUMNS, (row for subject in subjects for row in _rows(subject)))
    for subject in subjects if with_sections else ():
        print_table(_MEASURES_COLUMNS, map(_measures, subject.texts))
        sections = (row for text in subject.texts for row in _sections(text))
        print_table(_SECTION_COLUMNS, sections)
        others = [row for text in subject.texts for row in _others(text)]
        if others:
            print_table(_OTHERS_COLUMNS, others)
        _print_summary(subject)


def _shown(
    subjects: Sequence[Subject], findings: tuple[Finding, ...], *, with_plain: bool
) -> Iterator[Finding]:
    yield from (f for f in findings if f.is_error or f.rule.startswith("reading/"))
    texts = (text for subject in subjects for text in subject.texts)
    for text in texts if with_plain else ():
        yield from text.plain.findings if text.plain else ()


def _print_summary(subject: Subject) -> None:
    for measured in subject.texts:
        for line in summarize(measured.plain) if measured.plain else ():
            click.echo(line)


def _measures(measured: Measured) -> tuple[str, ...]:
    found, terms, ratios = measured.measures, measured.terms, measured.ratios
    return (
        measured.language.tag,
        f"{found.sentence:.1f} {found.unit}",
        f"{found.longest} {found.unit}",
        _percent(found.long_share),
        _percent(found.rare_share),
        f"{terms.explained} of {terms.medical}",
        f"{sum(ratio.is_long for ratio in ratios)}" if ratios else "",
        f"{sum(ratio.is_joined for ratio in ratios)}" if ratios else "",
    )


def _percent(share: float | None) -> str:
    return "not known" if share is None else f"{100 * share:.1f} %"


def _rows(subject: Subject) -> Iterator[tuple[str, ...]]:
    for measured in subject.texts:
        key, report = (subject.slug, measured.language.tag), measured.level
        size = _size(report.counts, report.sentences, measured)
        for level in measured.held:
            yield (
                *key,
                level.formula.name,
                "" if level.value is None else f"{level.value:.1f}",
                level.band,
                _target(level),
                _verdict(level, level.value),
                *size,
            )
            if level.second is not None and report.second is not None:
                yield *key, *_second_row(level, level.second, report.second)
        if not measured.held:
            none = ("no validated formula", "", "", "", str(measured.verdict))
            yield (*key, *none, *size)


def _second_row(level: Level, value: float, opinion: SecondOpinion) -> tuple[str, ...]:
    """Return the cells of a row for what textstat says of a level."""
    counts = (opinion.sentences, opinion.words)
    mean = f"{opinion.words / opinion.sentences:.1f}"
    return (
        "by textstat",
        f"{value:.1f}",
        level.formula.band(value),
        _target(level),
        _verdict(level, value),
        *map(str, counts),
        mean,
        "",
    )


def _target(level: Level) -> str:
    sign = "≤" if level.formula.higher == "harder" else "≥"
    return f"{sign} {level.target:g}"


def _verdict(level: Level, value: float | None) -> str:
    """Return the verdict of one of the two values; the level has that of both."""
    verdict = level.verdict
    if verdict is Verdict.FAIL and value is not None:
        passes = level.formula.meets(value, level.target)
        verdict = Verdict.PASS if passes else Verdict.FAIL
    return f"{verdict} ({level.note})" if level.note else verdict


def _others(measured: Measured) -> Iterator[tuple[str, ...]]:
    """Yield the words whose syllables textstat counts otherwise."""
    opinion = measured.level.second
    for other in opinion.others if opinion else ():
        counted = (other.times, other.ours, other.textstat)
        yield (other.word, *map(str, counted))


def _sections(measured: Measured) -> Iterator[tuple[str, ...]]:
    for section in measured.level.sections:
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
            *_size(section.counts, section, measured),
        )


def _size(
    counts: Counts, sentences: Iterable[Sentence], measured: Measured
) -> tuple[str, ...]:
    """Give sentences and words, and the mean and the longest sentence in its unit."""
    unit = unit_of(measured.language.tag)
    lengths = lengths_of(sentences, unit) or (0,)
    sign = " char." if unit == "characters" else ""
    mean, longest = f"{fmean(lengths):.1f}{sign}", f"{max(lengths)}{sign}"
    return str(counts.sentences), str(counts.words), mean, longest
