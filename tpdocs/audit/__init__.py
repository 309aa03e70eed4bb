"""What a machine can say of a finished file; it never sees the code that made it."""

from tpdocs.audit.expected import Expected, expect_handout
from tpdocs.audit.file import audit_file
from tpdocs.audit.report import Audited, render_report
from tpdocs.audit.rule import Rule
from tpdocs.audit.scout import find_problem
from tpdocs.audit.table import RULES, audit_pdf
from tpdocs.audit.verapdf import STANDARDS, check_conformance, find_jar
from tpdocs.audit.verdict import Outcome, Verdict

__all__ = [
    "RULES",
    "STANDARDS",
    "Audited",
    "Expected",
    "Outcome",
    "Rule",
    "Verdict",
    "audit_file",
    "audit_pdf",
    "check_conformance",
    "expect_handout",
    "find_jar",
    "find_problem",
    "render_report",
]
