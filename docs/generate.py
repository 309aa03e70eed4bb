"""Writes the reference pages that are made from tables: ``make docs``.

A test runs it and fails if a page differs, so these pages cannot go stale.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from tpdocs.audit import RULES, STANDARDS
from tpdocs.catalog import checks
from tpdocs.cli.main import cli
from tpdocs.document import EDITIONS
from tpdocs.formats import FORMATS
from tpdocs.foundation import PLACEHOLDERS, read_project
from tpdocs.readability import COUNTED, FORMULAS, LISTED, Formula, formulas_for
from tpdocs.readability.plain import ITEMS, PLAIN_RULES, Source, hard_words, idioms
from tpdocs.source import KINDS

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"


def commands_page() -> Iterator[str]:
    """Give the help of every command."""
    yield "# Commands"
    yield "Made by `make docs` from the help of the commands themselves."
    context = click.Context(cli, info_name="tpdocs")
    yield f"```text\n{cli.get_help(context)}\n```"
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            yield from _command(command, context)


def _command(command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=command.name, parent=parent)
    yield f"## {context.command_path}"
    yield f"```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _command(inner, context)


def kinds_page() -> Iterator[str]:
    """Give the tables of block kinds, placeholders, editions and languages."""
    yield "# Tables"
    yield "Made by `make docs` from the tables in the code and `languages.toml`."
    yield "## Block kinds"
    rows = [
        (
            f"`::: {kind.name}`",
            kind.label,
            kind.wants,
            "yes" if kind.on_first_page else "",
        )
        for kind in KINDS.values()
    ]
    yield _table(("Write", "Spoken name", "Must hold", "On page 1"), rows)
    yield "## Placeholders"
    values = [
        (
            f"`{{{name}}}`",
            f"`{field.replace('_', '-')}` in `clinic.toml`"
            if field
            else "a space to write in",
        )
        for name, field in PLACEHOLDERS.items()
    ]
    yield _table(("Write", "Prints"), values)
    yield "## Editions and formats"
    layouts = [
        (edition.name, ", ".join(f for f in FORMATS if f in edition.sheets))
        for edition in EDITIONS.values()
    ]
    yield _table(("Edition", "Formats"), layouts)
    yield "## Languages"
    yield _table(
        ("Tag", "Name", "Own name", "Direction", "Fonts", "Reading formula"),
        list(_languages()),
    )


def _languages() -> Iterator[tuple[str, ...]]:
    project = read_project(ROOT).value
    for language in project.languages.values() if project else ():
        yield (
            f"`{language.tag}`",
            language.english_name,
            language.name,
            language.direction,
            ", ".join(language.fonts),
            language.formula,
        )


def audit_page() -> Iterator[str]:
    """Give the rules of the audit."""
    yield "# Rules of the audit"
    yield "Made by `make docs` from the table in the code."
    yield (
        "`tpdocs audit` and every build apply these to each PDF. Each passes, fails, "
        "or was not checked. Rules with a star compare the file with its handout. "
        "Rules that look at pages look at the number given; a longer file is then not "
        "checked."
    )
    rows = [("`document/readable`", "The file can be read, without a password", "", "")]
    rows += [
        (f"`{name}`", f"veraPDF finds the file to be {name}", name, "all")
        for name in STANDARDS
    ]
    rows += [
        (
            f"`{rule.name}`" + (" \\*" if rule.needs_source else ""),
            rule.title,
            ", ".join(rule.clauses),
            str(rule.pages or "all"),
        )
        for rule in RULES
    ]
    yield _table(("Rule", "What holds where it passes", "Asked for by", "Pages"), rows)


def plain_page() -> Iterator[str]:
    """Give the rules of plain language, the items that they answer, and the words."""
    yield "# Rules of plain language"
    yield "Made by `make docs` from the tables in the code."
    yield (
        "`tpdocs check` applies these to the English of each handout. A rule judged "
        "*automatic* passes or fails; one judged *partial* fails, or leaves the rest "
        "to a person; either may not apply. A warning should be read, a note may "
        "stand, and none is an error. "
        "[Why, and what they miss](../explanation/plain-language.md)."
    )
    rules = [
        (f"`{rule.name}`", rule.title, rule.judged, rule.severity, _asked(rule.sources))
        for rule in PLAIN_RULES
    ]
    yield _table(
        (
            "Rule",
            "What holds where nothing is found",
            "Judged",
            "Severity",
            "Asked for by",
        ),
        rules,
    )
    for document, name in (
        ("CDC CCI", "CDC Clear Communication Index"),
        ("PEMAT-P", "PEMAT for print (13 and 14 are for film)"),
    ):
        yield f"## {name}"
        yield (
            "In our own words. The rules are informed by these items; they are no "
            "application of the instrument, and give no score."
        )
        yield _table(("No.", "Asks", "Judged", "Rules"), list(_items(document)))
    yield "## Hard words"
    words = [(t.hard, ", ".join(t.plain), t.kind, t.source) for t in hard_words().terms]
    yield _table(("Hard", "Plainer", "Kind", "Listed by"), words)
    yield "## Idioms and phrasal verbs"
    phrases = [(term.hard, ", ".join(term.plain)) for term in idioms().terms]
    yield _table(("Idiom", "Plainer"), phrases)


def _asked(sources: tuple[Source, ...]) -> str:
    return "; ".join(f"{source.document}: {source.item}" for source in sources)


def _items(document: str) -> Iterator[tuple[str, ...]]:
    for item in ITEMS:
        if item.source.document == document:
            rules = [f"`{r.name}`" for r in PLAIN_RULES if item.source in r.sources]
            yield item.source.item, item.asks, item.judged, ", ".join(rules)


def readability_page() -> Iterator[str]:
    """Give the readability formulas, and which language has one."""
    yield "# Readability"
    yield (
        "Made by `make docs` from the table in the code. "
        "[Why these](../explanation/readability.md) says how they were chosen."
    )
    yield "## Languages"
    yield (
        "The gate holds the English to the first formula and to SMOG, each by our "
        "count and by textstat's, the stricter of which decides "
        "([how](../explanation/readability.md#what-textstat-does-here)), and a "
        "translation to the first formula of its own, as a warning. **No validated "
        "formula** is an answer, and not a pass: what is said of such a language is "
        "how long its sentences are, how many words are long or rare, and how it "
        "stands beside its English, block by block. `reading =` in "
        "`locales/languages.toml` names a formula of the table for a language."
    )
    head = ("Tag", "Name", "Formulas", "Syllables", "Rare words")
    yield _table(head, list(_readable_languages()))
    yield "## Formulas"
    yield _table(
        ("Name", "Title", "Made for", "Higher is", "Target"),
        [
            (
                f"[`{f.name}`](#{f.name})",
                f.title,
                ", ".join(f.languages),
                f.higher,
                _target(f),
            )
            for f in FORMULAS.values()
        ],
    )
    for formula in FORMULAS.values():
        yield from _formula(formula)


def _readable_languages() -> Iterator[tuple[str, ...]]:
    project = read_project(ROOT).value
    for language in project.languages.values() if project else ():
        subtag = language.tag.partition("-")[0]
        names = ", ".join(f"`{f.name}`" for f in formulas_for(language))
        if not language.is_pseudo:
            yield (
                f"`{language.tag}`",
                language.english_name,
                names or "no validated formula",
                "counted" if subtag in COUNTED else "not counted",
                "listed" if subtag in LISTED else "no list",
            )


def _formula(formula: Formula) -> Iterator[str]:
    yield f"### {formula.name}"
    yield f"**{formula.title}**: {formula.written}"
    bands = "; ".join(
        band.name
        if band.floor == float("-inf")
        else f"from {band.floor:g}: {band.name}"
        for band in formula.bands
    )
    example = formula.example
    rows = [
        ("Scale", f"{formula.scale}; higher is {formula.higher}"),
        ("Bands", bands or "none are known"),
        ("Target", f"{_target(formula)}. {formula.target_why}"),
        ("Source", formula.source),
        ("Limits", formula.limits),
        ("Worked example", f"“{example.text}”"),
        ("", f"{example.counted} = {example.value:.2f}"),
    ]
    yield _table(("What", "Says"), rows)


def _target(formula: Formula) -> str:
    """Say a target in words: ``at most 6``."""
    order = "at most" if formula.higher == "harder" else "at least"
    return f"{order} {formula.target:g}"


def checks_page() -> Iterator[str]:
    """Give the rules for translations, what languages lack, and planted faults."""
    yield "# Checks of translations"
    yield (
        "Made by `make docs` from the table in the code. "
        "[Why they are as they are](../explanation/checks.md)."
    )
    yield (
        "`tpdocs check` applies all of them. Errors are also looked for whenever a "
        "catalog is read, and a message with one is shown in English. A rule is "
        "switched off for one message by a flag, with a reason in a comment of the "
        "translator. A flag without one is an error, and does not count. Rules with a "
        "star cannot be switched off."
    )
    yield (
        "```po\n# ignore-number: the English has the dose of another pill\n"
        '#, ignore-number\nmsgid "Take 2 pills."\nmsgstr "Tome 3 pastillas."\n```'
    )
    glossary = checks.glossary_rules(checks.Glossary())
    yield from _rules("Errors", checks.ERROR_RULES)
    yield from _rules("Warnings", (*checks.WARNING_RULES, *glossary))
    yield from _rules("Warnings about messages together", checks.ACROSS_RULES)
    yield "## Languages of which too little is known for a rule"
    yield "The rule is then not checked, and `tpdocs check` says so."
    yield _table(("Tag", "Language", "Not checked"), list(_unchecked()))
    yield "## Planted faults"
    yield (
        "`make faults` plants each kind of fault in real catalogs of thirteen "
        "languages, and counts what is found. A plus: the number, phone, address, "
        "date, value or bold text is put into both texts first, for they have few."
    )
    yield (ROOT / "tests" / "faults" / "table.md").read_text(encoding="utf-8").strip()


def _rules(
    title: str, rules: Iterable[checks.Rule | checks.AcrossRule]
) -> Iterator[str]:
    yield f"## {title}"
    always = [r.name for r in checks.ERROR_RULES if not r.can_ignore]
    rows = [
        (
            f"`{rule.name}`" + (" \\*" if rule.name in always else ""),
            rule.summary,
            rule.source,
        )
        for rule in rules
    ]
    yield _table(("Rule", "What it finds", "Why, or by what"), rows)


def _unchecked() -> Iterator[tuple[str, ...]]:
    project = read_project(ROOT).value
    languages = project.languages.values() if project else ()
    glossary = checks.read_glossary(project) if project else None
    for language in languages:
        if language.is_source or language.is_pseudo:
            continue
        report = checks.check_catalog([], "", language, glossary)
        names = ", ".join(f"`{name}`" for name in report.not_checked)
        yield f"`{language.tag}`", language.english_name, names


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands_page,
    "audit.md": audit_page,
    "checks.md": checks_page,
    "plain-language.md": plain_page,
    "readability.md": readability_page,
    "tables.md": kinds_page,
}


def main(folder: Path = REFERENCE) -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        text = "\n\n".join(page())
        (folder / name).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE)
