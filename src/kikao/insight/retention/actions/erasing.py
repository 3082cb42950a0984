"""Erasing: one of the secretariat starts it line by line, another person confirms; then the keys are gone for good."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.audit.door import SYSTEM_ONLY, action, pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Stop, Unknown
from kikao.foundation.sealing.erasing import scrub
from kikao.insight.retention.actions._seconds import TakesTwo, tell_seconds
from kikao.insight.retention.actions._shredding import erase_keyless_files, shred, shred_again
from kikao.insight.retention.enums import LineState
from kikao.insight.retention.lifecycle import LINE
from kikao.insight.retention.models import Certificate, Erased, ErasureLine
from kikao.insight.retention.policy import KEEPERS, seen_by
from kikao.insight.retention.queries import certificate_content, due


class NoLongerDue(Stop):
    """Meanwhile a hold was placed, consent was given again, or a case was reopened."""

    def __init__(self, references: Iterable[str]) -> None:
        """Name the records, so that the others can be confirmed without them."""
        super().__init__(
            "erasure.no_longer_due",
            _("These are no longer to be erased: %(references)s. Nothing was erased.")
            % {"references": ", ".join(references)},
            cure=_("Draw up the plan anew, and confirm what is still on it."),
        )


@action("erasure.start", to={Role.SECRETARIAT}, system=False)
def start_erasure(by: Actor, *, line_ids: Sequence[UUID]) -> int:
    """Start the erasure of these lines of the plan; nothing goes until a second person confirms."""
    rows = _lines(by, line_ids, LineState.STARTED)
    for row in rows:
        row.state, row.started_by, row.started_on = LineState.STARTED, by.person, today()
    ErasureLine.objects.bulk_update(rows, ["state", "started_by", "started_on"])
    tell_seconds(by, [row.subject_id for row in rows])
    return len(rows)


@action("erasure.call_off", to=KEEPERS, system=False)
def call_off_erasure(by: Actor, *, line_ids: Sequence[UUID]) -> int:
    """Take lines back that somebody started; they stay on the plan."""
    rows = _lines(by, line_ids, LineState.PLANNED)
    for row in rows:
        row.state, row.started_by, row.started_on = LineState.PLANNED, None, None
    ErasureLine.objects.bulk_update(rows, ["state", "started_by", "started_on"])
    return len(rows)


@action("erasure.confirm", to=KEEPERS, system=False)
def confirm_erasure(by: Actor, *, line_ids: Sequence[UUID]) -> UUID:
    """Erase these records for good, as another person than the one who started it; a certificate is written."""
    rows = _lines(by, line_ids, LineState.ERASED)
    if any(row.started_by == by.person for row in rows):
        raise TakesTwo
    _still_due(by, rows)
    certificate = _certificate(by)
    for row in rows:
        shred(by, row.scope, row.subject_id, row.ground)
        row.state, row.confirmed_by, row.certificate = LineState.ERASED, by.person, certificate
    ErasureLine.objects.bulk_update(rows, ["state", "confirmed_by", "certificate"])
    Erased.objects.bulk_create(_remains(row, certificate) for row in rows)
    pin("erasure", certificate.id, certificate_content(certificate.id) or {})
    transaction.on_commit(scrub, robust=True)
    return certificate.id


@action("erasure.repeat", to=SYSTEM_ONLY)
def repeat_erasures(by: Actor) -> int:
    """Erase anew what an older content backup brought back; the key store of today knows what was erased."""
    again = 0
    for row in Erased.objects.filter(working_group_id=by.working_group_id).order_by("erased_on", "id"):
        again += shred_again(by, row.scope, row.subject_id, row.ground, row.erased_on)
    again += erase_keyless_files(by)
    transaction.on_commit(scrub, robust=True)
    return again


def _lines(by: Actor, line_ids: Sequence[UUID], state: LineState) -> list[ErasureLine]:
    asked = set(line_ids)
    rows = list(
        ErasureLine.objects.select_for_update()
        .filter(seen_by(by), id__in=asked)
        .order_by("subject_kind", "reference", "id")
    )
    if not asked or len(rows) != len(asked):
        raise Unknown
    for row in rows:
        LINE.check(row.state, state)
    return rows


def _still_due(by: Actor, rows: Iterable[ErasureLine]) -> None:
    wanted = {(one.subject_id, one.scope.value): one.ground.value for one in due(by.working_group_id)}
    gone = [row.reference for row in rows if (row.subject_id, row.scope) not in wanted]
    if gone:
        raise NoLongerDue(gone)
    if any(wanted[row.subject_id, row.scope] != row.ground for row in rows):
        raise Clash


def _certificate(by: Actor) -> Certificate:
    return Certificate.objects.create(
        working_group_id=by.working_group_id,
        reference=fresh_reference(by.working_group_id, "X"),
        confirmed_by=by.person,
        erased_on=today(),
    )


def _remains(row: ErasureLine, certificate: Certificate) -> Erased:
    return Erased(
        working_group_id=row.working_group_id,
        scope=row.scope,
        ground=row.ground,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        reference=row.reference,
        certificate=certificate.reference,
        certificate_id=certificate.id,
        erased_on=certificate.erased_on,
    )
