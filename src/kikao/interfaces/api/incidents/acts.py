"""Doing something with incidents; changes say which version their writer saw, and a second writer gets 409."""

from typing import Any
from uuid import UUID

from ninja import Schema, Status

from kikao.casework.incidents import actions
from kikao.casework.incidents.queries import still_seen
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.outcomes.actions import look_for_relapses
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.incidents import given
from kikao.interfaces.api.incidents.given import Made
from kikao.interfaces.api.incidents.reading import router
from kikao.interfaces.api.signs import ApiRequest

ONE = "/{uuid:incident_id}"


def _given(body: Schema, *moments: str) -> dict[str, Any]:
    """Return what was sent, with dates read."""
    said = body.model_dump()
    return said | {name: Moment.parse(said[name]) for name in moments}


@router.post("", response={201: Made}, summary="Open an incident")
def open_incident(request: ApiRequest, facts: given.NewIncident) -> Status[Made]:
    """Open an incident from reports, or on claims of publications and missions."""
    said = _given(facts, "happened")
    said["claims"] = [NewClaim(**_given(claim, "happened")) for claim in facts.claims]
    made = actions.open_incident(request.actor, **said)
    if still_seen(request.actor, made):
        look_for_relapses(request.actor, incident_id=made)
    return Status(201, Made(id=made))


@router.put(f"{ONE}/facts", response=Made, summary="Correct the facts")
def edit_incident(request: ApiRequest, incident_id: UUID, facts: given.ChangedFacts) -> Made:
    """Correct what the incident is called, when and where it was."""
    return Made(id=actions.edit_incident(request.actor, incident_id=incident_id, **_given(facts, "happened")))


@router.put(f"{ONE}/categories", response=Made, summary="Choose the categories")
def categorise(request: ApiRequest, incident_id: UUID, chosen: given.Categories) -> Made:
    """File the incident under its categories."""
    return Made(id=actions.categorise_incident(request.actor, incident_id=incident_id, **_given(chosen)))


@router.put(f"{ONE}/severity", response=Made, summary="Confirm the severity")
def confirm_severity(request: ApiRequest, incident_id: UUID, level: given.Severity) -> Made:
    """Confirm the level that the category proposes, or set another."""
    return Made(id=actions.confirm_severity(request.actor, incident_id=incident_id, **_given(level)))


@router.put(f"{ONE}/verification", response=Made, summary="Set the verification")
def verify(request: ApiRequest, incident_id: UUID, verdict: given.Verdict) -> Made:
    """Say how far the incident is established; earlier judgements stay."""
    return Made(id=actions.verify_incident(request.actor, incident_id=incident_id, **_given(verdict)))


@router.post(f"{ONE}/reports", response={201: Made}, summary="Add a report")
def add_report(request: ApiRequest, incident_id: UUID, told: given.ReportId) -> Status[Made]:
    """Add a report that tells of the same incident."""
    return Status(201, Made(id=actions.add_report(request.actor, incident_id=incident_id, **_given(told))))


@router.delete("/reports/{uuid:link_id}", response=Made, summary="Take a report out")
def remove_report(request: ApiRequest, link_id: UUID) -> Made:
    """Take a report out of an incident."""
    return Made(id=actions.remove_report(request.actor, link_id=link_id))


@router.post(f"{ONE}/involvements", response={201: Made}, summary="Record who is involved")
def record_involvement(request: ApiRequest, incident_id: UUID, who: given.NewInvolvement) -> Status[Made]:
    """Record an alleged author, an alleged sponsor or a victim group; who is accused is walled at once."""
    return Status(
        201, Made(id=actions.record_involvement(request.actor, incident_id=incident_id, **_given(who)))
    )


@router.put("/involvements/{uuid:involvement_id}/organisation", response=Made, summary="Identify somebody")
def identify(request: ApiRequest, involvement_id: UUID, found: given.Identified) -> Made:
    """Name the organisation of somebody unidentified."""
    return Made(id=actions.identify_author(request.actor, involvement_id=involvement_id, **_given(found)))


@router.post(
    "/involvements/{uuid:involvement_id}/withdrawal", response=Made, summary="Take an involvement back"
)
def withdraw(request: ApiRequest, involvement_id: UUID, seen: given.Versioned) -> Made:
    """Take back that somebody played a part; the wall it raised is lowered."""
    return Made(id=actions.withdraw_involvement(request.actor, involvement_id=involvement_id, **_given(seen)))


@router.post(f"{ONE}/counts", response={201: Made}, summary="Record how many were harmed")
def record_count(request: ApiRequest, incident_id: UUID, count: given.NewCount) -> Status[Made]:
    """Record how many were harmed, of one sex and age band, in one way."""
    return Status(201, Made(id=actions.record_count(request.actor, incident_id=incident_id, **_given(count))))


