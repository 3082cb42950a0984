"""Whether the sealed words of an incident and of what it came near to are alike: read in the reader's own session alone."""

from uuid import UUID

from kikao.casework.cases.models import CaseIncident
from kikao.casework.incidents.models import Claim
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.incidents.reckoning import overlap
from kikao.casework.outcomes.queries.flags import require_flag
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.searching import search_items

CLAIMS = 40
"""Claims of each side that are read beside each other."""


def words_alike(by: Actor, flag_id: UUID) -> int | None:
    """Return how alike the claims of both sides are, of 25; None for a session that can open none of them.

    That somebody compared stands in the trail before anything is opened; no index of the words exists anywhere.
    """
    row = require_flag(by, flag_id)
    case_id = row.instrument.case_id if row.instrument else row.case_id
    if by.key is None or case_id is None:
        return None
    behind = CaseIncident.objects.filter(case_id=case_id).values_list("incident_id", flat=True)
    mine, theirs = _items(by, [row.incident_id]), _items(by, list(behind))
    if not mine or not theirs:
        return None
    texts: dict[UUID, str] = {}

    def keep(item: UUID, text: str) -> float:
        texts[item] = text
        return 0

    search_items(by, [*mine, *theirs], keep, size=0)
    pairs = [
        (texts[one], texts[other]) for one in mine for other in theirs if one in texts and other in texts
    ]
    return max((overlap(one, other) for one, other in pairs), default=None)


def _items(by: Actor, incident_ids: list[UUID]) -> list[UUID]:
    claims = Claim.objects.filter(incidents_seen_by(by, "incident_id"), incident_id__in=incident_ids)
    return list(claims.order_by("-recorded_on", "-id").values_list("wording_item_id", flat=True)[:CLAIMS])
