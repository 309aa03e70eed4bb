"""What every other package stands on: errors, findings, files, languages, projects."""

from tpdocs.foundation.clinic import (
    BLANK,
    LARGE_PRINT,
    PLACEHOLDERS,
    Clinic,
    parse_clinic,
)
from tpdocs.foundation.errors import (
    CatalogError,
    HandoutError,
    MissingToolError,
    RenderError,
    TpdocsError,
    UsageError,
)
from tpdocs.foundation.files import (
    combine_digests,
    decode_text,
    digest_bytes,
    digest_file,
    find_inside,
    held,
    read_text,
    write_linked,
    write_whole,
)
from tpdocs.foundation.finding import (
    Checked,
    Finding,
    Place,
    Severity,
    exit_code,
    has_errors,
)
from tpdocs.foundation.fonts import FontFace, digest_font, find_faces
from tpdocs.foundation.language import (
    SOURCE_TAG,
    Direction,
    Language,
    find_language,
    locale_name,
)
from tpdocs.foundation.phone import PaperSize, dial, paper_size
from tpdocs.foundation.project import (
    PAGE_DOMAIN,
    SHARED_DOMAIN,
    Project,
    is_reserved,
    is_slug,
    read_project,
)
from tpdocs.foundation.script import script_of, scripts_of_language

__all__ = [
    "BLANK",
    "LARGE_PRINT",
    "PAGE_DOMAIN",
    "PLACEHOLDERS",
    "SHARED_DOMAIN",
    "SOURCE_TAG",
    "CatalogError",
    "Checked",
    "Clinic",
    "Direction",
    "Finding",
    "FontFace",
    "HandoutError",
    "Language",
    "MissingToolError",
    "PaperSize",
    "Place",
    "Project",
    "RenderError",
    "Severity",
    "TpdocsError",
    "UsageError",
    "combine_digests",
    "decode_text",
    "dial",
    "digest_bytes",
    "digest_file",
    "digest_font",
    "exit_code",
    "find_faces",
    "find_inside",
    "find_language",
    "has_errors",
    "held",
    "is_reserved",
    "is_slug",
    "locale_name",
    "paper_size",
    "parse_clinic",
    "read_project",
    "read_text",
    "script_of",
    "scripts_of_language",
    "write_linked",
    "write_whole",
]
