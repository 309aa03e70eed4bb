"""From a project folder to finished files: plan, make, record."""

from tpdocs.build.build import BuildRequest, Report, build
from tpdocs.build.chosen import Chosen, load_chosen
from tpdocs.build.contact import ContactSheet, check_room, make_contact_sheet
from tpdocs.build.expect import expect_sheet
from tpdocs.build.load import Sheet, load, load_handouts, load_shared
from tpdocs.build.manifest import FileRecord, read_manifest
from tpdocs.build.readings import measure_reading, reading_findings
from tpdocs.build.selection import Selection, choose_languages

__all__ = [
    "BuildRequest",
    "Chosen",
    "ContactSheet",
    "FileRecord",
    "Report",
    "Selection",
    "Sheet",
    "build",
    "check_room",
    "choose_languages",
    "expect_sheet",
    "load",
    "load_chosen",
    "load_handouts",
    "load_shared",
    "make_contact_sheet",
    "measure_reading",
    "read_manifest",
    "reading_findings",
]
