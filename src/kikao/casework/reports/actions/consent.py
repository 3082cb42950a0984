"""What the source agrees to: recorded answer by answer, taken back at any time."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._incoming import known, note_consent
from kikao.casework.reports.actions._rows import changed, held, move, seen
from kikao.casework.reports.actions._telling import tell_secretariat
from kikao.casework.reports.actions._thread import acknowledge
from kikao.casework.reports.enums import (
    NEEDED_SCOPES,
    ConsentManner,
    ConsentScope,
    Language,
    Redress,
    ReportState,
    SetAsideReason,
    SharedKind,
)
from kikao.casework.reports.models import Redaction, Report
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.vault import readers_of, revoke


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
    return _weigh(by, row, answers)


@action("report.withdraw", to=set(), public=True, system=False)
def withdraw_consent(by: Actor, *, receipt: ReceiptKeys) -> UUID:
    """Take every consent back with the receipt; the report is locked until the secretariat has acted."""
    row = held(by, receipt)
    return _take_back(by, row, manner=ConsentManner.THREAD, language=row.language)


@action("report.withdraw_for", to={Role.SECRETARIAT})
def withdraw_for_source(
    by: Actor, *, report_id: UUID, manner: str, language: str, guardian: bool = False
) -> UUID:
    """Take every consent back for a source who says so aloud, on paper or by telephone."""
    row = seen(by, report_id)
    known(ConsentManner, manner, "manner")
    known(Language, language, "language")
    return _take_back(by, row, manner=manner, language=language, guardian=guardian)


def _take_back(by: Actor, row: Report, *, manner: str, language: str, guardian: bool = False) -> UUID:
    answers = dict.fromkeys(ConsentScope, False)
    note_consent(by, row, answers, manner=manner, language=language, guardian=guardian)
    return _weigh(by, row, answers)


@action("report.note_redaction", to={Role.SECRETARIAT})
def note_redaction(by: Actor, *, report_id: UUID, about: str, about_id: UUID, redress: str) -> UUID:
    """Note what was done in one place to which a withdrawn report had gone; the last word counts."""
    row = seen(by, report_id)
    known(SharedKind, about, "about")
    known(Redress, redress, "redress")
    if not row.is_locked:
        raise _nothing_withdrawn()
    done, _made = Redaction.objects.update_or_create(
        working_group_id=row.working_group_id,
        report=row,
        about=about,
        about_id=about_id,
        defaults={"redress": redress, "done_by": by.account_id, "done_on": today()},
    )
    return done.id


@action("report.settle_withdrawal", to={Role.SECRETARIAT})
def settle_withdrawal(by: Actor, *, report_id: UUID) -> UUID:
    """Note that the secretariat has acted on a withdrawal; a report still in the queue is set aside."""
    row = seen(by, report_id)
    if row.withdrawn_on is None or row.withdrawal_settled_on is not None:
        raise _nothing_withdrawn()
    row.withdrawal_settled_on = today()
    if row.state in {ReportState.WAITING, ReportState.ASKED}:
        move(row, ReportState.SET_ASIDE)
        row.set_aside_reason, row.set_aside_on = SetAsideReason.WITHDRAWN, today()
    return changed(row, "withdrawal_settled_on", "state", "set_aside_reason", "set_aside_on")


def _weigh(by: Actor, row: Report, answers: Mapping[ConsentScope, bool]) -> UUID:
    """Lock the report when what it cannot do without was refused, open it when it was given again.

    Whoever read it without being of the secretariat keeps no key, unless the source goes on agreeing to that.
    """
    if all(answers[scope] for scope in NEEDED_SCOPES):
        row.withdrawn_on = None
    elif row.withdrawn_on is None:
        row.withdrawn_on = today()
        tell_secretariat(by, row, NoticeKind.CONSENT_WITHDRAWN)
        acknowledge(by, row)
    if row.is_locked or not answers[ConsentScope.FACTS]:
        revoke(row.id, readers_of(row.id) - set(desk_of(row)))
    row.withdrawal_settled_on = None
    return changed(row, "withdrawn_on", "withdrawal_settled_on")


def _nothing_withdrawn() -> Stop:
    return Stop("report.nothing_withdrawn", _("No withdrawal waits here for the secretariat."))
