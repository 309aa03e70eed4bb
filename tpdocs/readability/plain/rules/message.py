"""Rules about the main message and what the reader is asked to do."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.actions import is_order
from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.rule import (
    Fault,
    Judged,
    Rule,
    Source,
    always,
    fault,
    is_long,
)
from tpdocs.readability.plain.view import View
from tpdocs.readability.plain.voice import find_passive
from tpdocs.source import KINDS, Panel

__all__ = ["RULES"]

_MESSAGE = "main-message"
#: CDC CCI 1 asks for one message of one to three short sentences.
_MOST_SENTENCES = 3
#: Panels that say what to do and when; their words are calls to action (CDC CCI 6).
_ACTIONS = (_MESSAGE, "call-clinic", "emergency", "steps")


def _messages(view: View) -> list[Panel]:
    blocks = view.handout.blocks
    return [b for b in blocks if isinstance(b, Panel) and b.kind == _MESSAGE]


def _main_message(view: View) -> Iterator[Fault]:
    found = _messages(view)
    if not found:
        yield Fault(message="the handout has no main message", line=1)
    for panel in found[1:]:
        yield Fault(message="there is a second main message", line=panel.line)
    said = [s for p in view.running if p.panel == _MESSAGE for s in p.sentences]
    if len(found) == 1 and len(said) > _MOST_SENTENCES:
        message = f"the main message has {len(said)} sentences"
        yield Fault(message=message, line=found[0].line)


def _message_first(view: View) -> Iterator[Fault]:
    found = _messages(view)
    if not found:
        yield Fault(message="there is no main message to begin with", line=1)
    elif view.handout.blocks[0] is not found[0]:
        message = "the main message is not the first block"
        yield Fault(message=message, line=found[0].line)


def _message_cue(view: View) -> Iterator[Fault]:
    if not _messages(view) or KINDS[_MESSAGE].shape == "plain":
        yield Fault(message="no frame or tint marks a main message", line=1)


def _message_active(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        if passage.panel in _ACTIONS and (passive := find_passive(sentence)):
            yield fault(passage, f"{passive!r} is passive, in a {passage.panel} panel")


def _call_to_action(view: View) -> Iterator[Fault]:
    headings = (p for p in view.passages if p.role == "heading")
    texts = (s for p in (*view.running, *headings) for s in p.sentences)
    if not any(map(is_order, texts)):
        yield Fault(message="no sentence tells the reader what to do", line=1)


def _contact(view: View) -> Iterator[Fault]:
    values = {name for p in view.passages for name in p.values}
    if "call-clinic" not in view.panels and "clinic_phone" not in values:
        yield Fault(message="the handout does not say when to call, and whom", line=1)


def _addresses_you(view: View) -> Iterator[Fault]:
    patients = GRAMMAR.words("content", "patients")
    orders = GRAMMAR.words("content", "orders")
    for passage, sentence in view.sentences:
        if patients.isdisjoint(sentence.words):
            continue
        for at, word in enumerate(sentence.words):
            if word in patients and not orders.isdisjoint(sentence.words[at:][1:4]):
                said = " ".join(sentence.words[at : at + 3])
                yield fault(passage, f"{said!r} does not speak to the reader")
                break


def _has_you(view: View) -> Iterator[Fault]:
    yield from _addresses_you(view)
    sentences = [s for _, s in view.sentences]
    speaks = any(is_order(s) or not _YOU.isdisjoint(s.words) for s in sentences)
    if sentences and not speaks:
        yield Fault(message="no sentence says 'you' or asks for anything", line=1)


_YOU = frozenset({"you", "your", "yours", "yourself", "i", "my"})


def _summary(view: View) -> Iterator[Fault]:
    wanted = GRAMMAR.words("headings", "summary")
    headings = {p.text.lower() for p in view.passages if p.role == "heading"}
    if _MESSAGE not in view.panels and wanted.isdisjoint(headings):
        yield Fault(message="the main points stand nowhere together", line=1)


def _tool(view: View) -> Iterator[Fault]:
    blanks = any(p.role == "cell" and "blank" in p.values for p in view.passages)
    if not blanks and view.panels.isdisjoint({"checklist", "questions"}):
        message = "there is no checklist, no list of questions, no table to fill in"
        yield Fault(message=message, line=1)


RULES = (
    Rule(
        name="plain/main-message",
        title="One main message, in one to three sentences",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "1"), Source("PEMAT-P", "1")),
        hint="Write one `::: main-message` block: what to know, then what to do.",
        check=_main_message,
        applies=always,
    ),
    Rule(
        name="plain/message-first",
        title="The main message stands first",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "2"),),
        hint="Put the `::: main-message` block right below the head.",
        check=_message_first,
        applies=always,
    ),
    Rule(
        name="plain/message-cue",
        title="A frame or tint marks the main message",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "3"),),
        hint="Write it as a `::: main-message` block, which has a tint of its own.",
        check=_message_cue,
        applies=always,
    ),
    Rule(
        name="plain/message-active",
        title="Main message and calls to action say who does what",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "6"),),
        hint="Begin with who acts: 'we', 'you', or the verb alone.",
        check=_message_active,
        applies=always,
    ),
    Rule(
        name="plain/call-to-action",
        title="The reader is told to do something",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(
            Source("CDC CCI", "5"),
            Source("CDC CCI", "12"),
            Source("PEMAT-P", "20"),
        ),
        hint="Say what to do, beginning with the verb: 'Call us if …', 'Rest today.'",
        check=_call_to_action,
        applies=always,
    ),
    Rule(
        name="plain/contact",
        title="The text says when to call, and whom",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "14"),),
        hint="Add a `::: call-clinic` block.",
        check=_contact,
        applies=always,
    ),
    Rule(
        name="plain/you",
        title="The text speaks to the reader as 'you'",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("PEMAT-P", "21"), Source("Federal", "Address the user")),
        hint="Say 'you', or begin with the verb: 'Bring …'.",
        check=_has_you,
        applies=always,
    ),
    Rule(
        name="plain/summary",
        title="The main points stand together",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("PEMAT-P", "11"), Source("CDC CCI", "10")),
        hint="Add a `::: main-message` block, or a section 'Main points'.",
        check=_summary,
        applies=is_long,
    ),
    Rule(
        name="plain/tool",
        title="There is a checklist, a list of questions or a table to fill in",
        judged=Judged.AUTOMATIC,
        severity=Severity.NOTE,
        sources=(Source("PEMAT-P", "23"),),
        hint="Add a `::: checklist` or `::: questions` block, if it helps to act.",
        check=_tool,
        applies=is_long,
    ),
)
