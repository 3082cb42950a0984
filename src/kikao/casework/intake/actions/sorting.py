"""What a person says of something that waits apart: it is nothing, the first version stands, the later one counts."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.queries import shape
from kikao.casework.forms.queries.wording import Wording, wording_of
from kikao.casework.intake.actions._becoming import CLAIMS, settle
from kikao.casework.intake.actions._findings import keep_findings
from kikao.casework.intake.actions._rows import waiting_row
from kikao.casework.intake.enums import BY_HAND, SettledAs, SubmissionState
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.intake.policy import READERS
from kikao.casework.intake.queries import beside
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.reckoning.splitting import split
from kikao.casework.intake.schemas import Changed, VersionWords
from kikao.casework.reports.actions import ask_source
from kikao.casework.reports.enums import MessageKind
from kikao.casework.reports.reckoning import LONGEST
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.sealing.stops import Sealed

VERSIONS = (SubmissionState.CONFLICT, SubmissionState.EDIT)


@action("submission.settle", to=READERS, system=False)
def settle_submission(by: Actor, *, submission_id: UUID, reason: str) -> UUID:
    """Settle something that waited in quarantine and of which nothing is made; it stays sealed as long as such things are kept."""
    row = waiting_row(by, submission_id, (SubmissionState.HELD,))
    if reason not in BY_HAND:
        raise Invalid({"reason": _("Choose one of the list.")})
    settle(by, row, SettledAs(reason))
    return row.id


@action("submission.keep_first", to=READERS, system=False)
def keep_first(by: Actor, *, submission_id: UUID) -> UUID:
    """Let the first version stand; the other stays sealed beside it."""
    row = waiting_row(by, submission_id, VERSIONS)
    settle(by, row, SettledAs.FIRST)
    return row.id


@action("submission.take_later", to=READERS, system=False)
def take_later(by: Actor, *, submission_id: UUID) -> UUID:
    """Let the later version count: what it answers otherwise stands in the report as a note, nothing is overwritten."""
    row = waiting_row(by, submission_id, VERSIONS)
    words = next(one for one in beside(by, row.id) if one.line.id == row.id)
    if words.arrived is None:
        raise Sealed
    root = row.earlier
    if root is None:
        raise Unknown
    if root.report_id:
        for note in _notes(by, row, words):
            ask_source(by, report_id=root.report_id, words=note, kind=MessageKind.NOTE, awaited=False)
    else:
        _claim_anew(root, row, words.arrived)
    settle(by, row, SettledAs.LATER)
    return row.id


def _notes(by: Actor, row: Submission, words: VersionWords) -> list[str]:
    """Return what differs, in as many notes as it fills."""
    title = _("A later version of the form came (%(reference)s). What it answers otherwise:")
    values = [value for one in words.changed for value in (one.was, one.now)]
    wording = wording_of(by, row.version_id, values)
    said = [title % {"reference": row.reference}, *(_line(wording, one) for one in words.changed)]
    text = "\n\n".join(said if words.changed else [*said, _("nothing.")])
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]


def _line(wording: Wording, one: Changed) -> str:
    nothing = _("no answer")
    was, now = (wording.said(one.path, value) or nothing for value in (one.was, one.now))
    return f"{wording.asked(one.path)}\n{_('first')}: {was}\n{_('later')}: {now}"


def _claim_anew(root: Submission, row: Submission, arrived: Arrived) -> None:
    """Have the later version's claims stand instead of those of the first that nobody has taken up."""
    door = Actor.source(row.working_group_id)
    read_by = shape(door, row.version_id) if row.version_id else None
    if read_by is None or read_by.kind not in CLAIMS:
        return
    Finding.objects.filter(submission=root, taken_up_on=None).delete()
    keep_findings(door, row, split(read_by, arrived.answers, arrived.media))
