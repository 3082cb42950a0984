"""Writing down what is claimed, how claims stand to each other, and what those accused answer."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.actions.ground import open_row
from kikao.casework.incidents.enums import Attribution, ClaimSource
from kikao.casework.incidents.models import Claim, Contradiction, Incident, IncidentReport, Reply
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.reckoning import chosen, prose, source_of
from kikao.casework.reports.enums import Language, Reliability
from kikao.casework.reports.reckoning import check_happened
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Organisation


@action("claim.record", to={Role.SECRETARIAT})
def record_claim(
    by: Actor,
    *,
    incident_id: UUID,
    wording: str,
    source_kind: str,
    source_title: str = "",
    locator: str = "",
    language: str = "",
    reliability: str = "",
    happened: Moment | None = None,
    report_id: UUID | None = None,
) -> UUID:
    """Write down one claim with its source; its words are sealed, and it is kept whatever others say."""
    row, when = open_row(by, incident_id), happened or Moment()
    chosen(source_kind, ClaimSource, "source_kind", needed=True)
    title, page = source_of(source_kind, source_title, locator)
    check_happened(when, today())
    words = prose(wording, "wording", needed=_("Write what is claimed."))
    claim = Claim.objects.create(
        working_group_id=row.working_group_id,
        incident=row,
        wording_item_id=put(row.working_group_id, row.id, "incident.claim", words),
        source_kind=source_kind,
        report_id=_report(row, source_kind, report_id),
        source_title=title,
        locator=page,
        language=chosen(language, Language, "language"),
        reliability=chosen(reliability, Reliability, "reliability"),
        happened_from=when.start,
        happened_until=when.end,
        happened_precision=when.precision,
        recorded_by=by.account_id,
        recorded_on=today(),
        position=_next(row),
    )
    return claim.id


@action("claim.contrast", to={Role.SECRETARIAT})
def contrast_claims(by: Actor, *, claim_id: UUID, other_id: UUID) -> UUID:
    """Note that two claims cannot both be true; both are kept."""
    first, second = (held_claim(by, one) for one in sorted((claim_id, other_id)))
    if first.id == second.id:
        raise Invalid({"other_id": _("A claim cannot contradict itself. Choose another one.")})
    if not {_head(first.incident), _head(second.incident)} == {_head(first.incident)}:
        raise Invalid({"other_id": _("These claims are about two incidents. Merge the incidents first.")})
    Contradiction.objects.get_or_create(
        working_group_id=by.working_group_id, first=first, second=second, defaults={"noted_on": today()}
    )
    return claim_id


@action("claim.reconcile", to={Role.SECRETARIAT})
def reconcile_claims(by: Actor, *, claim_id: UUID, other_id: UUID) -> UUID:
    """Take back that two claims contradict each other."""
    first, second = (held_claim(by, one) for one in sorted((claim_id, other_id)))
    gone, _kinds = Contradiction.objects.filter(first=first, second=second).delete()
    if not gone:
        raise Stop(
            "claim.no_contradiction", gettext_lazy("Nobody noted that these two contradict each other.")
        )
    return claim_id


@action("incident.record_reply", to={Role.SECRETARIAT})
def record_reply(
    by: Actor,
    *,
    incident_id: UUID,
    organisation_id: UUID,
    attribution: str,
    wording: str = "",
    replied: Moment | None = None,
    claim_id: UUID | None = None,
) -> UUID:
    """Write down what an organisation answers to what is alleged: its right of reply."""
    row, when = open_row(by, incident_id), replied or Moment()
    chosen(attribution, Attribution, "attribution", needed=True)
    check_happened(when, today(), field="replied")
    words = prose(wording, "wording")
    reply = Reply.objects.create(
        working_group_id=row.working_group_id,
        incident=row,
        claim=held_claim(by, claim_id) if claim_id else None,
        organisation_id=held_organisation(by, organisation_id),
        attribution=attribution,
        wording_item_id=put(row.working_group_id, row.id, "incident.reply", words) if words else None,
        replied_from=when.start,
        replied_until=when.end,
        replied_precision=when.precision,
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    return reply.id


def held_claim(by: Actor, claim_id: UUID) -> Claim:
    """Return a claim of an incident the actor may see."""
    claim = Claim.objects.filter(seen_by(by, "incident_id"), id=claim_id).select_related("incident").first()
    if claim is None:
        raise Unknown
    return claim


def held_organisation(by: Actor, organisation_id: UUID) -> UUID:
    """Return the id of an organisation in the register, or refuse it."""
    rows = Organisation.objects.filter(
        working_group_id=by.working_group_id, id=organisation_id, retired=False
    )
    found = rows.values_list("merged_into_id", "id").first()
    if found is None:
        raise Invalid({"organisation_id": _("This organisation is not in the register.")})
    return found[0] or found[1]


def _head(incident: Incident) -> UUID:
    return incident.merged_into_id or incident.id


def _report(row: Incident, source_kind: str, report_id: UUID | None) -> UUID | None:
    if source_kind != ClaimSource.REPORT:
        if report_id:
            raise Invalid({"report_id": _("Only a claim that a report makes names a report.")})
        return None
    if report_id and not IncidentReport.objects.filter(incident=row, report_id=report_id).exists():
        raise Invalid({"report_id": _("Choose a report of this incident.")})
    return report_id


def _next(row: Incident) -> int:
    last: int | None = Claim.objects.filter(incident=row).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
