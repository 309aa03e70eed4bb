"""The rules of the audit by what they look at, each module a part of the table."""

from tpdocs.audit.rules import (
    document,
    eyes,
    fonts,
    language,
    layout,
    links,
    lists,
    order,
    setting,
    tags,
    text,
)

__all__ = [
    "document",
    "eyes",
    "fonts",
    "language",
    "layout",
    "links",
    "lists",
    "order",
    "setting",
    "tags",
    "text",
]
