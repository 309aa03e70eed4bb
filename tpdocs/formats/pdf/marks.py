"""Marks in the content of a page: which piece belongs to which box."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Mark", "Marker"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of a content stream."""

    mcid: int
    form: Any = None  #: the form that it is in, where a page has what is see-through


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks what is drawn as content of a box, or as an artifact."""

    artifacts: Mapping[int, Mapping[str, str]]  #: properties by ``id`` of a box
    marks: dict[Any, Mark] = field(default_factory=dict)  #: by box
    _counts: Counter[int] = field(default_factory=Counter)  #: by ``id`` of a stream

    def method(self) -> Any:
        """Make what stands in for ``Stream.marked``."""

        @contextmanager
        def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
            artifact = self.artifacts.get(id(box))
            if artifact is not None:
                begin = "Artifact", pydyf.Dictionary(artifact)
            else:
                mcid = self._number(stream, box)
                begin = tag, pydyf.Dictionary({"MCID": mcid})
            stream.begin_marked_content(*begin)
            yield
            stream.end_marked_content()

        return marked

    def _number(self, stream: Any, box: Any) -> int:
        """Number a piece: from 0 in each page, and in each form."""
        mcid = self._counts[id(stream)]
        self._counts[id(stream)] += 1
        is_form = stream.extra.get("Type") == "/XObject"
        self.marks[box] = Mark(mcid, stream if is_form else None)
        return mcid
