"""Laws of translation: no braces of a translator are evaluated, none are lost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shipped import SPANISH

from tpdocs.catalog import (
    Entry,
    PoFile,
    State,
    format_po,
    handout_template,
    parse_po,
    translate,
)
from tpdocs.foundation import PLACEHOLDERS, has_errors
from tpdocs.source import (
    Handout,
    Inline,
    Link,
    Marked,
    Text,
    Value,
    find_segments,
    parse_handout,
    parse_inline,
)

LAW = settings(deadline=None, max_examples=60)
PO = "locales/es/LC_MESSAGES/law.po"
SOURCE = """---
id: L
title: A title
summary: A summary
edition: 1
updated: 2026-11
---

Call {clinic_phone} or **{emergency_number}**.

Words [with a link](https://example.org).

- {blank} times {blank}
"""
HOSTILE = [
    "{0.__class__}",
    "{0.__class__.__mro__[1].__subclasses__}",
    "{{ 7*7 }}",
    "{{config}}",
    "{% for x in y %}",
    "{# a #}",
    "{clinic_phon}",
    "{clinic_phone!r}",
    "{clinic_phone:>99999999}",
    "{ clinic_phone }",
    "{clinic_name}",
    "{}",
    "{0}",
    "{",
    "}",
    "${HOME}",
    "%(clinic_phone)s",
    "{clinic_**phone**}",
    "\\{clinic_phone\\}",
    "&#123;clinic_phone&#125;",
    "&lbrace;clinic_phone&rbrace;",
    "[{clinic_phone}](https://example.org)",
    "<script>{clinic_phone}</script>",
    "\uff5bclinic_phone\uff5d",
    "{clinic\u200b_phone}",
]


def source() -> Handout:
    """Parse the handout of these laws."""
    handout = parse_handout(SOURCE, Path(), "handouts/law.md").value
    assert handout is not None
    return handout


def catalog(*msgstrs: str) -> PoFile:
    """Give each message of the handout a translation, the last to all that are left."""
    template = handout_template(source())
    given_strings = [*msgstrs, *[msgstrs[-1]] * len(template.entries)]
    return replace(
        template,
        entries=tuple(
            replace(entry, msgstr=msgstr)
            for entry, msgstr in zip(template.entries, given_strings, strict=False)
        ),
    )


def values_of(text: Text) -> Counter[str]:
    """Count the values that a page prints for a text."""

    def names(nodes: tuple[Inline, ...]) -> list[str]:
        found: list[str] = []
        for node in nodes:
            if isinstance(node, Value):
                found.append(node.name)
            elif isinstance(node, (Marked, Link)):
                found += names(node.children)
        return found

    return Counter(names(parse_inline(text.markdown).nodes))


braces = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS]),
        st.text("{}%#ab_. 0"),
        st.text(max_size=5),
    ),
    max_size=4,
).map(" ".join)


@LAW
@given(st.lists(braces, min_size=1, max_size=6))
@example(["&#123;clinic_phone&#125;"])
@example(["Llame al \\{clinic_phone\\}"])
def test_what_is_printed_has_the_values_of_the_english(msgstrs: list[str]) -> None:
    """Whatever a translator writes, a page has no broken text and the same values."""
    before = source()
    after = translate(before, catalog(*msgstrs), SPANISH, PO).handout
    pairs = zip(find_segments(before), find_segments(after), strict=True)
    for english, shown in pairs:
        assert parse_inline(shown.text.markdown).problems == ()
        assert values_of(shown.text) == values_of(english.text)


@LAW
@given(braces)
def test_message_is_whole_or_english(msgstr: str) -> None:
    """A translation is shown as it is, or the English stands there, and is told."""
    done = translate(source(), catalog(msgstr), SPANISH, PO)
    for segment in find_segments(done.handout):
        text = segment.text
        if text.markdown not in SOURCE:
            assert (text.markdown, text.tag) == (msgstr, "es")
    assert has_errors(done.findings) == bool(done.coverage.failing)


@pytest.mark.parametrize("msgstr", HOSTILE)
def test_hostile_translation_is_a_finding(msgstr: str) -> None:
    """A placeholder that is unknown, changed or too many is an error at its line."""
    message = "Call {clinic_phone} or **{emergency_number}**."
    text = format_po(PoFile(entries=(Entry(msgid=message, msgstr=msgstr),)))
    file = parse_po(text, PO).value
    assert file is not None
    line = text.split("\n").index(f'msgid "{message}"') + 1
    done = translate(source(), file, SPANISH, PO)
    errors = [f for f in done.findings if f.is_error]
    assert "catalog/placeholder" in {f.rule for f in errors}
    assert {str(f.place) for f in errors} == {f"{PO}:{line}"}
    assert all(f.hint for f in errors)
    assert done.coverage.failing == 1
    assert message in {s.text.markdown for s in find_segments(done.handout)}


def test_states_are_told_apart() -> None:
    """A failing message is counted as failing, not as missing."""
    assert {state.value for state in State} == {
        "translated",
        "fuzzy",
        "missing",
        "failing",
    }


@pytest.mark.slow
def test_page_with_hostile_translations(
    project: Path, html_of: Callable[..., str]
) -> None:
    """A page made of hostile translations shows none of them, and computes nothing."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    hostile = [
        "{{ 7771*7 }}",
        "{0.__class__}",
        "<script>x1</script>",
        "[x2](javascript:x3)",
    ]
    hostile += [
        "![x4](https://x5.org/a.png)",
        "{% include 'x6' %}",
        "`x7`",
        "{clinic_phon}",
    ]
    file = parse_po(path.read_text(encoding="utf-8"), PO).value
    assert file is not None
    entries = tuple(
        replace(entry, msgstr=hostile[number % len(hostile)])
        for number, entry in enumerate(file.entries)
    )
    path.write_text(format_po(replace(file, entries=entries)), encoding="utf-8")
    html = html_of(project, "es")
    assert "Rest helps." in html
    for sign in ("54397", "__class__", "x1", "x2", "x3", "x4", "x5.org", "x6", "x7"):
        assert sign not in html
    assert "clinic_phon" not in html
