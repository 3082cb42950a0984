"""Writing down claims and replies, and how claims stand to each other."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.incidents.actions import (
    contrast_claims,
    reconcile_claims,
    record_claim,
    record_reply,
    verify_claim,
)
from kikao.casework.incidents.queries import claims_of, incident
from kikao.casework.incidents.schemas import ClaimLine
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, named
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.incidents import offers
from kikao.interfaces.office.incidents.asking import back_to, trail_of
from kikao.interfaces.office.incidents.forms import ClaimForm, ContrastForm, ReplyForm, VerifyForm


@page
def claimed(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Write down a claim with its source."""
    by, seen = request.actor, incident(request.actor, incident_id)

    def act(answers: dict[str, Any]) -> None:
        said = {name: value for name, value in answers.items() if name != "claimed"}
        record_claim(by, incident_id=incident_id, happened=answers["claimed"], **said)

    return ask(
        request,
        Question(
            title=_("Write down a claim"),
            lead=_("Each source has its own claim. Claims may contradict each other; all are kept."),
            submit=_("Seal and keep the claim"),
            form=ClaimForm(request.POST or None, offered={"report_id": offers.reports_of(seen)}),
            act=act,
            after=lambda _made: back_to(by, incident_id, "#claims"),
            done=_("The claim is sealed and kept."),
            trail=trail_of(seen.line),
        ),
    )


@page
def claim_verified(request: OfficeRequest, incident_id: UUID, claim_id: UUID) -> HttpResponse:
    """Say how far a claim is established."""
    by, seen = request.actor, incident(request.actor, incident_id)
    line = _line(claims_of(by, incident_id), claim_id)
    initial = {"verification": line.verification.code, "version": line.version}
    return ask(
        request,
        Question(
            title=_("Verify claim %(number)d") % {"number": line.number},
            lead=_("Now: %(state)s") % {"state": line.verification.words},
            submit=_("Keep"),
            form=VerifyForm(request.POST or None, initial=initial),
            act=lambda answers: verify_claim(by, claim_id=claim_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#claims"),
            done=_("It is kept; what was said before stays in the history."),
            trail=trail_of(seen.line),
        ),
    )


@page
def contrasted(request: OfficeRequest, incident_id: UUID, claim_id: UUID) -> HttpResponse:
    """Note that a claim contradicts another."""
    by, seen = request.actor, incident(request.actor, incident_id)
    lines = claims_of(by, incident_id)
    line = _line(lines, claim_id)
    others = tuple(one for one in lines if one.id != claim_id)
    return ask(
        request,
        Question(
            title=_("Claim %(number)d contradicts another") % {"number": line.number},
            submit=_("Note it"),
            form=ContrastForm(request.POST or None, offered={"other_id": offers.claims(others)}),
            act=lambda answers: contrast_claims(by, claim_id=claim_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#claims"),
            done=_("Both claims are kept, and marked as contradicting each other."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def reconciled(request: OfficeRequest, incident_id: UUID, claim_id: UUID) -> HttpResponse:
    """Take back that two claims contradict each other."""
    by = request.actor
    others = named(request, "other")
    if len(others) != 1:
        raise Unknown
    return do(
        request,
        lambda: reconcile_claims(by, claim_id=claim_id, other_id=others[0]),
        after=reverse("office:incidents-words", args=[incident_id]),
        done=_("They no longer count as contradicting each other."),
    )


@page
def replied(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Write down what an organisation answers."""
    by, seen = request.actor, incident(request.actor, incident_id)
    offered = {**offers.bodies(by), "claim_id": offers.claims(claims_of(by, incident_id))}
    return ask(
        request,
        Question(
            title=_("Record a reply"),
            lead=_("Whoever is accused has the right to answer."),
            submit=_("Keep the reply"),
            form=ReplyForm(request.POST or None, offered=offered),
            act=lambda answers: record_reply(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#replies"),
            done=_("The reply is kept. If it contests the incident, set its verification to contested."),
            trail=trail_of(seen.line),
        ),
    )


def _line(lines: tuple[ClaimLine, ...], claim_id: UUID) -> ClaimLine:
    for line in lines:
        if line.id == claim_id:
            return line
    raise Unknown
