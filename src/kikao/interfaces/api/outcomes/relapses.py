"""Flags of relapse for programs: listing, judging, reversing, what keeps coming back."""

from datetime import date
from uuid import UUID

from ninja import Router, Schema

from kikao.casework.outcomes import actions, queries
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed

router = Router()


class Made(Schema):
    """The id of what was judged or looked at."""

    id: UUID


class Flag(Schema):
    """An incident near to a closed case or a signed agreement, and why."""

    id: UUID
    incident_id: UUID
    incident: str
    case_id: UUID | None
    case: str
    instrument_id: UUID | None
    instrument: str
    score: int
    reasons: list[str]
    state: str
    flagged_on: date
    version: int


class FlagList(Schema):
    """One page of flags; `next_cursor` goes back in as `after`."""

    items: list[Flag]
    next_cursor: str | None


class Judgement(Schema):
    """What somebody judged a flag to be; the last one stands. `links`: cases it linked, and when that was taken back."""

    verdict: str
    relapse: bool
    reason: str | Sealed
    clause: str
    judged_on: date
    by: str
    links: list[tuple[str, date | None]]

    @staticmethod
    def resolve_reason(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "reason", None))


class FlagPage(Schema):
    """One flag with every judgement of it, and the clauses that could have been broken."""

    line: Flag
    judgements: list[Judgement]
    clauses: list[tuple[str, str]]
    may_judge: bool
    may_reverse: bool


class Verdict(Schema):
    """What a flag is judged to be, why, and which clause a party broke."""

    verdict: str
    reason: str
    clause_id: UUID | None = None
    version: int | None = None


class Recurrence(Schema):
    """The same kind of thing at the same site by the same alleged force."""

    place_id: UUID
    place: str
    organisation_id: UUID
    organisation: str
    category: str
    number: int
    first_on: date | None
    last_on: date | None
    relapses: int


@router.get("/flags", response=FlagList, summary="Flags of relapse")
def list_flags(request: ApiRequest, state: str = "OPEN", after: str | None = None) -> object:
    """List what may have happened again, newest first; `state` OPEN, RELAPSE, OTHER, or empty for all."""
    return queries.flags(request.actor, state=state, after=after)


@router.get("/flags/{uuid:flag_id}", response=FlagPage, summary="One flag")
def one_flag(request: ApiRequest, flag_id: UUID) -> object:
    """Return one flag with its judgements."""
    return queries.flag(request.actor, flag_id)


@router.post("/flags/{uuid:flag_id}/judge", response=Made, summary="Judge a flag")
def judge(request: ApiRequest, flag_id: UUID, given: Verdict) -> Made:
    """Say whether it is a relapse."""
    return Made(id=actions.judge_relapse(request.actor, flag_id=flag_id, **given.model_dump()))


@router.post("/flags/{uuid:flag_id}/reverse", response=Made, summary="Reverse a judgement")
def reverse(request: ApiRequest, flag_id: UUID, given: Verdict) -> Made:
    """Reverse a judgement that was wrong; both are kept."""
    return Made(id=actions.reverse_judgement(request.actor, flag_id=flag_id, **given.model_dump()))


@router.post("/look/{uuid:incident_id}", response=Made, summary="Look for relapses")
def look(request: ApiRequest, incident_id: UUID) -> Made:
    """Hold an incident against closed cases and agreements; what is found shows in the flags."""
    return Made(id=actions.look_for_relapses(request.actor, incident_id=incident_id))


@router.get("/recurrences", response=list[Recurrence], summary="What keeps coming back")
def list_recurrences(request: ApiRequest, since: date | None = None) -> object:
    """Count the same kind of thing at the same site by the same alleged force."""
    return list(queries.recurrences(request.actor, since=since))
