"""Sign-off: who has signed which words, and whether that still holds."""

from tpdocs.review.check import roles_of
from tpdocs.review.fields import is_said
from tpdocs.review.ledger import ledger_path, read_ledger
from tpdocs.review.match import find_wordings
from tpdocs.review.record import Ledger, Passage, Reword, Role, Signature
from tpdocs.review.reword import (
    Edit,
    Known,
    add_rewords,
    find_edits,
    gather_known,
)
from tpdocs.review.sign import Offer, Signer, add_signature, code_of, make_offer
from tpdocs.review.standing import (
    Credit,
    Ledgers,
    Mark,
    MarkState,
    Standing,
    find_standing,
)
from tpdocs.review.typo import find_change
from tpdocs.review.write import format_ledger

__all__ = [
    "Credit",
    "Edit",
    "Known",
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
    "add_rewords",
    "add_signature",
    "code_of",
    "find_change",
    "find_edits",
    "find_standing",
    "find_wordings",
    "format_ledger",
    "gather_known",
    "is_said",
    "ledger_path",
    "make_offer",
    "read_ledger",
    "roles_of",
]
