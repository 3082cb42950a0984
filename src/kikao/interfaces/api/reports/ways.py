"""Reports for programs: the same acts and queries as on the pages.

With a long-lived pass sealed words read `{"sealed": true}`; a session token carries the key that opens them.
"""

from uuid import UUID

from ninja import Query, Router, Status

from kikao.casework.reports import queries
from kikao.casework.reports.actions import (
    ask_source,
    bring_back_report,
    name_accused,
    record_report,
    refer_report,
    screen_report,
    set_aside_report,
    withdraw_for_source,
)
from kikao.casework.reports.schemas import MessageLine, ReportView
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import is_repeated
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from kikao.interfaces.api.reports.shapes import (
    Asked,
    Lines,
    Message,
    Named,
    NewReport,
    Referred,
    Report,
    Screened,
    SetAside,
    Taken,
    TakenBack,
    Words,
)
from kikao.interfaces.api.signs import ApiRequest, opened_or_sealed

router = Router()


@router.get("", response=Lines, summary="The triage queue")
def list_reports(request: ApiRequest, asked: Query[Asked]) -> object:
    """List reports, longest waiting first."""
    wanted = queries.QueueFilter(asked.state, asked.pile, asked.channel, asked.severity)
    return queries.queue(request.actor, wanted, after=asked.after, size=asked.size)


@router.get("/{uuid:report_id}", response=Report, summary="One report")
def one_report(request: ApiRequest, report_id: UUID) -> object:
    """Return a report; a reading of its words stands in the trail before they are given out."""
    held = queries.report(request.actor, report_id)
    shown = Report.from_orm(held)
    if request.actor.key is None:
        return shown
    return _with_words(request, shown, held)


@router.post("", response={201: Taken}, summary="Take a report")
def take(request: ApiRequest, told: NewReport) -> Status[Taken]:
    """Keep what somebody told, with what that person agreed to; the words of a receipt are shown the first time only."""
    by = request.actor
    words = new_receipt() if told.give_receipt else None
    receipt = receipt_keys_of(by.working_group_id, words) if words else None
    made = record_report(by, told=told.told(), taking=told.taking(), receipt=receipt)
    return Status(201, Taken(id=made, receipt=None if is_repeated() else words))


@router.post("/{uuid:report_id}/screen", response=Taken, summary="Enter the first reading")
def screen(request: ApiRequest, report_id: UUID, found: Screened) -> Taken:
    """Keep what the first reading found; refused when somebody changed the report since `version`."""
    screen_report(
        request.actor,
        report_id=report_id,
        version=found.version,
        plain=found.known(),
        plausible=found.plausible,
    )
    return Taken(id=report_id)


@router.post("/{uuid:report_id}/accused", response=Taken, summary="Name somebody accused")
def accuse(request: ApiRequest, report_id: UUID, named: Named) -> Taken:
    """Add whom the report accuses; whoever belongs to them finds nothing here from then on."""
    name_accused(request.actor, report_id=report_id, kind=named.kind, organisation_id=named.organisation_id)
    return Taken(id=report_id)


@router.post("/{uuid:report_id}/set-aside", response=Taken, summary="Set aside")
def set_aside(request: ApiRequest, report_id: UUID, why: SetAside) -> Taken:
    """Set a report aside with a reason."""
    return Taken(id=set_aside_report(request.actor, report_id=report_id, reason=why.reason, note=why.note))


@router.post("/{uuid:report_id}/bring-back", response=Taken, summary="Bring back")
def bring_back(request: ApiRequest, report_id: UUID) -> Taken:
    """Bring a report that was set aside back into the queue."""
    return Taken(id=bring_back_report(request.actor, report_id=report_id))


@router.post("/{uuid:report_id}/ask", response={201: Taken}, summary="Ask the source")
def ask(request: ApiRequest, report_id: UUID, said: Words) -> Status[Taken]:
    """Write to the source's thread, or note a call."""
    made = ask_source(
        request.actor, report_id=report_id, words=said.words, kind=said.kind, awaited=said.awaited
    )
    return Status(201, Taken(id=made))


@router.post("/{uuid:report_id}/withdraw", response=Taken, summary="Consent taken back")
def withdraw(request: ApiRequest, report_id: UUID, how: TakenBack) -> Taken:
    """Take every consent back for a source who says so without the receipt; the report is locked at once."""
    withdraw_for_source(
        request.actor,
        report_id=report_id,
        manner=how.manner,
        language=how.language,
        guardian=how.guardian,
    )
    return Taken(id=report_id)


@router.post("/{uuid:report_id}/refer", response={201: Taken}, summary="Note a referral")
def refer(request: ApiRequest, report_id: UUID, where: Referred) -> Status[Taken]:
    """Note where a person was sent for help, with or without something passed on."""
    made = refer_report(
        request.actor,
        report_id=report_id,
        target=where.target,
        passed_on=where.passed_on,
        note=where.note,
    )
    return Status(201, Taken(id=made))


def _with_words(request: ApiRequest, shown: Report, held: ReportView) -> Report:
    if not request.actor.is_(Role.SECRETARIAT):
        return shown
    opened = queries.words_of(request.actor, held.line.id)
    shown.words = opened_or_sealed(opened.narrative)
    shown.place_words = opened_or_sealed(opened.place_words) if opened.has_place_words else None
    shown.thread = [_message(line) for line in opened.messages]
    return shown


def _message(line: MessageLine) -> Message:
    return Message(
        id=line.id,
        kind=line.kind,
        from_source=line.from_source,
        arrived_on=line.arrived_on,
        text=opened_or_sealed(line.text),
    )
