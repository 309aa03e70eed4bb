"""What a machine can say of a finished file; it never sees the code that made it."""

from tpdocs.audit.fonts import check_fonts
from tpdocs.audit.verapdf import check_conformance, find_jar
from tpdocs.audit.verdict import Outcome, Verdict

__all__ = ["Outcome", "Verdict", "check_conformance", "check_fonts", "find_jar"]
