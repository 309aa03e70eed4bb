"""The YAML head of a handout: a table of its fields, each with its check."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from tpdocs.source.tree import Head, Text

if TYPE_CHECKING:
    from tpdocs.source.report import Report

__all__ = ["parse_head"]


class _HeadLoader(yaml.SafeLoader):
    """Plain data only; what looks like a date stays the text that it is."""


def _construct_once(loader: _HeadLoader, node: yaml.Node) -> dict[Any, Any]:
    """Make a mapping; a key that stands twice would win silently."""
    mapping = loader.construct_mapping(node, deep=True)  # type: ignore[arg-type]  # it checks
    if len(mapping) < len(node.value):
        raise yaml.constructor.ConstructorError(
            problem="a field stands twice", problem_mark=node.start_mark
        )
    return mapping


def _keep_text(loader: _HeadLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


_HeadLoader.add_constructor("tag:yaml.org,2002:map", _construct_once)
_HeadLoader.add_constructor("tag:yaml.org,2002:timestamp", _keep_text)

_HINT = "See docs/reference/handout.md for the fields of the head."


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_any_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_month(value: Any) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"20[0-9][0-9]-(0[1-9]|1[0-2])", value)
    )


def _is_month_or_empty(value: Any) -> bool:
    return value == "" or _is_month(value)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1000


def _is_codes(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str)
        and isinstance(codes, list)
        and all(isinstance(code, str) for code in codes)
        for name, codes in value.items()
    )


def _is_grade(value: Any) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and 0 < value < 100


def _is_reading(value: Any) -> bool:
    return isinstance(value, dict) and all(
        key in ("grade", "smog") and _is_grade(limit) for key, limit in value.items()
    )


@dataclass(frozen=True, slots=True)
class _Field:
    check: Callable[[Any], bool]
    wanted: str
    default: Any = None  #: ``None``: the field must be there


_FIELDS: dict[str, _Field] = {
    "id": _Field(_is_text, "a short name such as TPI-01"),
    "title": _Field(_is_text, "text"),
    "summary": _Field(_is_text, "text"),
    "edition": _Field(_is_count, "a whole number from 1"),
    "updated": _Field(_is_month, "a month such as 2026-11"),
    "reviewed-by": _Field(_is_any_text, 'a name, or "" while nobody has', ""),
    "review-by": _Field(_is_month_or_empty, "a month such as 2028-11", ""),
    "codes": _Field(_is_codes, "code systems with lists of codes", {}),
    "reading": _Field(_is_reading, "grade and smog, each a number", {}),
    "pages": _Field(_is_count, "a whole number from 1", 4),
    "order": _Field(_is_count, "a whole number from 1", 999),
}


def parse_head(source: str, report: Report) -> Head | None:
    """Make the head from its YAML, which starts at line 2 of the file.

    Returns:
        ``None`` if anything is wrong; the report says what.
    """
    before = len(report.findings)
    values, lines = _read_fields(source, report)
    if len(report.findings) == before:
        _check_fields(values, lines, report)
    if len(report.findings) > before:
        return None
    return _make_head(values, lines)


def _check_fields(
    values: dict[str, Any], lines: dict[str, int], report: Report
) -> None:
    """Note each field that is missing or wrong."""
    for name, field in _FIELDS.items():
        if name not in values and field.default is None:
            message = f"the head has no {name!r}; it must be {field.wanted}"
            report.error("handout/head", 1, message, _HINT)
        elif name in values and not field.check(values[name]):
            message = f"{name!r} in the head must be {field.wanted}"
            report.error("handout/head", lines[name], message, _HINT)
        elif name in ("title", "summary"):
            report.check_text(values[name], lines[name])


def _make_head(values: dict[str, Any], lines: dict[str, int]) -> Head:
    given = {name: values.get(name, field.default) for name, field in _FIELDS.items()}
    return Head(
        id=given["id"].strip(),
        title=Text(markdown=" ".join(given["title"].split()), line=lines["title"]),
        summary=Text(
            markdown=" ".join(given["summary"].split()), line=lines["summary"]
        ),
        edition=given["edition"],
        updated=given["updated"],
        reviewed_by=given["reviewed-by"].strip(),
        review_by=given["review-by"],
        codes=tuple((name, tuple(codes)) for name, codes in given["codes"].items()),
        grade=_target(given["reading"], "grade"),
        smog=_target(given["reading"], "smog"),
        pages=given["pages"],
        order=given["order"],
    )


def _target(reading: dict[str, Any], name: str) -> float | None:
    return float(reading[name]) if name in reading else None


def _read_fields(source: str, report: Report) -> tuple[dict[str, Any], dict[str, int]]:
    """Read the YAML mapping; dates stay the text that they are written as."""
    try:
        events = yaml.parse(source, Loader=yaml.BaseLoader)
        if any(isinstance(event, yaml.AliasEvent) for event in events):
            report.error("handout/head", 1, "the head uses a YAML alias (*)", _HINT)
            return {}, {}
        node = yaml.compose(source, Loader=yaml.SafeLoader)
        if not isinstance(node, yaml.MappingNode):
            report.error("handout/head", 1, "the head is not a list of fields", _HINT)
            return {}, {}
        return _read_mapping(node, report)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        message = f"the head is not YAML: {error.problem}"
        report.error("handout/head", line, message, _HINT)
    except (
        yaml.YAMLError,
        ValueError,
        KeyError,
        IndexError,
        RecursionError,
    ) as error:
        report.error("handout/head", 1, f"the head is not YAML: {error}", _HINT)
    return {}, {}


def _read_mapping(
    node: yaml.MappingNode, report: Report
) -> tuple[dict[str, Any], dict[str, int]]:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 2
        if key not in _FIELDS:
            known = ", ".join(_FIELDS)
            message = f"the head has an unknown field {key!r}; known: {known}"
            report.error("handout/head", line, message, _HINT)
        elif key in values:
            message = f"the head has {key!r} twice"
            report.error("handout/head", line, message, _HINT)
        else:
            lines[key] = line
            values[key] = _construct(value_node)
    return values, lines


def _construct(node: yaml.Node) -> Any:
    """Make plain Python data of a node; dates and times stay text."""
    return _HeadLoader("").construct_document(node)
