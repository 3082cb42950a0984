"""What goes from one group to another: the plain layer of a case, and of its words only what sources let go."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BodyTold:
    """An organisation as the other group's directory has it."""

    name: str
    name_fr: str = ""
    short: str = ""
    actor_type: str = ""
    pillar: str = ""
    security_body: bool = False
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class PartyTold:
    """What an organisation is in the case; `body` counts the organisations of the contents from 0."""

    body: int
    role: str


@dataclass(frozen=True, slots=True)
class ForumTold:
    """Where else the matter was or is brought."""

    kind: str
    name: str
    parallel: bool
    result: str
    when: str


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of the case from one status to the next."""

    old: str
    new: str
    reason: str
    on: str


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """What the other group decided on the case; who was there stays there."""

    code: str
    reason: str
    on: str


@dataclass(frozen=True, slots=True)
class ClauseTold:
    """One promise and what became of it."""

    number: int
    kind: str
    words: str
    obligor: str
    due_on: str
    rhythm: str
    until_on: str
    indicator: str
    amount: str
    status: str


@dataclass(frozen=True, slots=True)
class AgreementTold:
    """An agreement in the case with its clauses."""

    reference: str
    kind: str
    title: str
    state: str
    signed_on: str
    ends_on: str
    parties: tuple[str, ...]
    clauses: tuple[ClauseTold, ...]


@dataclass(frozen=True, slots=True)
class CheckTold:
    """Going back to look: what was due, and what was found with which proof."""

    about: str
    clause: int
    agreement: str
    due_on: str
    state: str
    proof: str
    finding: str
    observed: str


@dataclass(frozen=True, slots=True)
class InvolvementTold:
    """Who is said to have done what; `body` is -1 for somebody not yet known."""

    body: int
    stranger: str
    actor_type: str
    part: str
    degree: str
    act: str
    method: str


@dataclass(frozen=True, slots=True)
class CountTold:
    """How many were harmed."""

    sex: str
    age_band: str
    harm: str
    number: int
    about: bool


@dataclass(frozen=True, slots=True)
class ReplyTold:
    """That an organisation answered, and in which sense; its words stay back."""

    body: int
    attribution: str
    when: str


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim in its own words; only what its source let go, or what was published."""

    number: int
    source_kind: str
    source_title: str
    locator: str
    language: str
    verification: str
    when: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """What the other group holds to have happened."""

    reference: str
    title: str
    nature: str
    severity: str
    verification: str
    categories: tuple[str, ...]
    happened_from: str
    happened_until: str
    happened_precision: str
    place: str
    territory: str
    place_precision: str
    involvements: tuple[InvolvementTold, ...]
    counts: tuple[CountTold, ...]
    replies: tuple[ReplyTold, ...]
    claims: tuple[ClaimTold, ...]
    told: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file marked safe that goes along behind the words."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that is in one file of a hand-over."""

    reference: str
    group: str
    handed_on: str
    basis: str
    purpose: str
    case: str
    title: str
    summary: str
    status: str
    tabled_on: str
    level: str
    severity: str
    request_nature: str
    requester_type: str
    place: str
    territory: str
    bodies: tuple[BodyTold, ...]
    parties: tuple[PartyTold, ...]
    forums: tuple[ForumTold, ...]
    steps: tuple[StepTold, ...]
    decisions: tuple[DecisionTold, ...]
    agreements: tuple[AgreementTold, ...]
    checks: tuple[CheckTold, ...]
    incidents: tuple[IncidentTold, ...]
    files: tuple[FileTold, ...]
