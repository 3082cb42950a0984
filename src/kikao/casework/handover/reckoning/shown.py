"""What a preview showed, kept as keyed digests: what a second person agreed to can be told from what came later.

Words under seal count by the id of their sealed item, never by a digest of the words: those could be guessed. The rest
is digested under the key of the installation, so that a stolen table tells nothing of what was erased since.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from django.utils.crypto import salted_hmac

from kikao.casework.handover.enums import Goes
from kikao.casework.handover.reckoning.told import BodyTold, Contents, IncidentTold

Shown = Mapping[str, Sequence[str]]
"""For each kind of piece the digests of those that go."""

_SALT = "kikao.handover"


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the words of contents: the sealed items in the order of the contents, and the copies of files."""

    purpose: UUID
    claims: tuple[UUID, ...]
    told: tuple[UUID, ...]
    copies: tuple[UUID, ...]


def shown_of(handover_id: UUID, contents: Contents, behind: Behind) -> dict[str, list[str]]:
    """Return every piece that goes as a digest, by its kind; numbers that shift when another piece goes missing are left out."""
    found: dict[str, list[str]] = {}
    for kind, piece in _pieces(contents, behind):
        found.setdefault(kind.value, []).append(_digest(handover_id, [kind.value, piece]))
    return {kind: sorted(digests) for kind, digests in sorted(found.items())}


def fingerprint_of(handover_id: UUID, shown: Shown) -> str:
    """Return one digest of all that was shown, which a page sends back with the answer of its reader."""
    return _digest(handover_id, {kind: list(digests) for kind, digests in shown.items()})


def beyond(shown: Shown, agreed: Shown) -> dict[Goes, int]:
    """Return how many pieces of each kind are shown that are not among those agreed to, new ones and changed ones."""
    counts = {
        kind: (Counter(shown.get(kind.value, ())) - Counter(agreed.get(kind.value, ()))).total()
        for kind in Goes
    }
    return {kind: count for kind, count in counts.items() if count}


def _pieces(told: Contents, behind: Behind) -> Iterator[tuple[Goes, object]]:
    yield Goes.CASE, (str(behind.purpose), _head(told))
    if told.title or told.summary:
        yield Goes.SUMMARY, (told.title, told.summary)
    for body in told.bodies:
        yield Goes.BODIES, body
    for party in told.parties:
        yield Goes.BODIES, (_named(told.bodies, party.body), party.role)
    rows: tuple[tuple[Goes, Iterable[object]], ...] = (
        (Goes.DECISIONS, told.decisions),
        (Goes.STEPS, told.steps),
        (Goes.FORUMS, told.forums),
        (Goes.CHECKS, told.checks),
        (Goes.FILES, map(str, behind.copies)),
        (Goes.TOLD, map(str, behind.told)),
    )
    for kind, pieces in rows:
        yield from ((kind, piece) for piece in pieces)
    for one in told.agreements:
        yield Goes.AGREEMENTS, replace(one, clauses=())
        yield from ((Goes.CLAUSES, (one.reference, clause)) for clause in one.clauses)
    items = iter(behind.claims)
    for incident in told.incidents:
        yield from _of_incident(told.bodies, incident)
        for claim in incident.claims:
            yield Goes.CLAIMS, (incident.reference, str(next(items)), replace(claim, number=0, words=""))


def _of_incident(bodies: Sequence[BodyTold], one: IncidentTold) -> Iterator[tuple[Goes, object]]:
    yield (
        Goes.INCIDENTS,
        replace(one, title="", involvements=(), counts=(), replies=(), claims=(), told=()),
    )
    if one.title:
        yield Goes.TITLES, (one.reference, one.title)
    for line in one.involvements:
        yield (
            Goes.INCIDENTS,
            (one.reference, "involvement", _named(bodies, line.body), replace(line, body=-1)),
        )
    for count in one.counts:
        yield Goes.INCIDENTS, (one.reference, "count", count)
    for reply in one.replies:
        yield Goes.INCIDENTS, (one.reference, "reply", _named(bodies, reply.body), replace(reply, body=-1))


def _head(told: Contents) -> tuple[str, ...]:
    """Return the single facts of the case; the day of making and the name of the group say nothing of it."""
    return (
        told.reference,
        told.basis,
        told.case,
        told.status,
        told.tabled_on,
        told.level,
        told.severity,
        told.request_nature,
        told.requester_type,
        told.place,
        told.territory,
    )


def _named(bodies: Sequence[BodyTold], number: int) -> BodyTold | None:
    return bodies[number] if number >= 0 else None


def _digest(handover_id: UUID, said: object) -> str:
    words = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=asdict)
    return salted_hmac(f"{_SALT}|{handover_id}", words, algorithm="sha256").hexdigest()[:32]
