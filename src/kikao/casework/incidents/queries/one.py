"""One incident with all that is plainly known of it, and what was merged into it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from kikao.casework.incidents.enums import MappingState, Scheme
from kikao.casework.incidents.models import (
    Incident,
    IncidentCategory,
    IncidentMerge,
    IncidentNorm,
    IncidentReport,
    Mapping,
    Reply,
    VerificationChange,
)
from kikao.casework.incidents.policy import seen_behind_case, seen_by
from kikao.casework.incidents.queries.claims import claim_numbers
from kikao.casework.incidents.queries.involved import counts_of, involvements_of
from kikao.casework.incidents.queries.lists import LISTS, coded, line_of, title_for
from kikao.casework.incidents.schemas import (
    Coded,
    IncidentPage,
    IncidentRef,
    MappingLine,
    MergeLine,
    ReportRef,
    VerificationLine,
)
from kikao.casework.reports.enums import UnknownKind
from kikao.casework.reports.models import ReportAccused
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.norms.queries import norms_named
from kikao.registry.norms.schemas import NormLine
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of, proposal_for
from kikao.registry.terms.schemas import Labels

_SCHEME_LISTS = {Scheme.OECD: TermList.OECD_ANNEX_II, Scheme.VP: TermList.VP_THEME}


def incident(by: Actor, incident_id: UUID, *, words: bool = False) -> IncidentPage:
    """Return everything plain on one incident for the secretariat; with `words` the reasons of judgements too."""
    return _page(by, incident_id, seen_by(by), words=words)


def incident_behind_case(by: Actor, incident_id: UUID, *, words: bool = False) -> IncidentPage:
    """Return one incident for a reader of its case; the register of cases has cleared it for this reader."""
    return _page(by, incident_id, seen_behind_case(by, [incident_id]), words=words)


def _page(by: Actor, incident_id: UUID, allowed: Q, *, words: bool) -> IncidentPage:
    rows = Incident.objects.filter(allowed, id=incident_id)
    row = rows.select_related("place", "territory", "merged_into").first()
    if row is None:
        raise Unknown
    merged = Incident.objects.filter(merged_into=row).order_by("opened_on", "id")
    merged_refs = tuple(IncidentRef(one.id, one.reference, title_for(by, one)) for one in merged)
    family = [row.id, *(one.id for one in merged_refs)]
    filed = IncidentCategory.objects.filter(incident=row).order_by("position")
    categories = list(filed.values_list("code", flat=True))
    labels, proposal = labels_of(by, *LISTS), proposal_for(by, categories)
    desk = by.kind == "system" or by.is_(Role.SECRETARIAT)
    numbers = claim_numbers(family)
    return IncidentPage(
        line=line_of(by, row, categories, labels),
        place_id=row.place_id,
        territory_id=row.territory_id,
        place_precision=coded(labels, TermList.PLACE_PRECISION, row.place_precision),
        severity_proposed=coded(labels, TermList.SEVERITY, proposal.severity),
        severity_possible=tuple(
            coded(labels, TermList.SEVERITY, code) for code in proposal.severity_possible
        ),
        merged_into=_ref(by, row.merged_into),
        merged=merged_refs,
        mappings=_mappings(row, labels),
        involvements=involvements_of(family, labels),
        counts=counts_of(family, labels),
        norms=_norms(by, family),
        reports=_reports(family) if desk else (),
        verifications=_verifications(by, family, numbers, labels, words=words),
        merges=_merges(row) if desk else (),
        claims=len(numbers),
        replies=Reply.objects.filter(incident_id__in=family).count(),
    )


def _ref(by: Actor, row: Incident | None) -> IncidentRef | None:
    return IncidentRef(row.id, row.reference, title_for(by, row)) if row else None


def _mappings(row: Incident, labels: Labels) -> tuple[MappingLine, ...]:
    return tuple(
        MappingLine(
            mapping.id,
            Coded(mapping.scheme, str(Scheme(mapping.scheme).label)),
            coded(labels, _SCHEME_LISTS[Scheme(mapping.scheme)], mapping.code),
            Coded(mapping.state, str(MappingState(mapping.state).label)),
            mapping.decided_on,
        )
        for mapping in Mapping.objects.filter(incident=row).order_by("scheme", "code")
    )


def _norms(by: Actor, family: Sequence[UUID]) -> tuple[NormLine, ...]:
    ids = list(IncidentNorm.objects.filter(incident_id__in=family).values_list("norm_id", flat=True))
    return tuple(sorted(norms_named(by, ids).values(), key=lambda norm: norm.cited))


def _reports(family: Sequence[UUID]) -> tuple[ReportRef, ...]:
    links = IncidentReport.objects.filter(incident_id__in=family).select_related("report")
    found = list(links.order_by("report__arrived_on", "report_id"))
    rows = ReportAccused.objects.filter(report_id__in=[link.report_id for link in found]).exclude(unknown="")
    unknown: dict[UUID, set[str]] = {}
    for row in rows:
        unknown.setdefault(row.report_id, set()).add(str(UnknownKind(row.unknown).label))
    return tuple(
        ReportRef(
            link.id,
            link.report_id,
            link.report.reference,
            link.report.arrived_on,
            tuple(sorted(unknown.get(link.report_id, ()))),
        )
        for link in found
    )


def _verifications(
    by: Actor, family: Sequence[UUID], numbers: dict[UUID, int], labels: Labels, *, words: bool
) -> tuple[VerificationLine, ...]:
    rows = VerificationChange.objects.filter(incident_id__in=family)
    found = list(rows.order_by("changed_on", "incident_id", "position"))
    items = [row.reason_item_id for row in found if row.reason_item_id]
    texts = read_many(by, items) if words and items else {}
    return tuple(
        VerificationLine(
            numbers.get(row.claim_id) if row.claim_id else None,
            coded(labels, TermList.VERIFICATION_STATUS, row.earlier),
            coded(labels, TermList.VERIFICATION_STATUS, row.later),
            row.changed_by,
            row.changed_on,
            row.reason_item_id is not None,
            texts.get(row.reason_item_id) if row.reason_item_id else None,
        )
        for row in found
    )


def _merges(row: Incident) -> tuple[MergeLine, ...]:
    rows = IncidentMerge.objects.filter(Q(incident=row) | Q(into=row)).select_related("incident", "into")
    return tuple(
        MergeLine(merge.incident.reference, merge.into.reference, merge.merged_on, merge.undone_on)
        for merge in rows.order_by("merged_on", "id")
    )


def still_seen(by: Actor, incident_id: UUID) -> bool:
    """Tell whether the reader sees an incident, for instance after an act that may have walled them."""
    return Incident.objects.filter(seen_by(by), id=incident_id).exists()
