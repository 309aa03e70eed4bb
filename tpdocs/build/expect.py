"""What a finished PDF should say and look like, from what it was made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tpdocs.build.load import Sheet
from tpdocs.document import Edition, arrange, families_of
from tpdocs.foundation import SOURCE_TAG, Project, find_language

if TYPE_CHECKING:
    from tpdocs.audit import Expected

__all__ = ["expect_sheet"]

#: WCAG 2.2, 1.4.6: our own pages keep the enhanced contrast.
_CONTRAST = 7.0


def expect_sheet(project: Project, sheet: Sheet, edition: Edition) -> Expected:
    """Give what the audit shall compare a PDF of a sheet with."""
    from tpdocs.audit import Expected, expect_handout

    translation = sheet.translation
    blocks = arrange(translation.handout.blocks, edition)
    arranged = replace(translation.handout, blocks=blocks)
    english = find_language(project.languages, SOURCE_TAG)
    return Expected(
        lang=translation.language.tag,
        blocks=expect_handout(arranged, project.clinic),
        families=families_of(translation.language, english),
        smallest=edition.smallest,
        text_size=project.clinic.large_print
        if edition.is_large_print
        else edition.text_size,
        type_scale=translation.language.type_scale,
        contrast=_CONTRAST,
    )
