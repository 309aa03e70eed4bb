"""Pages to HTML with Jinja2: sandboxed, autoescaped, strict about what is not there."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from tpdocs.document.page import PageRequest, make_page
from tpdocs.document.phrase import row
from tpdocs.document.picture import data_uri, place_labels, svg_uri
from tpdocs.foundation import Project, RenderError, UsageError, find_inside, read_text
from tpdocs.source import KINDS

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["TEMPLATES", "read_logo", "render_html"]

#: What a project's own template can do wrong.
_TEMPLATE_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
#: The folder of the shipped templates.
TEMPLATES = Path(__file__).parent / "templates"


def render_html(request: PageRequest) -> str:
    """Render a whole HTML document that needs nothing from outside.

    Raises:
        RenderError: A template of the project's own is wrong.
        UsageError: A style sheet, an icon or the logo cannot be read.
    """
    from jinja2 import TemplateError

    project = request.project
    names = request.edition.sheets[request.medium]
    sheets = (*(_sheet(project, name) for name in names), _icon_sheet(project))
    page = make_page(request, sheets, read_logo(project))
    try:
        template = _environment(project.root).get_template("page.html")
        return template.render(
            page=page,
            head=page.handout.head,
            kinds=KINDS,
            _=page.wording.phrase,
            phrases=page.wording.phrases,
            english=page.wording.english,
            isolated=page.wording.isolated,
            row=row,
            gettext=page.wording.plain,
            text=page.inline.render,
            value=page.inline.value,
            picture_uri=data_uri,
            labels_of=place_labels,
            anchor=_Anchors(),
        )
    except (TemplateError, *_TEMPLATE_FAULTS) as error:
        name = getattr(error, "name", None) or "page.html"
        raise RenderError(
            f"the template {name} cannot be used: {error}",
            hint="Compare your templates/ with those that tpdocs ships.",
        ) from error


class _Anchors:
    """Gives each element an id of its own: ``kind-tip``, then ``kind-tip-2``."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """Give the next id for a name."""
        count = self._counts[name] = self._counts.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


@cache
def _environment(root: Path) -> ImmutableSandboxedEnvironment:
    """Make the environment; a project's ``templates/`` come before the shipped ones."""
    from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [FileSystemLoader(root / "templates"), FileSystemLoader(TEMPLATES)]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _sheet(project: Project, name: str) -> Markup:
    """Read a style sheet; nothing in it can end the element that it stands in."""
    return Markup(read_text(project.find_style(name)).replace("</", "<\\/"))


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
