"""What the page holds as ``data:`` addresses, as files of the EPUB."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from tpdocs.foundation import RenderError

__all__ = ["Resource", "Shelf"]

_EXTENSIONS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)""", re.DOTALL)
#: What a reading system may not be told: EPUB 3.3 leaves it to ``dir``.
_REFUSED = re.compile(r"(?i)(?<![\w-])(direction|unicode-bidi)\s*:|(@import)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A file beside the page."""

    name: str
    media_type: str
    data: bytes


class Shelf:
    """Collects resources; one that is used twice is there once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_address: dict[str, Resource] = {}

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The files, in the order in which they were first asked for."""
        return tuple(self._by_address.values())

    def place(self, address: str) -> str:
        """Give the name of the file that a ``data:`` address becomes.

        Raises:
            RenderError: It is another kind of address, or not a picture.
        """
        if address not in self._by_address:
            number = len(self._by_address) + 1
            self._by_address[address] = _unpack(address, number)
        return self._by_address[address].name

    def style(self, css: str) -> str:
        """Give CSS with files in place of ``data:`` addresses, without comments.

        Raises:
            RenderError: It has what an EPUB may not have.
        """
        css = _COMMENT.sub("", css)
        refused = _REFUSED.search(css)
        if refused:
            raise RenderError(
                f"a style sheet uses {refused[1] or refused[2]}, which no EPUB may",
                hint="For directions, write dir=… in the template; put the rules of "
                "an imported sheet into your own.",
            )
        return _URL.sub(lambda match: f'url("{self.place(match[2])}")', css)


def _unpack(address: str, number: int) -> Resource:
    head, _, body = address.partition(",")
    media_type, *rest = head.removeprefix("data:").split(";")
    if not address.startswith("data:") or media_type not in _EXTENSIONS:
        raise RenderError(
            f"the page asks for {address[:60]!r}, which an EPUB cannot bring along",
            hint="In your templates/ and styles/, use pictures of the handout alone.",
        )
    is_base64 = "base64" in rest
    data = base64.b64decode(body) if is_base64 else unquote_to_bytes(body)
    name = f"picture-{number}.{_EXTENSIONS[media_type]}"
    return Resource(name=name, media_type=media_type, data=data)
