"""What the source agrees to: recorded answer by answer, taken back at any time."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._incoming import known, note_consent
from kikao.casework.reports.actions._rows import changed, held, move, seen
from kikao.casework.reports.actions._telling import tell_secretariat
from kikao.casework.reports.enums import (
    NEEDED_SCOPES,
    ConsentManner,
    ConsentScope,
    Language,
    ReportState,
    SetAsideReason,
)
from kikao.casework.reports.models import Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing.box import ReceiptKeys


@action("report.consent", to={Role.SECRETARIAT})
def record_consent(
    by: Actor,
    *,
    report_id: UUID,
    given: tuple[str, ...],
    manner: str,
    language: str,
    guardian: bool = False,
) -> UUID:
    """Record what the source says now on every scope; a no to keeping or to use locks the report."""
    row = seen(by, report_id)
    known(ConsentManner, manner, "manner")
    known(Language, language, "language")
    answers = reckoning.answers_of(given)
    note_consent(by, row, answers, manner=manner, language=language, guardian=guardian)
    return _weigh(row, answers)


@action("report.withdraw", to=set(), public=True, system=False)
def withdraw_consent(by: Actor, *, receipt: ReceiptKeys) -> UUID:
    """Take every consent back with the receipt; the report is locked until the secretariat has acted."""
    row = held(by, receipt)
    answers = dict.fromkeys(ConsentScope, False)
    note_consent(
        by,
        row,
        answers,
        manner=ConsentManner.THREAD,
        language=row.language,
        guardian=False,
    )
    tell_secretariat(by, row, NoticeKind.CONSENT_WITHDRAWN)
    return _weigh(row, answers)


@action("report.settle_withdrawal", to={Role.SECRETARIAT})
def settle_withdrawal(by: Actor, *, report_id: UUID) -> UUID:
    """Note that the secretariat has acted on a withdrawal; a report still in the queue is set aside."""
    row = seen(by, report_id)
    if row.withdrawn_on is None or row.withdrawal_settled_on is not None:
        raise Stop(
            "report.nothing_withdrawn",
            _("No withdrawal waits here for the secretariat."),
        )
    row.withdrawal_settled_on = today()
    if row.state in {ReportState.WAITING, ReportState.ASKED}:
        move(row, ReportState.SET_ASIDE)
        row.set_aside_reason, row.set_aside_on = SetAsideReason.WITHDRAWN, today()
    return changed(row, "withdrawal_settled_on", "state", "set_aside_reason", "set_aside_on")


def _weigh(row: Report, answers: Mapping[ConsentScope, bool]) -> UUID:
    """Lock the report when what it cannot do without was refused, open it when it was given again."""
    if all(answers[scope] for scope in NEEDED_SCOPES):
        row.withdrawn_on = None
    elif row.withdrawn_on is None:
        row.withdrawn_on = today()
    row.withdrawal_settled_on = None
    return changed(row, "withdrawn_on", "withdrawal_settled_on")
