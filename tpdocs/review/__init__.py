"""Sign-off: who has signed which words, and whether that still holds."""

from tpdocs.review.check import roles_of
from tpdocs.review.ledger import ledger_path, read_ledger, read_ledgers
from tpdocs.review.record import Ledger, Passage, Reword, Role, Signature
from tpdocs.review.sign import Offer, Signer, add_signature, code_of, make_offer
from tpdocs.review.standing import (
    Credit,
    Ledgers,
    Mark,
    MarkState,
    Standing,
    find_standing,
)
from tpdocs.review.write import format_ledger

__all__ = [
    "Credit",
    "Ledger",
    "Ledgers",
    "Mark",
    "MarkState",
    "Offer",
    "Passage",
    "Reword",
    "Role",
    "Signature",
    "Signer",
    "Standing",
    "add_signature",
    "code_of",
    "find_standing",
    "format_ledger",
    "ledger_path",
    "make_offer",
    "read_ledger",
    "read_ledgers",
    "roles_of",
]
