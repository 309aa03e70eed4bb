"""The checkpoints of the Matterhorn Protocol 1.1, and what a person must look at.

The protocol is the PDF Association's (CC BY 4.0). Indexes and names of checkpoints are
its own; the questions are worded here, so that "yes" is what one hopes for.
"""

from __future__ import annotations

__all__ = ["CHECKPOINTS", "HUMAN", "checkpoint_of"]

#: Names by number.
CHECKPOINTS = dict(
    enumerate(
        (
            "Real content tagged",
            "Role mapping",
            "Flickering",
            "Color and contrast",
            "Sound",
            "Metadata",
            "Dictionary",
            "OCR validation",
            "Appropriate tags",
            "Character mappings",
            "Declared natural language",
            "Stretchable characters",
            "Graphics",
            "Headings",
            "Tables",
            "Lists",
            "Mathematical expressions",
            "Page headers and footers",
            "Notes and references",
            "Optional content",
            "Embedded files",
            "Article threads",
            "Digital signatures",
            "Non-interactive forms",
            "XFA",
            "Security",
            "Navigation",
            "Annotations",
            "Actions",
            "XObjects",
            "Fonts",
        ),
        1,
    )
)

#: Conditions that a person judges: index, and the question.
HUMAN = (
    ("01-001", "Is nothing tagged that is mere decoration or belongs to the margin?"),
    ("01-002", "Is all that a reader needs tagged, none of it an artifact?"),
    ("01-006", "Does each tag, with its attributes, fit what it holds?"),
    ("02-002", "Does each type that is mapped to another mean the same?"),
    ("03-001", "Does no action make anything flicker?"),
    ("03-002", "Does no film or animation flicker?"),
    ("03-003", "Does no script make anything flicker?"),
    ("04-001", "Is what colour, contrast or layout says also said by tags or words?"),
    ("05-001", "Is what a medium says in sound there in another form?"),
    ("05-002", "Is what a sound says there in another form?"),
    ("05-003", "Does a script that beeps also tell in another way?"),
    ("06-004", "Does the title say what the document is?"),
    ("08-001", "Is text from a scan free of grave errors?"),
    ("08-002", "Is text from a scan tagged?"),
    ("09-001", "Read in the order of the tags, does it make sense?"),
    ("09-002", "Do elements stand only in elements where they belong?"),
    ("09-003", "Is each type the right one, after mapping?"),
    ("11-007", "Is each text said to be in the language that it is in?"),
    ("12-001", "Are stretched signs, such as long brackets, said rightly?"),
    ("13-001", "Is every picture that tells something a Figure?"),
    ("13-002", "Does a link on a picture say what both are for?"),
    ("13-003", "Is every caption tagged as Caption?"),
    ("13-005", "Does a picture have a description, rather than a text in its place?"),
    ("13-006", "Is a picture made of parts one Figure?"),
    ("13-007", "Is there no more accessible way to show it, such as a table or text?"),
    ("13-008", "Does a picture of a text give that text?"),
    ("14-001", "Is every heading tagged as one?"),
    ("14-004", "Are levels of headings numbered in the usual way?"),
    ("14-005", "Does a heading below the sixth level have its level?"),
    ("15-001", "Is every header cell of a row tagged as a header?"),
    ("15-002", "Is every header cell of a column tagged as a header?"),
    ("15-004", "Is only what has rows and columns a table?"),
    ("15-005", "Is it clear for each cell which headers are its own?"),
    ("16-001", "Does each numbered list say that it is numbered?"),
    ("16-002", "Does it say how: by numbers, by letters, by Roman numbers?"),
    ("16-003", "Is every list tagged as a list?"),
    ("17-001", "Is every formula tagged as Formula?"),
    ("18-001", "Are running heads and feet artifacts of pagination?"),
    ("18-002", "Do these artifacts say whether they are heads or feet?"),
    ("19-001", "Are notes tagged as Note?"),
    ("19-002", "Are references tagged as Reference?"),
    ("22-001", "Do article threads follow the reading order?"),
    ("24-001", "Do fields to fill in by hand say what they are (PrintField)?"),
    ("28-001", "Does each link or field come where it belongs in the reading order?"),
    ("28-003", "Is an annotation that is mere decoration tagged for what it means?"),
    ("28-013", "Can what an image map does be done in another way?"),
    ("29-001", "Does no script ask for quick keystrokes?"),
    ("31-010", "May the fonts be embedded, by their licences?"),
)

#: Clauses of PDF/UA-1 (ISO 14289-1), and the checkpoint that their tests belong to.
_BY_CLAUSE = {
    "5": 6, "7.1": 1, "7.2": 9, "7.3": 13, "7.4": 14, "7.5": 15, "7.6": 16, "7.7": 17,
    "7.8": 18, "7.9": 19, "7.10": 20, "7.11": 21, "7.12": 22, "7.13": 23, "7.14": 24,
    "7.15": 25, "7.16": 26, "7.17": 27, "7.18": 28, "7.19": 29, "7.20": 30, "7.21": 31,
}  # fmt: skip


def checkpoint_of(clause: str) -> int | None:
    """Give the checkpoint of a Matterhorn index or of a clause of PDF/UA-1.

    Returns:
        ``None`` for what belongs to neither.
    """
    kind, _, number = clause.rpartition(" ")
    if kind == "Matterhorn":
        return int(number.partition("-")[0])
    if kind != "PDF/UA-1":
        return None
    parts = number.split(".")
    return _BY_CLAUSE.get(".".join(parts[:2]), _BY_CLAUSE.get(parts[0]))
