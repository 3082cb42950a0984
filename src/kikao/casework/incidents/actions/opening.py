"""Opening an incident, and what it was made from."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.actions.claiming import record_claim
from kikao.casework.incidents.actions.describing import describe
from kikao.casework.incidents.actions.ground import file_under, open_row
from kikao.casework.incidents.models import Claim, Incident, IncidentReport
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.schemas import Facts, NewClaim
from kikao.casework.reports.actions import give_back_report, take_report
from kikao.casework.reports.enums import ReportState
from kikao.casework.reports.queries import report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.access.wall import join_subjects, part_subjects
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import open_compartments
from kikao.registry.people.queries import desk_of
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms


@action("incident.open", to={Role.SECRETARIAT})
def open_incident(
    by: Actor,
    *,
    title: str,
    nature: str,
    categories: Iterable[str] = (),
    happened: Moment | None = None,
    place_id: UUID | None = None,
    territory_id: UUID | None = None,
    place_precision: str = "",
    report_ids: Iterable[UUID] = (),
    claims: Iterable[NewClaim] = (),
) -> UUID:
    """Open an incident from reports, or from what publications and missions claim."""
    told, said = list(dict.fromkeys(report_ids)), list(claims)
    if not told and not said:
        raise Invalid({"report_ids": _("Choose a report, or write down a claim with its source.")})
    codes = require_terms(by, TermList.INCIDENT_CATEGORY, categories, field="categories")
    facts = Facts(title, nature, happened or Moment(), place_id, territory_id, place_precision)
    row = _new(by, facts, codes)
    for report_id in told:
        _join(by, row, report_id)
    open_compartments(row.working_group_id, row.id, readers=desk_of(row.working_group_id, row.id))
    for one in said:
        record_claim(
            by,
            incident_id=row.id,
            wording=one.wording,
            source_kind=one.source_kind,
            source_title=one.source_title,
            locator=one.locator,
            language=one.language,
            reliability=one.reliability,
            happened=one.happened,
            report_id=one.report_id,
        )
    return row.id


@action("incident.add_report", to={Role.SECRETARIAT})
def add_report(by: Actor, *, incident_id: UUID, report_id: UUID) -> UUID:
    """Add a report that tells of the same incident; both share their walls from now on."""
    row = open_row(by, incident_id)
    if IncidentReport.objects.filter(incident=row, report_id=report_id).exists():
        raise Stop("incident.has_report", gettext_lazy("This report belongs to the incident already."))
    _join(by, row, report_id)
    return row.id


@action("incident.remove_report", to={Role.SECRETARIAT})
def remove_report(by: Actor, *, link_id: UUID) -> UUID:
    """Take a report out of an incident; one that is in no incident any more waits again."""
    link = IncidentReport.objects.filter(seen_by(by, "incident_id"), id=link_id).first()
    if link is None:
        raise Unknown
    row = open_row(by, link.incident_id)
    _check_ground(link)
    link.delete()
    part_subjects(by.working_group_id, link_id)
    if not IncidentReport.objects.filter(report_id=link.report_id).exists():
        give_back_report(by, report_id=link.report_id)
    return row.id


def _new(by: Actor, facts: Facts, codes: tuple[str, ...]) -> Incident:
    row = Incident(
        working_group_id=by.working_group_id,
        reference=fresh_reference(by.working_group_id, "I"),
        opened_on=today(),
        opened_by=by.account_id,
    )
    describe(by, row, facts)
    row.save(force_insert=True)
    file_under(by, row, codes)
    row.save(update_fields=["severity"])
    return row


def _join(by: Actor, row: Incident, report_id: UUID) -> None:
    told = report(by, report_id)
    if told.line.state != ReportState.TAKEN:
        take_report(by, report_id=report_id)
    elif told.line.is_withdrawn:
        raise Stop(
            "report.withdrawn",
            gettext_lazy("The source took consent back. Nothing more may be made of this report."),
        )
    link = IncidentReport.objects.create(
        working_group_id=row.working_group_id, incident=row, report_id=report_id, joined_on=today()
    )
    join_subjects(row.working_group_id, row.id, report_id, link.id)


def _check_ground(link: IncidentReport) -> None:
    if Claim.objects.filter(incident_id=link.incident_id, report_id=link.report_id).exists():
        raise Stop(
            "incident.claims_rest_on_report",
            gettext_lazy("Claims of this incident rest on this report, and claims are kept."),
            cure=gettext_lazy("Leave the report here, and open another incident from it if it tells of two."),
        )
    others = IncidentReport.objects.filter(incident_id=link.incident_id).exclude(id=link.id)
    if not others.exists() and not Claim.objects.filter(incident_id=link.incident_id).exists():
        raise Stop(
            "incident.needs_ground",
            gettext_lazy("An incident rests on a report or a claim; this is the last."),
            cure=gettext_lazy("Add another report or a claim first, or merge the incident into another."),
        )
