"""What waits apart for a person: its list, its number, and one of it as far as it is known in codes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from kikao.casework.forms.enums import VersionState
from kikao.casework.forms.models import FormVersion
from kikao.casework.forms.policy import seen_by as forms_seen_by
from kikao.casework.intake.enums import AttachmentState, SettledAs, SubmissionState
from kikao.casework.intake.models import Attachment, Finding, Submission
from kikao.casework.intake.policy import seen_by
from kikao.casework.intake.queries.opening import OPENED_HERE, READ_BY_PERSONS
from kikao.casework.intake.queries.waiting import line_of, rows_seen
from kikao.casework.intake.schemas import SubmissionLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels

APART = (SubmissionState.HELD, SubmissionState.CONFLICT, SubmissionState.EDIT)
CLAIMED = (SubmissionState.WAITING, SubmissionState.WHOLE)
"""Where visits, checks and sheets of trainings stand: they make no report and wait until the follow-up takes them up."""
WAITING = Q(state__in=APART) | Q(state__in=CLAIMED, report=None)
"""States in which a submission waits for a person to say what becomes of it."""
MOST_VERSIONS = 200
_ORDER = ("arrived_on", "id")


@dataclass(frozen=True, slots=True)
class ApartFilter:
    """What the list is narrowed to; no state means what waits for a person."""

    state: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a visit or a check claims in codes."""

    instrument: str
    clause: int | None
    finding_label: str
    no_access_label: str
    place: str
    done_on: date | None
    taken_up_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionView:
    """One submission as far as it is known in codes."""

    line: SubmissionLine
    channel_label: str
    form_title: str
    kind: str
    version_id: UUID | None
    has_words: bool
    has_identity: bool
    earlier_id: UUID | None
    later: tuple[SubmissionLine, ...]
    files: int
    files_twice: int
    files_late: int
    findings: tuple[FindingLine, ...]
    settled_as_label: str
    settled_by: UUID | None
    settled_on: date | None

    @property
    def is_held(self) -> bool:
        """Tell whether it waits in quarantine."""
        return self.line.state == SubmissionState.HELD

    @property
    def waits_for_key(self) -> bool:
        """Tell whether nothing but a reader's key is missing."""
        return self.is_held and self.line.held_reason in OPENED_HERE

    @property
    def is_taken_by_hand(self) -> bool:
        """Tell whether a person reads it and takes it in."""
        return self.is_held and self.line.held_reason in READ_BY_PERSONS

    @property
    def is_version(self) -> bool:
        """Tell whether it waits beside an earlier version."""
        return self.line.state in {SubmissionState.CONFLICT, SubmissionState.EDIT}


def apart(
    by: Actor, wanted: ApartFilter, *, after: str | None = None, size: int = 50
) -> Page[SubmissionLine]:
    """Return what waits apart, longest waiting first."""
    rows = rows_seen(by).filter(Q(state=wanted.state) if wanted.state else WAITING)
    if wanted.reason:
        rows = rows.filter(held_reason=wanted.reason)
    return page_of(rows, order=_ORDER, after=after, size=size).map(line_of)


def count_apart(by: Actor) -> tuple[int, int]:
    """Return how many submissions wait for a person, and how many of them for nothing but a key."""
    held = Q(state=SubmissionState.HELD, held_reason__in=OPENED_HERE)
    found = Submission.objects.filter(WAITING, seen_by(by)).aggregate(
        waiting=Count("pk"), sealed=Count("pk", filter=held)
    )
    return found["waiting"], found["sealed"]


def is_apart(by: Actor, subject_id: UUID) -> bool:
    """Tell whether an id is that of a submission that this reader may know of."""
    return Submission.objects.filter(seen_by(by), id=subject_id).exists()


def versions_to_read_by(by: Actor) -> list[tuple[UUID, str]]:
    """Return the versions of forms by which something can be read, each with its form."""
    rows = FormVersion.objects.filter(forms_seen_by(by)).exclude(state=VersionState.DRAFT)
    found = rows.select_related("form").order_by("form__form_id", "-made_on", "-id").defer("source", "xform")
    return [
        (row.id, f"{row.form.title} · {row.form.form_id} · {row.version}") for row in found[:MOST_VERSIONS]
    ]


def next_to_open(by: Actor, most: int) -> list[UUID]:
    """Return the next arrivals that only need a key and whose files have all come, longest waiting first."""
    rows = Submission.objects.filter(
        seen_by(by), state=SubmissionState.HELD, held_reason__in=OPENED_HERE, missing=0
    )
    return list(rows.order_by(*_ORDER).values_list("id", flat=True)[:most])


def submission_apart(by: Actor, submission_id: UUID) -> SubmissionView:
    """Return one submission as far as it is known in codes."""
    row = rows_seen(by).filter(id=submission_id).first()
    if row is None:
        raise Unknown
    states = Attachment.objects.filter(submission=row).exclude(file_id=None)
    files = list(states.values_list("state", flat=True))
    labels = labels_of(by, TermList.CHANNEL, *_CLAIMED, TermList.NO_ACCESS_REASON)
    claims = Finding.objects.filter(submission=row).select_related("place").order_by("clause", "id")
    return SubmissionView(
        line=line_of(row),
        channel_label=labels.of(TermList.CHANNEL, row.channel),
        form_title=row.version.form.title if row.version else "",
        kind=row.version.form.kind if row.version else "",
        version_id=row.version_id,
        has_words=row.whole_item_id is not None,
        has_identity=row.identity_item_id is not None,
        earlier_id=row.earlier_id,
        later=tuple(line_of(one) for one in rows_seen(by).filter(earlier=row).order_by(*_ORDER)),
        files=len(files),
        files_twice=files.count(AttachmentState.ANOTHER),
        files_late=files.count(AttachmentState.LATE) if row.around_item_id else 0,
        findings=tuple(_finding(one, labels) for one in claims),
        settled_as_label=str(SettledAs(row.settled_as).label) if row.settled_as else "",
        settled_by=row.settled_by,
        settled_on=row.settled_on,
    )


_CLAIMED = (TermList.FOLLOW_UP_FINDING, TermList.CLAUSE_STATUS)


def _finding(row: Finding, labels: Labels) -> FindingLine:
    named = (labels.of(name, row.finding) for name in _CLAIMED)
    return FindingLine(
        instrument=row.instrument,
        clause=row.clause,
        finding_label=next((words for words in named if words != row.finding), row.finding),
        no_access_label=labels.of(TermList.NO_ACCESS_REASON, row.no_access),
        place=row.place.name if row.place else "",
        done_on=row.done_on,
        taken_up_on=row.taken_up_on,
    )
