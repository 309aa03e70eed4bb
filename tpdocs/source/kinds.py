"""The table of block kinds: what a patient leaflet is made of.

To add a kind, add a row here and, if it wants a form of its own, a macro of its name
in ``document/templates/blocks.html``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KINDS", "Kind"]

Shape = Literal["frame", "tint", "list", "plain"]
Wanted = Literal["any", "list", "ordered list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of fenced block."""

    name: str  #: as written after ``:::``
    shape: Shape  #: how it stands on the page
    label: str  #: its name for a screen reader where it has no heading; a msgid
    icon: str = ""  #: name of a decorative drawing in ``styles/icons/``
    wants: Wanted = "any"  #: what must be in it
    values: tuple[tuple[str, str], ...] = ()
    #: placeholders that are printed large in it, each after a label, which is a msgid
    pairs: bool = False  #: stands beside a neighbour that pairs too
    on_first_page: bool = False  #: must be found on the first page


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="main-message",
            shape="tint",
            label=_("Main message"),
            on_first_page=True,
        ),
        Kind(
            name="call-clinic",
            shape="frame",
            label=_("When to call us"),
            icon="phone",
            values=(
                ("clinic_phone", _("Phone:")),
                ("clinic_phone_after_hours", _("When we are closed:")),
            ),
            pairs=True,
            on_first_page=True,
        ),
        Kind(
            name="emergency",
            shape="frame",
            label=_("Emergency"),
            icon="warning",
            pairs=True,
            on_first_page=True,
        ),
        Kind(name="steps", shape="list", label=_("Steps"), wants="ordered list"),
        Kind(name="checklist", shape="list", label=_("Checklist"), wants="list"),
        Kind(name="questions", shape="list", label=_("Questions"), wants="list"),
        Kind(name="unknown", shape="plain", label=_("What is not known")),
        Kind(name="tip", shape="tint", label=_("Tip")),
        Kind(name="about", shape="plain", label=_("About this sheet")),
    )
}