@router.delete("/counts/{uuid:count_id}", response=Made, summary="Take a number back")
def remove_count(request: ApiRequest, count_id: UUID) -> Made:
    """Take a number back that was written down in error."""
    return Made(id=actions.remove_count(request.actor, count_id=count_id))


@router.post(f"{ONE}/claims", response={201: Made}, summary="Write down a claim")
def record_claim(request: ApiRequest, incident_id: UUID, claim: given.NewClaim) -> Status[Made]:
    """Write down a claim with its source; its words are sealed."""
    said = _given(claim, "happened")
    return Status(201, Made(id=actions.record_claim(request.actor, incident_id=incident_id, **said)))


@router.put("/claims/{uuid:claim_id}/verification", response=Made, summary="Verify a claim")
def verify_claim(request: ApiRequest, claim_id: UUID, verdict: given.Verdict) -> Made:
    """Say how far one claim is established."""
    return Made(id=actions.verify_claim(request.actor, claim_id=claim_id, **_given(verdict)))


@router.post("/claims/{uuid:claim_id}/contradictions", response={201: Made}, summary="Note a contradiction")
def contrast(request: ApiRequest, claim_id: UUID, other: given.OtherClaim) -> Status[Made]:
    """Note that two claims cannot both be true."""
    return Status(201, Made(id=actions.contrast_claims(request.actor, claim_id=claim_id, **_given(other))))


@router.delete(
    "/claims/{uuid:claim_id}/contradictions/{uuid:other_id}", response=Made, summary="Take it back"
)
def reconcile(request: ApiRequest, claim_id: UUID, other_id: UUID) -> Made:
    """Take back that two claims contradict each other."""
    return Made(id=actions.reconcile_claims(request.actor, claim_id=claim_id, other_id=other_id))


@router.post(f"{ONE}/replies", response={201: Made}, summary="Record a reply")
def record_reply(request: ApiRequest, incident_id: UUID, reply: given.NewReply) -> Status[Made]:
    """Record what an organisation answers."""
    said = _given(reply, "replied")
    return Status(201, Made(id=actions.record_reply(request.actor, incident_id=incident_id, **said)))


@router.post(f"{ONE}/mappings", response={201: Made}, summary="Add a risk or theme")
def add_mapping(request: ApiRequest, incident_id: UUID, named: given.NewMapping) -> Status[Made]:
    """Put the incident under a risk or theme that no category proposed."""
    return Status(201, Made(id=actions.add_mapping(request.actor, incident_id=incident_id, **_given(named))))


@router.put("/mappings/{uuid:mapping_id}", response=Made, summary="Confirm or reject a mapping")
def decide_mapping(request: ApiRequest, mapping_id: UUID, decision: given.Decision) -> Made:
    """Confirm or reject what a category proposes."""
    return Made(id=actions.decide_mapping(request.actor, mapping_id=mapping_id, **_given(decision)))


@router.post(f"{ONE}/norms", response={201: Made}, summary="Cite a norm")
def cite_norm(request: ApiRequest, incident_id: UUID, norm: given.NormId) -> Status[Made]:
    """Measure the incident against a norm of the register."""
    return Status(201, Made(id=actions.cite_norm(request.actor, incident_id=incident_id, **_given(norm))))


@router.delete(f"{ONE}/norms/{{uuid:norm_id}}", response=Made, summary="Take a norm back")
def drop_norm(request: ApiRequest, incident_id: UUID, norm_id: UUID) -> Made:
    """Take back that the incident is measured against a norm."""
    return Made(id=actions.drop_norm(request.actor, incident_id=incident_id, norm_id=norm_id))


@router.post(f"{ONE}/merge", response=Made, summary="Merge into another incident")
def merge(request: ApiRequest, incident_id: UUID, into: given.Into) -> Made:
    """Merge the incident into another; nothing moves, both are read as one."""
    return Made(id=actions.merge_incidents(request.actor, incident_id=incident_id, **_given(into)))


@router.post(f"{ONE}/separation", response=Made, summary="Separate a merged incident")
def separate(request: ApiRequest, incident_id: UUID, seen: given.Versioned) -> Made:
    """Let a merged incident stand by itself again."""
    return Made(id=actions.unmerge_incident(request.actor, incident_id=incident_id, **_given(seen)))


@router.post(f"{ONE}/share", response=Made, summary="Let the whole secretariat read")
def share(request: ApiRequest, incident_id: UUID) -> Made:
    """Give the key to those of the secretariat who lack it and are not walled."""
    return Made(id=actions.share_incident(request.actor, incident_id=incident_id))
