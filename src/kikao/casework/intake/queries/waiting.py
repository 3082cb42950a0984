"""What arrived from the field, for the secretariat: its plain layer, and its versions side by side in a session with keys."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.casework.intake.models import Submission
from kikao.casework.intake.policy import seen_by
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.reckoning.whole import arrived_of
from kikao.casework.intake.schemas import Changed, SubmissionLine, VersionWords
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault


def submissions(
    by: Actor, *, state: str | Iterable[str] = (), after: str | None = None, size: int = 50
) -> Page[SubmissionLine]:
    """Return what arrived in one of these states (in any, when none is named), the longest waiting first."""
    states = [state] if isinstance(state, str) else list(state)
    rows = rows_seen(by)
    if any(states):
        rows = rows.filter(state__in=states)
    return page_of(rows, order=("arrived_on", "id"), after=after, size=size).map(line_of)


def submission(by: Actor, submission_id: UUID) -> SubmissionLine:
    """Return one submission."""
    return line_of(_row(by, submission_id))


def version_behind(by: Actor, report_id: UUID) -> UUID | None:
    """Return the version of a form by which a report was read as it came in; None for what no form of the group brought."""
    rows = Submission.objects.filter(seen_by(by), report_id=report_id, earlier=None)
    return rows.exclude(version=None).values_list("version_id", flat=True).order_by("id").first()


def versions_of(by: Actor, submission_id: UUID) -> tuple[SubmissionLine, ...]:
    """Return every version of a submission, the first before the later ones."""
    return tuple(line_of(row) for row in _versions(by, submission_id))


def beside(by: Actor, submission_id: UUID) -> tuple[VersionWords, ...]:
    """Open every version of a submission, each with what it answers otherwise than the first; the trail notes the reading."""
    rows = _versions(by, submission_id)
    texts = vault.read_many(by, [row.whole_item_id for row in rows if row.whole_item_id])
    opened = [_opened(texts.get(row.whole_item_id)) if row.whole_item_id else None for row in rows]
    return tuple(
        VersionWords(line_of(row), one, _changes(opened[0], one))
        for row, one in zip(rows, opened, strict=True)
    )


def rows_seen(by: Actor) -> "QuerySet[Submission]":
    """Return what this reader may know of, each with its form."""
    found = Submission.objects.filter(seen_by(by)).select_related("version__form")
    return found.defer("version__source", "version__xform")


def _row(by: Actor, submission_id: UUID) -> Submission:
    row = rows_seen(by).filter(id=submission_id).first()
    if row is None:
        raise Unknown
    return row


def _versions(by: Actor, submission_id: UUID) -> list[Submission]:
    row = _row(by, submission_id)
    root = row.earlier_id or row.id
    rows = list(rows_seen(by).filter(Q(id=root) | Q(earlier_id=root)).order_by("arrived_on", "id"))
    return sorted(rows, key=lambda one: one.earlier_id is not None)


def _opened(text: str | None) -> Arrived | None:
    try:
        return arrived_of(text.encode()) if text else None
    except ValueError:
        return None


def _changes(first: Arrived | None, later: Arrived | None) -> tuple[Changed, ...]:
    """Return the answers that differ, in the order of the first; repeated questions are compared in their order."""
    if first is None or later is None or first is later:
        return ()
    was, now = _answers(first), _answers(later)
    paths = dict.fromkeys([*was, *now])
    return tuple(
        Changed(path, was.get(path, ""), now.get(path, ""))
        for path in paths
        if was.get(path) != now.get(path)
    )


def _answers(arrived: Arrived) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in arrived.answers:
        found.setdefault(one.path, []).append(one.value)
    return {path: "\n".join(values) for path, values in found.items()}


def line_of(row: Submission) -> SubmissionLine:
    """Return a submission as a line of a list."""
    return SubmissionLine(
        id=row.id,
        reference=row.reference,
        channel=row.channel,
        form=row.version.form.form_id if row.version else "",
        version=row.version.version if row.version else "",
        state=row.state,
        held_reason=row.held_reason,
        arrived_on=row.arrived_on,
        report_id=row.report_id,
        without_id=row.without_id,
        missing=row.missing,
    )
