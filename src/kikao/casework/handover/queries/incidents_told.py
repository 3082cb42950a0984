"""What of the incidents of a case goes to another group: the plain layer, and words only as far as their sources agreed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import CaseIncident
from kikao.casework.handover.enums import Kept
from kikao.casework.handover.models import Handover
from kikao.casework.handover.queries.bodies import Bodies
from kikao.casework.handover.queries.held_back import HeldBack
from kikao.casework.handover.schemas import ClaimTold, CountTold, IncidentTold, InvolvementTold, ReplyTold
from kikao.casework.incidents.enums import PUBLISHED, ClaimSource, TitleState
from kikao.casework.incidents.models import Claim, Count, Incident, IncidentCategory, Involvement, Reply
from kikao.casework.incidents.queries import reports_behind
from kikao.casework.incidents.queries.involved import family_of
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import lacking
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.vault import read_many


@dataclass(slots=True)
class Gathering:
    """One gathering of what goes: for whom, how far words are opened, what was found to stay back.

    `claims` and `told` name the sealed items behind the words that go, in the order in which they go.
    """

    by: Actor
    handover: Handover
    words: bool
    bodies: Bodies
    back: HeldBack
    reports: set[UUID]
    claims: list[UUID] = field(default_factory=list)
    told: list[UUID] = field(default_factory=list)


def incidents_told(now: Gathering) -> tuple[IncidentTold, ...]:
    """Return the incidents of the case as they go along; one whose source withdrew stays back whole."""
    links = CaseIncident.objects.filter(case_id=now.handover.case_id).select_related(
        "incident__place", "incident__territory"
    )
    found = []
    for link in links.order_by("id"):
        told = reports_behind([link.incident_id])
        if withdrawn := lacking(now.by, told, ConsentScope.SECUSE):
            now.back.note(_("Incident"), Kept.WITHDRAWN, withdrawn.values())
        else:
            found.append(_incident(now, link.incident, told))
    return tuple(found)


def _incident(now: Gathering, row: Incident, reports: Sequence[UUID]) -> IncidentTold:
    family = family_of([row.id])
    missing = lacking(now.by, reports, ConsentScope.PARTNER)
    checked = row.title_state == TitleState.CHECKED
    if not checked:
        now.back.note(_("Title of an incident"), Kept.UNCHECKED)
    categories = IncidentCategory.objects.filter(incident=row).order_by("position")
    return IncidentTold(
        reference=row.reference,
        title=row.title if checked else "",
        nature=row.nature,
        severity=row.severity,
        verification=row.verification,
        categories=tuple(categories.values_list("code", flat=True)),
        happened_from=row.happened_from.isoformat() if row.happened_from else "",
        happened_until=row.happened_until.isoformat() if row.happened_until else "",
        happened_precision=row.happened_precision,
        place=row.place.name if row.place else "",
        territory=row.territory.name if row.territory else "",
        place_precision=row.place_precision,
        involvements=_involvements(now, family),
        counts=tuple(
            CountTold(one.sex, one.age_band, one.harm, one.number, one.about)
            for one in Count.objects.filter(incident_id__in=family).order_by("harm", "sex", "age_band", "id")
        ),
        replies=_replies(now, family),
        claims=_claims(now, family, missing),
        told=_told(now, reports, missing),
    )


def _involvements(now: Gathering, family: Sequence[UUID]) -> tuple[InvolvementTold, ...]:
    rows = Involvement.objects.filter(incident_id__in=family, withdrawn_on=None).select_related(
        "organisation"
    )
    return tuple(
        InvolvementTold(
            now.bodies.number_of(row.organisation) if row.organisation else -1,
            row.stranger,
            row.actor_type,
            row.part,
            row.degree,
            row.act,
            row.method,
        )
        for row in rows.order_by("recorded_on", "id")
    )


def _replies(now: Gathering, family: Sequence[UUID]) -> tuple[ReplyTold, ...]:
    rows = Reply.objects.filter(incident_id__in=family).select_related("organisation")
    return tuple(
        ReplyTold(now.bodies.number_of(row.organisation), row.attribution, row.replied.as_text())
        for row in rows.order_by("recorded_on", "id")
    )


def _claims(now: Gathering, family: Sequence[UUID], missing: Mapping[UUID, str]) -> tuple[ClaimTold, ...]:
    rows = list(
        Claim.objects.filter(incident_id__in=family).order_by("recorded_on", "incident_id", "position")
    )
    let_go = [row for row in rows if _goes(now, row, missing)]
    opened = read_many(now.by, [row.wording_item_id for row in let_go]) if now.words else {}
    found = []
    for number, row in enumerate(let_go, start=1):
        words = opened.get(row.wording_item_id)
        if now.words and words is None:
            now.back.note(_("Claim"), Kept.SEALED)
            continue
        if row.report_id:
            now.reports.add(row.report_id)
        now.claims.append(row.wording_item_id)
        found.append(
            ClaimTold(
                number,
                row.source_kind,
                row.source_title,
                row.locator,
                row.language,
                row.verification,
                row.happened.as_text(),
                words or "",
            )
        )
    return tuple(found)


def _goes(now: Gathering, row: Claim, missing: Mapping[UUID, str]) -> bool:
    """Tell whether a claim goes along; who is not known to have agreed has not agreed."""
    reason = _why_not(now, row, missing)
    if reason is None:
        return True
    own = missing.get(row.report_id) if row.report_id else None
    lacked = [own] if own else sorted(missing.values())
    now.back.note(_("Claim"), reason, lacked if reason == Kept.CONSENT else ())
    return False


def _why_not(now: Gathering, row: Claim, missing: Collection[UUID]) -> Kept | None:
    if not now.handover.with_claims:
        return Kept.UNCHOSEN
    if row.source_kind in PUBLISHED:
        return None
    if row.source_kind == ClaimSource.REPORT and row.report_id:
        return Kept.CONSENT if row.report_id in missing else None
    if row.source_kind == ClaimSource.MISSION:
        return Kept.CONSENT if missing else None
    return Kept.UNASKED


def _told(now: Gathering, reports: Sequence[UUID], missing: Mapping[UUID, str]) -> tuple[str, ...]:
    """Return what sources told in their own words, of those who let it go to other groups."""
    reason = Kept.CONSENT if now.handover.with_told else Kept.UNCHOSEN
    back = [one for one in reports if one in missing or not now.handover.with_told]
    for report_id in back:
        now.back.note(_("What a source told"), reason, [missing[report_id]] if report_id in missing else ())
    rows = list(Report.objects.filter(id__in=set(reports) - set(back)).order_by("arrived_on", "id"))
    opened = read_many(now.by, [row.narrative_item_id for row in rows]) if now.words else {}
    found = []
    for row in rows:
        words = opened.get(row.narrative_item_id)
        if now.words and words is None:
            now.back.note(_("What a source told"), Kept.SEALED)
            continue
        now.reports.add(row.id)
        now.told.append(row.narrative_item_id)
        found.append(words or "")
    return tuple(found)
