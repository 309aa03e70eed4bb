"""The rules of the audit by what they look at, each module a part of the table."""

from tpdocs.audit.rules import (
    document,
    eyes,
    fonts,
    language,
    links,
    lists,
    order,
    tags,
    text,
)

__all__ = [
    "document",
    "eyes",
    "fonts",
    "language",
    "links",
    "lists",
    "order",
    "tags",
    "text",
]
