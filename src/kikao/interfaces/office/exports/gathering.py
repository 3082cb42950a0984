"""The words of a case in one piece: what its claims, replies, refusals and risks say."""

from dataclasses import dataclass
from uuid import UUID

from kikao.casework.cases.queries import case
from kikao.casework.incidents.queries import claims_behind_case, incidents_behind_case, replies_behind_case
from kikao.foundation.access.actor import Actor
from kikao.interfaces.ui.words import moment_words


@dataclass(frozen=True, slots=True)
class Record:
    """One record: what stands above it, and its words, None when they are sealed for the reader."""

    head: str
    words: str | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with the words of all its records."""

    reference: str
    title: str
    records: tuple[Record, ...]


def case_file(by: Actor, case_id: UUID, *, words: bool) -> CaseFile:
    """Return the records of a case; with `words` they are opened, and every reading stands in the trail."""
    page = case(by, case_id, words=words)
    records: list[Record] = []
    for incident in incidents_behind_case(by, page.incident_ids):
        for claim in claims_behind_case(by, incident.id, words=words):
            head = [
                f"{incident.reference} / {claim.number}",
                claim.verification.words,
                claim.source.words,
                claim.source_words,
                claim.locator,
            ]
            records.append(Record(" – ".join(part for part in head if part), claim.wording))
        records += [
            Record(f"{incident.reference} – {reply.organisation}: {reply.attribution.words}", reply.wording)
            for reply in replies_behind_case(by, incident.id, words=words)
            if reply.has_wording
        ]
    records += [
        Record(f"{one.organisation or ''} {moment_words(one.refused)}", one.words) for one in page.refusals
    ]
    records += [Record(one.noted_on.isoformat(), one.words) for one in page.risks]
    return CaseFile(page.line.reference, page.line.title or "", tuple(records))
