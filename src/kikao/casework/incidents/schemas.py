"""Incidents as they go out, cut to their reader; who is accused is marked, the word alleged comes with the output."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment
from kikao.registry.norms.schemas import NormLine


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that comes in with the opening of an incident."""

    wording: str
    source_kind: str
    source_title: str = ""
    locator: str = ""
    language: str = ""
    reliability: str = ""
    happened: Moment = field(default_factory=Moment)
    report_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The plain layer of an incident as somebody fills it in."""

    title: str
    nature: str
    happened: Moment = field(default_factory=Moment)
    place_id: UUID | None = None
    territory_id: UUID | None = None
    place_precision: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of a list with its words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class IncidentRef:
    """An incident by name."""

    id: UUID
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in a list; its title is empty for members until a second person has checked it."""

    id: UUID
    reference: str
    title: str
    checked: bool
    nature: Coded
    severity: Coded
    severity_confirmed: bool
    verification: Coded
    state: str
    happened: Moment
    place: str
    territory: str
    categories: tuple[Coded, ...]
    opened_on: date
    version: int


@dataclass(frozen=True, slots=True)
class MappingLine:
    """A risk or theme the incident falls under, proposed or judged."""

    id: UUID
    scheme: Coded
    code: Coded
    state: Coded
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class InvolvementLine:
    """Who is said to have done what to whom; `alleged` tells every output to add the word."""

    id: UUID
    incident_id: UUID
    part: Coded
    alleged: bool
    organisation_id: UUID | None
    stranger: str
    name: str
    degree: str
    act: str
    method: str
    toward: str
    was: str
    identified_on: date | None
    withdrawn_on: date | None
    version: int

    @property
    def identifiable(self) -> bool:
        """Tell whether this is somebody not yet known whom a person may identify."""
        return bool(self.stranger) and self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many were harmed."""

    id: UUID
    group: str
    sex: str
    age_band: str
    harm: str
    number: int
    about: bool


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report the incident was made from; only the secretariat sees it.

    `unknown` names the classes that the report still walls because it does not say who it was.
    """

    link_id: UUID
    report_id: UUID
    reference: str
    arrived_on: date
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerificationLine:
    """One judgement; the earlier ones stay. `reason` is None while it is sealed for this reader or nobody asked."""

    claim: int | None
    earlier: Coded
    later: Coded
    changed_by: UUID | None
    changed_on: date
    has_reason: bool = False
    reason: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that was made, and taken back if it was."""

    incident: str
    into: str
    merged_on: date
    undone_on: date | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim; `wording` is None when its seal does not open for this reader."""

    id: UUID
    incident_id: UUID
    number: int
    source: Coded
    source_words: str
    locator: str
    language: str
    verification: Coded
    happened: Moment
    recorded_on: date
    contradicts: tuple[int, ...]
    version: int
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What an organisation answered."""

    id: UUID
    organisation: str
    attribution: Coded
    replied: Moment
    recorded_on: date
    claim: int | None
    has_wording: bool
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """Everything plain that the group holds on one incident, together with what was merged into it."""

    line: IncidentLine
    place_id: UUID | None
    territory_id: UUID | None
    place_precision: Coded
    severity_proposed: Coded
    severity_possible: tuple[Coded, ...]
    merged_into: IncidentRef | None
    merged: tuple[IncidentRef, ...]
    mappings: tuple[MappingLine, ...]
    involvements: tuple[InvolvementLine, ...]
    counts: tuple[CountLine, ...]
    norms: tuple[NormLine, ...]
    reports: tuple[ReportRef, ...]
    verifications: tuple[VerificationLine, ...]
    merges: tuple[MergeLine, ...]
    claims: int
    replies: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timeline of an incident."""

    when: Moment | date | None
    title: str
    kind: str = ""
    source: str = ""
    level: str = ""
    code: str = ""
    code_label: str = ""
    alleged: str = ""
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SealedHit:
    """One sealed text that holds what was sought, with the words around it."""

    kind: str
    about: str
    about_id: UUID
    reference: str
    on: date
    excerpt: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedHits:
    """What a search gave: a page of hits, how many fit, how many were looked through, whether some were left out."""

    items: tuple[SealedHit, ...]
    fitting: int
    searched: int
    capped: bool
    more: int | None


@dataclass(frozen=True, slots=True)
class Similar:
    """A report or incident that may tell of the same: how likely, of a hundred, why, and what was found before."""

    about: str
    about_id: UUID
    reference: str
    score: int
    reasons: tuple[str, ...]
    found: str
