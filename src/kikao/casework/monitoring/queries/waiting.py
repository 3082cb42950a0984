"""What phones sent of visits and checks and nobody has taken up yet, each with what it belongs to."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.intake.models import Finding
from kikao.casework.missions.queries import missions_of_submissions
from kikao.casework.missions.schemas.field import SentBy
from kikao.casework.monitoring.queries.fitting import Fit, findings_waiting, fits
from kikao.casework.monitoring.schemas import WaitingFinding
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels

_LISTS = (TermList.FOLLOW_UP_FINDING, TermList.CLAUSE_STATUS)


def waiting_findings(
    by: Actor, *, submission_id: UUID | None = None, after: str | None = None, size: int = 50
) -> Page[WaitingFinding]:
    """Return what waits to be taken up, sheet by sheet, the longest waiting first."""
    rows = findings_waiting(by)
    if submission_id:
        rows = rows.filter(submission_id=submission_id)
    page = page_of(rows, order=("submission_id", "id"), after=after, size=size)
    found = fits(by, page.items)
    labels = labels_of(by, *_LISTS, TermList.NO_ACCESS_REASON)
    teams = missions_of_submissions(by, {row.submission_id for row in page.items})
    return page.map(lambda row: _line(row, found[row.id], labels, teams))


def waiting_finding(by: Actor, finding_id: UUID) -> WaitingFinding:
    """Return one of them."""
    row = findings_waiting(by).filter(id=finding_id).first()
    if row is None:
        raise Unknown
    labels = labels_of(by, *_LISTS, TermList.NO_ACCESS_REASON)
    teams = missions_of_submissions(by, [row.submission_id])
    return _line(row, fits(by, [row])[row.id], labels, teams)


def count_findings(by: Actor) -> int:
    """Return how many findings of phones wait to be taken up."""
    return findings_waiting(by).count()


def _line(row: Finding, fit: Fit, labels: Labels, teams: Mapping[UUID, SentBy]) -> WaitingFinding:
    named = (labels.of(name, row.finding) for name in _LISTS)
    words = next((one for one in named if one != row.finding), row.finding)
    return WaitingFinding(
        id=row.id,
        submission_id=row.submission_id,
        submission=row.submission.reference,
        instrument=row.instrument,
        instrument_id=fit.instrument.id if fit.instrument else None,
        title=fit.instrument.title if fit.instrument else "",
        clause=row.clause,
        clause_id=fit.clause.id if fit.clause else None,
        clause_words=fit.clause.words[:160] if fit.clause else "",
        finding=row.finding,
        finding_words=words if row.finding else "",
        no_access_words=labels.of(TermList.NO_ACCESS_REASON, row.no_access) if row.no_access else "",
        place=row.place.name if row.place else "",
        done_on=row.done_on,
        arrived_on=row.submission.arrived_on,
        check=fit.check.reference if fit.check else "",
        check_due_on=fit.check.due_on if fit.check else None,
        cure=_cure(row, fit),
        mission=teams[row.submission_id].reference if row.submission_id in teams else "",
    )


def _cure(row: Finding, fit: Fit) -> str:
    if not row.finding and not row.no_access:
        return _("Nothing in it can be counted: open the sheet, and write down the result by hand.")
    if row.instrument and fit.instrument is None:
        return _("No signed agreement has this reference: choose the clause yourself.")
    if row.clause is not None and fit.clause is None:
        return _("The sheet names no clause that we know: choose it yourself.")
    if fit.instrument is None and row.place_id is None:
        return _("The sheet names neither an agreement nor a place: choose the case.")
    return ""
