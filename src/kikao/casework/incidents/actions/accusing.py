"""Saying who is alleged to have done what to whom, and how many suffered it; walls follow in the same act."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.actions.claiming import held_organisation
from kikao.casework.incidents.actions.ground import let_desk_read, open_row
from kikao.casework.incidents.enums import ACCUSED, Act, AgeBand, Degree, Harm, Method, Part, Sex, Stranger
from kikao.casework.incidents.models import Count, Incident, IncidentReport, Involvement
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.reckoning import chosen
from kikao.casework.reports.actions import clear_accused, name_accused
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.models import ReportAccused
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import lower_wall, organisation_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms

MOST = 100_000
"""More people than that are no count but a slip of the hand."""

_WALLED_CLASSES = frozenset({Stranger.UNIFORM, Stranger.COMPANY_GUARD})


@action("involvement.record", to={Role.SECRETARIAT})
def record_involvement(
    by: Actor,
    *,
    incident_id: UUID,
    part: str,
    organisation_id: UUID | None = None,
    stranger: str = "",
    actor_type: str = "",
    degree: str = "",
    act: str = "",
    method: str = "",
    toward_id: UUID | None = None,
) -> UUID:
    """Say what part an organisation, or somebody not yet known, is said to have played; who is accused is walled."""
    row = open_row(by, incident_id)
    line = Involvement(
        working_group_id=row.working_group_id,
        incident=row,
        part=chosen(part, Part, "part", needed=True),
        degree=chosen(degree, Degree, "degree"),
        act=chosen(act, Act, "act"),
        method=chosen(method, Method, "method"),
        toward=_toward(row, toward_id),
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    line.organisation_id, line.stranger, line.actor_type = _whom(
        by, part, organisation_id, stranger, actor_type
    )
    line.save(force_insert=True)
    _wall(line)
    return line.id


@action("involvement.identify", to={Role.SECRETARIAT})
def identify_author(by: Actor, *, involvement_id: UUID, version: int, organisation_id: UUID) -> UUID:
    """Name the organisation of somebody unidentified: its seat is walled, all others of its kind see again."""
    line = _held(by, involvement_id, version)
    if not line.stranger:
        raise Stop("involvement.identified_already", gettext_lazy("This organisation is known already."))
    found = held_organisation(by, organisation_id)
    if line.part in ACCUSED and organisation_key(found) in by.wall_keys:
        raise OwnMatterStop
    _settle_reports(by, line, found)
    lower_wall(line.incident_id, line.id)
    was = line.stranger
    Involvement.objects.filter(id=line.id).update(
        organisation_id=found, stranger="", actor_type="", was=was, identified_on=today()
    )
    line.organisation_id, line.stranger = found, ""
    _wall(line)
    let_desk_read(by, line.incident)
    return line.id


@action("involvement.withdraw", to={Role.SECRETARIAT})
def withdraw_involvement(by: Actor, *, involvement_id: UUID, version: int) -> UUID:
    """Take back that somebody played a part; the entry stays with its day, the wall it raised does not."""
    line = _held(by, involvement_id, version)
    Involvement.objects.filter(id=line.id).update(withdrawn_on=today())
    lower_wall(line.incident_id, line.id)
    let_desk_read(by, line.incident)
    return line.id


@action("incident.record_count", to={Role.SECRETARIAT})
def record_count(
    by: Actor,
    *,
    incident_id: UUID,
    harm: str,
    number: int,
    sex: str = Sex.UNKNOWN,
    age_band: str = AgeBand.UNKNOWN,
    about: bool = False,
    involvement_id: UUID | None = None,
) -> UUID:
    """Write down how many were harmed in one way; a second number for the same people takes the first one's place."""
    row = open_row(by, incident_id)
    group = _toward(row, involvement_id, field="involvement_id")
    if not 1 <= number <= MOST:
        raise Invalid({"number": _("Write a whole number from 1 to %(most)d.") % {"most": MOST}})
    count, _made = Count.objects.update_or_create(
        working_group_id=row.working_group_id,
        incident=row,
        involvement=group,
        sex=chosen(sex, Sex, "sex", needed=True),
        age_band=chosen(age_band, AgeBand, "age_band", needed=True),
        harm=chosen(harm, Harm, "harm", needed=True),
        defaults={"number": number, "about": about},
    )
    return count.id


