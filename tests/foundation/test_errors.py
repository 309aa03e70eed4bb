"""The error tree: every class has its exit code, a sentence and a next step."""

import re

import pytest

from tpdocs.foundation import (
    CatalogError,
    HandoutError,
    MissingToolError,
    RenderError,
    TpdocsError,
    UsageError,
    errors,
)

CODES: dict[type[TpdocsError], int] = {
    TpdocsError: 1,
    UsageError: 2,
    HandoutError: 3,
    CatalogError: 4,
    MissingToolError: 5,
    RenderError: 6,
}


@pytest.mark.parametrize(("error", "code"), CODES.items())
def test_class_has_its_exit_code(error: type[TpdocsError], code: int) -> None:
    """The exit code stands on the class, as the design's table has it."""
    assert error.exit_code == code


def test_every_class_is_in_the_tree() -> None:
    """No error class is outside the table above, and each says what it is."""
    classes = {getattr(errors, name) for name in errors.__all__}
    assert classes == {TpdocsError, *TpdocsError.__subclasses__()} == set(CODES)
    assert all(error.__doc__ for error in classes)


def test_drawn_tree_is_the_real_one() -> None:
    """The tree drawn at the top of the module names each class and its code."""
    drawn = dict(re.findall(r"(\w+Error) +(\d)", errors.__doc__ or ""))
    assert drawn == {error.__name__: str(code) for error, code in CODES.items()}


@pytest.mark.parametrize("error", CODES)
def test_error_keeps_message_and_hint(error: type[TpdocsError]) -> None:
    """An error is its message, and carries the next step beside it."""
    raised = error("it broke", hint="Mend it.")
    assert (str(raised), raised.message, raised.hint) == (
        "it broke",
        "it broke",
        "Mend it.",
    )


@pytest.mark.parametrize("error", CODES)
def test_hint_cannot_be_left_out(error: type[TpdocsError]) -> None:
    """Whoever raises an error has to say what to do next."""
    with pytest.raises(TypeError, match="hint"):
        error("it broke")  # type: ignore[call-arg]
