"""Pages to HTML."""

from __future__ import annotations

import base64
from functools import partial

from markupsafe import Markup

from tpdocs.document.outline import panel_weights
from tpdocs.document.page import Page, PageRequest, make_page
from tpdocs.document.phrase import row
from tpdocs.document.picture import cut_legend, data_uri, place_labels, svg_uri
from tpdocs.document.template import read_sheets, render_template
from tpdocs.foundation import Project, UsageError, find_inside, read_text
from tpdocs.source import KINDS, Text

__all__ = ["read_logo", "render_html"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


_CONTINUED = _("{heading} (continued)")


def render_html(request: PageRequest) -> str:
    """Render a whole HTML document that needs nothing from outside.

    Raises:
        RenderError: A template of the project's own is wrong.
        UsageError: A style sheet, an icon or the logo cannot be read.
    """
    project = request.project
    names = request.edition.sheets[request.medium]
    sheets = (*read_sheets(project, names), _icon_sheet(project))
    page = make_page(request, sheets, read_logo(project))
    values = {
        "page": page,
        "head": page.handout.head,
        "kinds": KINDS,
        "_": page.wording.phrase,
        "phrases": page.wording.phrases,
        "spoken_name": page.wording.spoken_name,
        "isolated": page.wording.isolated,
        "row": row,
        "panel_weights": panel_weights,
        "gap": "" if page.language.is_unspaced else " ",
        "dot": _DOT,
        "gettext": page.wording.plain,
        "text": page.inline.render,
        "value": page.inline.value,
        "has_value": project.clinic.value_of,
        "split_blank": page.inline.split_blank,
        "continued": partial(_continue_heading, page),
        "picture_uri": data_uri,
        "labels_of": place_labels,
        "cut_legend": cut_legend,
        "anchor": _Anchors(),
    }
    return render_template(project, "page.html", values)


def _continue_heading(page: Page, heading: Text) -> str:
    """Return what a page says that begins in the middle of a section."""
    words = page.inline.words(heading)
    return page.wording.plain(_CONTINUED).replace("{heading}", words)


#: Fonts of Han characters have it as wide as one of these.
_DOT = Markup('<span class="dot">·</span>')


class _Anchors:
    """Gives each element an id of its own: ``kind-tip``, then ``kind-tip-2``."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """Give the next id for a name."""
        count = self._counts[name] = self._counts.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def _icon_sheet(project: Project) -> Markup:
    """Make the rules that show the icons of the block kinds, which are decorative."""
    rules = []
    for icon in sorted({kind.icon for kind in KINDS.values() if kind.icon}):
        uri = svg_uri(read_text(project.find_style(f"icons/{icon}.svg")))
        rules.append(f'.icon-{icon}{{background-image:url("{uri}")}}')
    return Markup("\n".join(rules))


def read_logo(project: Project) -> str:
    """Give the clinic's logo as a ``data:`` address; empty if it has none.

    Raises:
        UsageError: It is not an SVG or PNG file inside the project folder.
    """
    name = project.clinic.logo
    if not name:
        return ""
    path = find_inside(project.root, name)
    if path is None or not path.is_file() or path.suffix not in (".svg", ".png"):
        raise UsageError(
            f"clinic.toml: the logo {name!r} is not an SVG or PNG file in the project",
            hint="Put the file beside clinic.toml and name it there.",
        )
    media_type = "image/png" if path.suffix == ".png" else "image/svg+xml"
    return f"data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()}"
