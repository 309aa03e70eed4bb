"""Handouts to HTML: everything that a template may use, decided before it runs."""

from tpdocs.document.edition import EDITIONS, Edition, Medium
from tpdocs.document.glyphs import check_glyphs, families_of
from tpdocs.document.page import PageRequest
from tpdocs.document.render import TEMPLATES, render_html
from tpdocs.document.review import Review, judge_review

__all__ = [
    "EDITIONS",
    "TEMPLATES",
    "Edition",
    "Medium",
    "PageRequest",
    "Review",
    "check_glyphs",
    "families_of",
    "judge_review",
    "render_html",
]
