"""Handouts to HTML: everything that a template may use, decided before it runs."""

from tpdocs.document.edition import EDITIONS, Edition, Medium
from tpdocs.document.form import FormRequest, Question, render_form
from tpdocs.document.glyphs import check_glyphs, families_of
from tpdocs.document.outline import arrange
from tpdocs.document.page import PageRequest
from tpdocs.document.render import render_html
from tpdocs.document.review import Review, judge_review
from tpdocs.document.template import TEMPLATES

__all__ = [
    "EDITIONS",
    "TEMPLATES",
    "Edition",
    "FormRequest",
    "Medium",
    "PageRequest",
    "Question",
    "Review",
    "arrange",
    "check_glyphs",
    "families_of",
    "judge_review",
    "render_form",
    "render_html",
]
