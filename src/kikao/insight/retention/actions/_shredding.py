"""Erasing one record: its keys and words, its files, and what only stood there because of it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from kikao.casework.handover.models import HandoverPart, HandoverReport
from kikao.casework.incidents.models import Claim, Comparison, IncidentReport
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Attachment, Finding, GuardAlert, Submission
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.foundation.access.actor import Actor
from kikao.foundation.files.erasing import erase_file, erase_files_of
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.notices.models import Alert, Notice
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.erasing import (
    openings_of,
    shred_items,
    shred_subject,
    shred_words,
    sweep_remains,
)
from kikao.insight.retention.enums import Scope
from kikao.insight.retention.queries import envelopes_of, names_of

OWN = frozenset({"reports", "texts"})
KEYLESS = "KEYLESS"
"""Why a file goes that a restore brought back: it had been erased before."""


def shred(by: Actor, scope: str, subject_id: UUID, ground: str) -> None:
    """Erase one record as far as its line on the plan says."""
    if scope == Scope.REPORT:
        _whole_report(by, subject_id, ground)
    elif scope == Scope.SENDING:
        leave_stones(by, _sending(subject_id), ground)
    elif scope == Scope.IDENTITY:
        sent = [subject_id, *_sent_for(subject_id)]
        for one in sent:
            shred_words(by.working_group_id, one, layers=[Layer.I])
        _shred_openings(by, sent)
        _forget_identity(subject_id)
    elif scope == Scope.NAMES:
        shred_items(one for one in names_of(subject_id) if one)
    else:
        for one in envelopes_of(subject_id):
            erase_files_of(by, one, ground=ground)
            shred_words(by.working_group_id, one)
        HandoverPart.objects.filter(handover_id=subject_id).delete()


def shred_again(by: Actor, scope: str, subject_id: UUID, ground: str, until: date) -> bool:
    """Erase what an older content backup brought back of an erased record; tell whether there was anything."""
    if scope == Scope.REPORT:
        if not Report.objects.filter(id=subject_id).exists():
            return False
        sweep_remains(subject_id, item_ids=_items_of(subject_id), until=until)
        for one in openings_of([subject_id]):
            sweep_remains(one, until=until)
        _whole_report(by, subject_id, ground)
        return True
    if scope == Scope.SENDING:
        return _sending_again(by, subject_id, ground, until)
    if scope == Scope.IDENTITY:
        _forget_identity(subject_id)
        sent = [subject_id, *_sent_for(subject_id)]
        return sum(sweep_remains(one, until=until) for one in [*sent, *openings_of(sent)]) > 0
    parts, _each = HandoverPart.objects.filter(handover_id=subject_id).delete()
    return parts + sum(sweep_remains(one, until=until) for one in envelopes_of(subject_id)) > 0


def erase_keyless_files(by: Actor) -> int:
    """Erase files that an older content backup brought back and to which the key store has no key any more."""
    rows = EvidenceFile.objects.filter(working_group_id=by.working_group_id, disposed_on=None, key=None)
    return sum(erase_file(by, file_id, ground=KEYLESS) for file_id in rows.values_list("id", flat=True))


def _whole_report(by: Actor, report_id: UUID, ground: str) -> None:
    claims = Claim.objects.filter(report_id=report_id)
    shred_items(claims.values_list("wording_item_id", flat=True))
    claims.update(report=None)
    erase_files_of(by, report_id, ground=ground)
    shred_subject(by.working_group_id, report_id)
    _shred_openings(by, [report_id, *_sent_for(report_id)])
    HandoverPart.objects.filter(handover__reports__report_id=report_id).delete()
    HandoverReport.objects.filter(report_id=report_id).delete()
    GuardAlert.objects.filter(report_id=report_id).delete()
    leave_stones(by, Submission.objects.filter(report_id=report_id), ground)
    Notice.objects.filter(subject_id=report_id).delete()
    Alert.objects.filter(subject_id=report_id).delete()
    IncidentReport.objects.filter(report_id=report_id).delete()
    Comparison.objects.filter(Q(report_id=report_id) | Q(other_id=report_id)).delete()
    for model, field in hanging_on_reports():
        model._base_manager.filter(**{field: report_id}).delete()  # noqa: SLF001 - documented by Django
    Report.objects.filter(id=report_id).delete()


def leave_stones(by: Actor, rows: "QuerySet[Submission]", ground: str) -> None:
    """Erase what a phone sent; by its tag alone it is known if the phone sends it again."""
    ids = list(rows.values_list("id", flat=True))
    for submission_id in ids:
        erase_files_of(by, submission_id, ground=ground)
        shred_subject(by.working_group_id, submission_id)
    Notice.objects.filter(Q(about="submission", about_id__in=ids) | Q(subject_id__in=ids)).delete()
    Attachment.objects.filter(submission_id__in=ids).delete()
    Finding.objects.filter(submission_id__in=ids, taken_up_on=None).delete()
    Submission.objects.filter(id__in=ids).update(
        state=SubmissionState.ERASED,
        report=None,
        held_reason="",
        content_tag="",
        whole_item_id=None,
        around_item_id=None,
        identity_item_id=None,
        receipt_tag=None,
        thread_public_key=None,
        missing=0,
    )


def _sending(root_id: UUID) -> "QuerySet[Submission]":
    """Return something sent that is no report, with its later versions."""
    rows = Submission.objects.filter(Q(id=root_id) | Q(earlier_id=root_id), report=None)
    return rows.exclude(state=SubmissionState.ERASED)


def _sending_again(by: Actor, root_id: UUID, ground: str, until: date) -> bool:
    rows = _sending(root_id)
    items = rows.values_list("whole_item_id", "around_item_id", "identity_item_id")
    named = [item_id for line in items for item_id in line if item_id]
    swept = sweep_remains(root_id, item_ids=named, until=until)
    if not rows.exists():
        return swept > 0
    leave_stones(by, rows, ground)
    return True


def _shred_openings(by: Actor, subject_ids: Iterable[UUID]) -> None:
    """Erase why somebody asked who a source is, and what was answered: such words name people."""
    for one in openings_of(subject_ids):
        shred_words(by.working_group_id, one)


def _sent_for(report_id: UUID) -> list[UUID]:
    """Return what lies behind a report and keeps through which phone it came in an envelope of its own."""
    return list(Submission.objects.filter(report_id=report_id).values_list("id", flat=True))


def hanging_on_reports() -> list[tuple[type[Model], str]]:
    """Return the tables of the reports' own module, and of messages to sources, that hang on a report, by which column."""
    found = []
    for relation in Report._meta.get_fields(include_hidden=True):  # noqa: SLF001 - documented by Django
        model = relation.related_model
        own = isinstance(model, type) and model._meta.app_label in OWN  # noqa: SLF001
        if own and relation.auto_created and not relation.concrete:
            found.append((model, f"{relation.field.name}_id"))  # type: ignore[union-attr]
    return found  # type: ignore[return-value]


def _forget_identity(report_id: UUID) -> None:
    Report.objects.filter(id=report_id).update(identity_item_id=None, behalf_item_id=None)
    rows = Submission.objects.filter(Q(report_id=report_id) | Q(id=report_id) | Q(earlier_id=report_id))
    rows.update(identity_item_id=None)


def _items_of(report_id: UUID) -> Iterable[UUID]:
    """Return items that lie in the envelopes of a report."""
    row = Report.objects.get(id=report_id)
    thread = ThreadMessage.objects.filter(report=row).values_list("item_id", flat=True)
    named = (row.narrative_item_id, row.identity_item_id, row.behalf_item_id)
    return [*thread, *(item_id for item_id in named if item_id)]