@action("incident.remove_count", to={Role.SECRETARIAT})
def remove_count(by: Actor, *, count_id: UUID) -> UUID:
    """Take a number back that was written down in error."""
    count = Count.objects.filter(seen_by(by, "incident_id"), id=count_id).first()
    if count is None:
        raise Unknown
    count.delete()
    return count.incident_id


class OwnMatterStop(Stop):
    """Somebody would name the organisation from which they are walled themselves."""

    def __init__(self) -> None:
        """Send them to another secretary."""
        super().__init__(
            "incident.own_matter",
            gettext_lazy("This concerns an organisation from whose matters you stay out."),
            cure=gettext_lazy("Ask another secretary to do it."),
            status=409,
        )


def _held(by: Actor, involvement_id: UUID, version: int) -> Involvement:
    """Return an involvement that stands, and take its next version."""
    rows = Involvement.objects.filter(seen_by(by, "incident_id"), id=involvement_id)
    line = rows.select_related("incident").first()
    if line is None:
        raise Unknown
    if line.withdrawn_on:
        raise Stop("involvement.withdrawn", gettext_lazy("This was taken back already."))
    if not Involvement.objects.filter(id=line.id, version=version).update(version=version + 1):
        raise Clash
    return line


def _whom(
    by: Actor, part: str, organisation_id: UUID | None, stranger: str, actor_type: str
) -> tuple[UUID | None, str, str]:
    chosen(stranger, Stranger, "stranger")
    if bool(organisation_id) == bool(stranger):
        raise Invalid(
            {"organisation_id": _("Choose an organisation, or say who it is as far as anybody knows.")}
        )
    if organisation_id:
        return held_organisation(by, organisation_id), "", ""
    if part != Part.VICTIM_GROUP:
        if actor_type:
            raise Invalid({"actor_type": _("Only a victim group is told by its type. Name who is accused.")})
        return None, stranger, ""
    if stranger in _WALLED_CLASSES:
        raise Invalid({"stranger": _("A victim group is an organisation, or a type such as a community.")})
    require_terms(by, TermList.ACTOR_TYPE, [actor_type] if actor_type else [], field="actor_type")
    return None, stranger, actor_type


def _wall(line: Involvement) -> None:
    """Raise the wall of somebody accused in the transaction that accuses."""
    if line.part not in ACCUSED:
        return
    key = organisation_key(line.organisation_id) if line.organisation_id else line.stranger
    if line.organisation_id or key in _WALLED_CLASSES:
        raise_wall(line.working_group_id, line.incident_id, key, line.id)


def _settle_reports(by: Actor, line: Involvement, organisation_id: UUID) -> None:
    """Say in the reports too who it was; else what they do not know would go on walling everybody it could be."""
    reports = IncidentReport.objects.filter(incident_id=line.incident_id, report__withdrawn_on__isnull=True)
    rows = ReportAccused.objects.filter(report_id__in=reports.values("report_id"))
    meant = [
        row
        for row in rows
        if row.unknown and (row.unknown == line.stranger or row.kind == AccusedKind.UNKNOWN)
    ]
    if line.part not in ACCUSED:
        return
    for report_id in {row.report_id for row in meant}:
        name_accused(by, report_id=report_id, kind=AccusedKind.ORGANISATION, organisation_id=organisation_id)
    for row in meant:
        clear_accused(by, accused_id=row.id)


def _toward(row: Incident, involvement_id: UUID | None, *, field: str = "toward_id") -> Involvement | None:
    if involvement_id is None:
        return None
    group = Involvement.objects.filter(
        incident=row, id=involvement_id, part=Part.VICTIM_GROUP, withdrawn_on__isnull=True
    ).first()
    if group is None:
        raise Invalid({field: _("Choose a victim group of this incident.")})
    return group
