"""A whole EPUB file, from the HTML of a document."""

from __future__ import annotations

from tpdocs.formats.epub.archive import make_archive
from tpdocs.formats.epub.content import Content, make_content
from tpdocs.formats.epub.navigation import make_navigation
from tpdocs.formats.epub.package import make_package
from tpdocs.formats.epub.publication import read_publication
from tpdocs.formats.epub.xml import parse_html, write_xml
from tpdocs.formats.pdf import Standard
from tpdocs.formats.result import Rendered
from tpdocs.foundation import Place

__all__ = ["render"]


def render(html: str, _place: Place, _standard: Standard) -> Rendered:
    """Make an EPUB of an HTML document that was rendered for it.

    Raises:
        RenderError: A template or a style sheet of the project's own asks for what
            an EPUB may not have.
    """
    root = parse_html(html)
    publication = read_publication(root)
    content = make_content(root)
    files = {
        "package.opf": write_xml(make_package(publication, content)),
        "nav.xhtml": write_xml(make_navigation(publication, content), is_html=True),
        "handout.xhtml": write_xml(content.root, is_html=True),
        **_resources(content),
    }
    return Rendered(data=make_archive(files), pages=None, first_page_ids=None)


def _resources(content: Content) -> dict[str, bytes]:
    return {resource.name: resource.data for resource in content.resources}
