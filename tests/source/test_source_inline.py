"""Inline Markdown: bold, emphasis, links and placeholders, and nothing else."""

import pytest

from tpdocs.foundation import PLACEHOLDERS
from tpdocs.source import (
    Inline,
    Link,
    Marked,
    Value,
    parse_inline,
    placeholders_in,
    plain_text,
)

GOOD: list[tuple[str, tuple[Inline, ...]]] = [
    ("", ()),
    ("words", ("words",)),
    (
        "**a** *b*",
        (
            Marked(strong=True, children=("a",)),
            " ",
            Marked(strong=False, children=("b",)),
        ),
    ),
    (
        "**a *b***",
        (Marked(strong=True, children=("a ", Marked(strong=False, children=("b",)))),),
    ),
    ("{blank}", (Value("blank"),)),
    ("a {blank}{clinic_name} b", ("a ", Value("blank"), Value("clinic_name"), " b")),
    ("[a](https://b.org)", (Link("https://b.org", ("a",)),)),
    ("[{clinic_phone}](tel:911)", (Link("tel:911", (Value("clinic_phone"),)),)),
    ("<https://b.org>", (Link("https://b.org", ("https://b.org",)),)),
    ("<a@b.org>", (Link("mailto:a@b.org", ("a@b.org",)),)),
    ("[a](mailto:b@c.org)", (Link("mailto:b@c.org", ("a",)),)),
    ("a\nb", ("a", " ", "b")),
    ("&lt;b&gt; \\<b>", ("<b> <b>",)),
    ("2 < 3 & 4 > 1 * 5", ("2 < 3 & 4 > 1 * 5",)),
    ("[a]: https://b.org", ("[a]: https://b.org",)),
]


@pytest.mark.parametrize(("markdown", "nodes"), GOOD)
def test_good_text(markdown: str, nodes: tuple[Inline, ...]) -> None:
    """What is allowed becomes nodes, without problems."""
    parsed = parse_inline(markdown)
    assert (parsed.nodes, parsed.problems) == (nodes, ())


@pytest.mark.parametrize(
    ("markdown", "rule", "left"),
    [
        ("a {b} c", "placeholder", "a {b} c"),
        ("a <b>c</b>", "html", "a c"),
        ("a `b`", "markup", "a "),
        ("a  \nb", "markup", "ab"),
        ("![a](b)", "markup", ""),
        ("[a](http://b)", "link", ""),
        ("[a](https:)", "link", ""),
        ("[a](javascript:b)", "link", ""),
        ("**[a](data:b)**", "link", ""),
        ("[![a](b)](https://c.org)", "markup", ""),
        ("&#123;nobody&#125;", "placeholder", "{nobody}"),
        ("\\{nobody}", "placeholder", "{nobody}"),
    ],
)
def test_bad_text(markdown: str, rule: str, left: str) -> None:
    """Anything else is a problem with a hint; only braces are left as they are."""
    parsed = parse_inline(markdown)
    assert {problem.rule for problem in parsed.problems} == {rule}
    assert all(problem.hint and problem.message for problem in parsed.problems)
    assert plain_text(parsed.nodes) == left


@pytest.mark.parametrize(
    "href",
    [
        "https:evil",
        "https:/evil",
        "https:///evil",
        "https://?a",
        "https://",
        "https://:1",
        "https://user:word@example.org",
        "tel:ask-us",
        "mailto:nobody",
    ],
)
def test_address_that_leads_nowhere(href: str) -> None:
    """An address has a host, a number or a mailbox; a patient would try it."""
    assert [p.rule for p in parse_inline(f"[a]({href})").problems] == ["link"]


@pytest.mark.parametrize(
    "href",
    [
        "tel:{clinic_phone}",
        "https://a.org/{clinic_name}",
        "https://a.org/{0.__class__}",
        "mailto:{clinic_web}",
    ],
)
def test_placeholder_in_an_address(href: str) -> None:
    """A placeholder in an address is not filled in, so it is a problem, not a link."""
    assert parse_inline(f"[a]({href})").problems


@pytest.mark.parametrize("text", ["[a](https://b c)", "[a](<https://b)", "[a](b"])
def test_link_that_is_not_one(text: str) -> None:
    """A link that Markdown does not take would print its brackets: it is a problem."""
    assert parse_inline(text).problems


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("", ()),
        ("{blank} {nobody} {blank}", ("blank", "nobody", "blank")),
        ("{} { a } {{b}}", ("", " a ", "b")),
        ("{ open", ()),
        ("**{blank}**", ("blank",)),
    ],
)
def test_placeholders_in(markdown: str, names: tuple[str, ...]) -> None:
    """All names in braces are found, known or not, in their order."""
    assert placeholders_in(markdown) == names


def test_every_placeholder_is_known_to_the_parser() -> None:
    """Each placeholder of the clinic parses to its value."""
    for name in PLACEHOLDERS:
        assert parse_inline(f"{{{name}}}").nodes == (Value(name),)


def test_plain_text() -> None:
    """The words alone; a placeholder stands as its name."""
    nodes = parse_inline("**Call** [us](tel:1) on {clinic_phone}.").nodes
    assert plain_text(nodes) == "Call us on {clinic_phone}."
