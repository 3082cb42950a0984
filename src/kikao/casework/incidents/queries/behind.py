"""The reports behind incidents: what their sources agreed to, and who has opened them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.incidents.models import Claim, IncidentReport
from kikao.casework.incidents.queries.involved import family_of
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import lacking, unopened_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop


def reports_behind(incident_ids: Iterable[UUID]) -> list[UUID]:
    """Return the reports that these incidents, and those merged into them, were made from."""
    family = family_of(list(incident_ids))
    links = IncidentReport.objects.filter(incident_id__in=family)
    return list(dict.fromkeys(links.order_by("joined_on", "id").values_list("report_id", flat=True)))


def incidents_withheld(by: Actor, incident_ids: Iterable[UUID], scope: ConsentScope) -> set[UUID]:
    """Return those of the incidents whose sealed claims rest on a report whose source did not agree to this."""
    rows = Claim.objects.filter(Q(incident_id__in=list(incident_ids)), report_id__isnull=False)
    pairs = list(rows.values_list("incident_id", "report_id"))
    missing = lacking(by, {report_id for _incident, report_id in pairs if report_id}, scope)
    return {incident_id for incident_id, report_id in pairs if report_id in missing}


def require_opened(by: Actor, writer_id: UUID | None, report_ids: Iterable[UUID]) -> None:
    """Refuse words about what was told when the person who wrote them has not opened it; asked of the trail."""
    if unread := unopened_by(by, writer_id, report_ids):
        raise Stop(
            "words.report_unopened",
            _("Whoever wrote this has not opened what it rests on: %(reports)s.")
            % {"reports": ", ".join(sorted(unread.values()))},
            cure=_("Read what was told first, then write it, and ask a second person to check it."),
        )
