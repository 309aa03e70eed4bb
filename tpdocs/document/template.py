"""Jinja2: sandboxed, autoescaped, strict about what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tpdocs.foundation import Project, RenderError, read_text

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["TEMPLATES", "read_sheets", "render_template"]

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


def render_template(project: Project, name: str, values: dict[str, Any]) -> str:
    """Render a template of the project, or else the shipped one.

    Raises:
        RenderError: It is wrong.
    """
    from jinja2 import TemplateError

    try:
        return _environment(project.root).get_template(name).render(values)
    except (TemplateError, *_TEMPLATE_FAULTS) as error:
        culprit = getattr(error, "name", None) or name
        raise RenderError(
            f"the template {culprit} cannot be used: {error}",
            hint="Compare your templates/ with those that tpdocs ships.",
        ) from error


def read_sheets(project: Project, names: Iterable[str]) -> tuple[Markup, ...]:
    """Read style sheets; nothing in one can end the element that it stands in.

    Raises:
        UsageError: One cannot be read.
    """
    texts = (read_text(project.find_style(name)) for name in names)
    return tuple(Markup(text.replace("</", "<\\/")) for text in texts)


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
