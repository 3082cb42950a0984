"""What a result means for a promise: claimed is not verified, and a breach is never passed over."""

from dataclasses import dataclass
from datetime import date

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.monitoring.enums import FollowUpFinding, Proof

FINDING_OF = {
    ClauseStatus.DONE: FollowUpFinding.IMPROVED,
    ClauseStatus.CLAIMED: FollowUpFinding.IMPROVED,
    ClauseStatus.DUE: FollowUpFinding.UNCHANGED,
    ClauseStatus.LATE: FollowUpFinding.UNCHANGED,
    ClauseStatus.DISPUTED: FollowUpFinding.UNCHANGED,
    ClauseStatus.VOID: FollowUpFinding.UNCHANGED,
    ClauseStatus.BREACHED: FollowUpFinding.RECURRENCE,
}
"""What a phone that scored a clause found, in the words of going back."""
_KEPT = frozenset({ClauseStatus.DONE, ClauseStatus.CLAIMED})
_BROKEN = frozenset({FollowUpFinding.WORSENED, FollowUpFinding.RECURRENCE})


@dataclass(frozen=True, slots=True)
class Said:
    """What a result says: what was found, how the promise stands, and how well it is proved."""

    finding: str
    standing: str
    proof: str

    @property
    def broken(self) -> bool:
        """Tell whether something does not hold; if the promise itself was scored, that counts."""
        return self.standing == ClauseStatus.BREACHED or (not self.standing and self.finding in _BROKEN)

    @property
    def kept(self) -> bool:
        """Tell whether what was promised is done, as far as this result knows."""
        return self.standing in _KEPT


def status_after(said: Said, status: str, due_on: date | None, day: date) -> str:
    """Return where a clause stands after a result, from where it stood; empty when it stays there.

    Done counts only as verified by a visit; whoever else says so claims it. Who claims takes back nothing that was
    verified, and nothing moves what is void.
    """
    new = _status(said)
    if not new and said.finding == FollowUpFinding.UNCHANGED and status == ClauseStatus.DUE:
        new = ClauseStatus.LATE if due_on is not None and due_on < day else ""
    if status in (new, ClauseStatus.VOID):
        return ""
    return "" if (status, new) == (ClauseStatus.DONE, ClauseStatus.CLAIMED) else new


def _status(said: Said) -> str:
    if said.finding == FollowUpFinding.NO_ACCESS:
        return ""
    if said.broken:
        return ClauseStatus.BREACHED
    if said.kept:
        return ClauseStatus.DONE if said.proof == Proof.VERIFIED else ClauseStatus.CLAIMED
    return said.standing if said.standing in {ClauseStatus.LATE, ClauseStatus.DISPUTED} else ""
