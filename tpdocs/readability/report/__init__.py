"""The report on reading levels: records, plain data, and a page to look at."""

from tpdocs.readability.report.data import subject_data
from tpdocs.readability.report.measure import measure_english, measure_translation
from tpdocs.readability.report.page import is_own_page, render_page
from tpdocs.readability.report.records import Before, Measured, Subject, Terms

__all__ = [
    "Before",
    "Measured",
    "Subject",
    "Terms",
    "is_own_page",
    "measure_english",
    "measure_translation",
    "render_page",
    "subject_data",
]
