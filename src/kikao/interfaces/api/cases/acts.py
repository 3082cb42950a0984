"""Doing something with cases; changes say which version their writer saw, and a second writer gets 409."""

from typing import Any
from uuid import UUID

from ninja import Schema, Status

from kikao.casework.cases import actions
from kikao.casework.cases.schemas import PartyGiven
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.cases import given
from kikao.interfaces.api.cases.given import Made
from kikao.interfaces.api.cases.reading import router
from kikao.interfaces.api.signs import ApiRequest

ONE = "/{uuid:case_id}"


def _given(body: Schema, *moments: str) -> dict[str, Any]:
    """Return what was sent, with dates read."""
    said = body.model_dump()
    return said | {name: Moment.parse(said[name]) for name in moments}


@router.post("", response={201: Made}, summary="Table a case")
def table_case(request: ApiRequest, facts: given.NewCase) -> Status[Made]:
    """Table a case from incidents or from a request; whoever is accused is walled at once."""
    said = _given(facts)
    said["parties"] = [PartyGiven(party.organisation_id, party.role) for party in facts.parties]
    return Status(201, Made(id=actions.table_case(request.actor, **said)))


@router.put(f"{ONE}/words", response=Made, summary="Write title and summary")
def edit_case(request: ApiRequest, case_id: UUID, words: given.Words) -> Made:
    """Write title and summary anew; they wait for a second person again."""
    return Made(id=actions.edit_case(request.actor, case_id=case_id, **_given(words)))


@router.post(f"{ONE}/check", response=Made, summary="Check title and summary")
def check_summary(request: ApiRequest, case_id: UUID, seen: given.Versioned) -> Made:
    """Confirm, as a second person, that title and summary give no source away."""
    return Made(id=actions.check_summary(request.actor, case_id=case_id, **_given(seen)))


@router.put(f"{ONE}/facts", response=Made, summary="Correct the facts")
def correct_case(request: ApiRequest, case_id: UUID, facts: given.Facts) -> Made:
    """Correct where the case is, who asks for what, how grave it is."""
    return Made(id=actions.correct_case(request.actor, case_id=case_id, **_given(facts)))


@router.post(f"{ONE}/move", response=Made, summary="Move the case")
def move_case(request: ApiRequest, case_id: UUID, step: given.Step) -> Made:
    """Move the case to another stage, or park it with the reason."""
    return Made(id=actions.move_case(request.actor, case_id=case_id, **_given(step)))


@router.post(f"{ONE}/incidents", response={201: Made}, summary="Add an incident")
def attach_incident(request: ApiRequest, case_id: UUID, which: given.IncidentId) -> Status[Made]:
    """Say that the case is about an incident too; both share their walls from now on."""
    return Status(201, Made(id=actions.attach_incident(request.actor, case_id=case_id, **_given(which))))


@router.delete(f"{ONE}/incidents/{{uuid:incident_id}}", response=Made, summary="Take an incident out")
def detach_incident(request: ApiRequest, case_id: UUID, incident_id: UUID) -> Made:
    """Take out an incident that does not belong to the case."""
    return Made(id=actions.detach_incident(request.actor, case_id=case_id, incident_id=incident_id))


@router.post(f"{ONE}/links", response={201: Made}, summary="Link to another case")
def link_cases(request: ApiRequest, case_id: UUID, link: given.NewLink) -> Status[Made]:
    """Say which other case belongs to this one."""
    return Status(201, Made(id=actions.link_cases(request.actor, case_id=case_id, **_given(link))))


@router.post(f"{ONE}/parties", response={201: Made}, summary="Add a party")
def add_party(request: ApiRequest, case_id: UUID, party: given.NewParty) -> Status[Made]:
    """Say what an organisation is in the case; whoever is accused is walled at once."""
    return Status(201, Made(id=actions.add_party(request.actor, case_id=case_id, **_given(party))))


@router.delete("/parties/{uuid:party_id}", response=Made, summary="Take a party back")
def remove_party(request: ApiRequest, party_id: UUID) -> Made:
    """Take back that an organisation is something in a case, with the wall that came of it."""
    return Made(id=actions.remove_party(request.actor, party_id=party_id))


@router.post(f"{ONE}/forums", response={201: Made}, summary="Add another forum")
def add_forum(request: ApiRequest, case_id: UUID, forum: given.NewForum) -> Status[Made]:
    """Write down where else the matter was or is brought."""
    return Status(201, Made(id=actions.add_forum(request.actor, case_id=case_id, **_given(forum, "heard"))))


@router.post(f"{ONE}/refusals", response={201: Made}, summary="Record a refusal")
def record_refusal(request: ApiRequest, case_id: UUID, refusal: given.NewRefusal) -> Status[Made]:
    """Write down that a party would not talk or compromise."""
    return Status(
        201, Made(id=actions.record_refusal(request.actor, case_id=case_id, **_given(refusal, "refused")))
    )


@router.post(f"{ONE}/risks", response={201: Made}, summary="Note a risk")
def note_risk(request: ApiRequest, case_id: UUID, risk: given.NewRisk) -> Status[Made]:
    """Note what could make the matter flare up again."""
    return Status(201, Made(id=actions.note_risk(request.actor, case_id=case_id, **_given(risk))))


@router.post("/risks/{uuid:risk_id}/lapse", response=Made, summary="A risk is past")
def lapse_risk(request: ApiRequest, risk_id: UUID) -> Made:
    """Note that a risk is past; it stays in the record."""
    return Made(id=actions.lapse_risk(request.actor, risk_id=risk_id))
