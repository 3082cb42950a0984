"""Taking sealed words off the server in a file: above a few records a second person agrees first."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit.chain import Line, append
from kikao.foundation.audit.door import action
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.enums import ALONE, ExportState
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.lifecycle import EXPORT
from kikao.foundation.sealing.models import SealedExport, Wrap
from kikao.foundation.sealing.policy import exports_seen_by
from kikao.foundation.sealing.reading import put
from kikao.foundation.sealing.roster import secretaries_of, unwalled_of
from kikao.foundation.sealing.telling import Word, tell

REASON = "export_reason"
WITHIN = timedelta(days=1)


class OwnExport(Stop):
    """Somebody agreed to their own."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "sealing.own_export",
            _("You asked for this yourself; another person of the secretariat answers."),
            cure=_("Ask another person of the secretariat to look at it."),
            status=403,
        )


class MoreThanAgreed(Stop):
    """There is more now than the second person agreed to."""

    def __init__(self) -> None:
        """Have it agreed again."""
        super().__init__(
            "sealing.more_than_agreed",
            _("There are more records now than were agreed to."),
            cure=_("Ask again, so that the second person sees the new number."),
            status=409,
        )


@action("export.ask", to={Role.SECRETARIAT, Role.TASK_FORCE}, system=False)
def ask_export(by: Actor, *, subject_id: UUID, records: int, reason: str) -> UUID:
    """Ask to take the words of a case along; up to ten records need nobody else."""
    _require_reader(by, subject_id)
    if not reason.strip():
        raise Invalid({"reason": _("Say what it is needed for.")})
    if records < 1:
        raise Invalid({"reason": _("There is nothing to take along.")})
    export = SealedExport.objects.create(
        working_group_id=by.working_group_id,
        subject_id=subject_id,
        asked_by=account_of(by),
        asked_at=now(),
        records=records,
        reason_item_id=put(by.working_group_id, subject_id, REASON, reason.strip()),
        state=ExportState.APPROVED if records <= ALONE else ExportState.ASKED,
        until=now() + WITHIN,
    )
    if export.state == ExportState.ASKED:
        others = unwalled_of(by.working_group_id, subject_id, secretaries_of(by.working_group_id))
        tell(by, Word.EXPORT, others, export)
    return export.id


@action("export.approve", to={Role.SECRETARIAT}, system=False)
def approve_export(by: Actor, *, export_id: UUID) -> UUID:
    """Agree, as a second person who can read the same, that the words leave the server."""
    export = _to_answer(by, export_id, ExportState.APPROVED)
    _require_reader(by, export.subject_id)
    export.until = now() + WITHIN
    export.save()
    return export.id


@action("export.refuse", to={Role.SECRETARIAT}, system=False)
def refuse_export(by: Actor, *, export_id: UUID) -> UUID:
    """Keep the words on the server."""
    export = _to_answer(by, export_id, ExportState.REFUSED)
    export.save()
    return export.id


@action("export.take", to={Role.SECRETARIAT, Role.TASK_FORCE}, system=False)
def take_export(by: Actor, *, export_id: UUID, records: int) -> UUID:
    """Take the file along, once, with no more records than were agreed to; their number stands in the trail."""
    key_of(by)
    export = SealedExport.objects.select_for_update().filter(exports_seen_by(by), id=export_id).first()
    if export is None or export.asked_by != by.account_id:
        raise Unknown
    over = export.until <= now()
    EXPORT.check(ExportState.LAPSED if over else export.state, ExportState.TAKEN)
    if records > export.records:
        raise MoreThanAgreed
    export.state, export.taken_at = ExportState.TAKEN, now()
    export.save()
    said = f"{records} of {export.subject_id}"
    append(Line(by.working_group_id, by.reference, "export.records", said, Outcome.READ))
    return export.id


def _to_answer(by: Actor, export_id: UUID, state: ExportState) -> SealedExport:
    export = SealedExport.objects.select_for_update().filter(exports_seen_by(by), id=export_id).first()
    if export is None:
        raise Unknown
    if export.asked_by == by.account_id:
        raise OwnExport
    over = export.until <= now()
    EXPORT.check(ExportState.LAPSED if over else export.state, state)
    export.state, export.answered_by, export.answered_at = state, account_of(by), now()
    return export


def _require_reader(by: Actor, subject_id: UUID) -> None:
    """Refuse whoever cannot open the words themselves."""
    held = Wrap.objects.filter(
        compartment__subject_id=subject_id, account_id=account_of(by), blob__isnull=False
    )
    if is_walled(by, subject_id) or not held.exists():
        raise Unknown
