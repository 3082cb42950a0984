"""Taking up what phones sent: a claim until a visit of the group stands behind it; a whole sheet at once."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import prose
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.intake.policy import READERS
from kikao.casework.missions.models import Mission, MissionCase, MissionToken
from kikao.casework.monitoring.actions._parts import check_of_clause, enter_check, require_left
from kikao.casework.monitoring.actions._proving import require_another
from kikao.casework.monitoring.actions._writing import Told, write
from kikao.casework.monitoring.enums import CheckKind, FollowUpFinding, Proof
from kikao.casework.monitoring.models import Check
from kikao.casework.monitoring.queries.fitting import Fit, findings_waiting, fits, nearest, open_checks_of
from kikao.casework.monitoring.reckoning.meaning import FINDING_OF, Said
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Stop, Unknown


@action("finding.take_up", to=READERS)
def take_up_finding(
    by: Actor,
    *,
    finding_id: UUID,
    clause_id: UUID | None = None,
    case_id: UUID | None = None,
    visit: bool = False,
    mission_id: UUID | None = None,
    words: str = "",
) -> UUID:
    """Make a result of what a phone sent: claimed, or seen on a visit when the group itself had gone there.

    `clause_id` or `case_id` say by hand what the phone's reference did not.
    """
    row = findings_waiting(by).filter(id=finding_id).first()
    if row is None:
        raise Unknown
    fit = _by_hand(by, row, clause_id) if clause_id else fits(by, [row])[row.id]
    check = _check(by, row, fit, case_id)
    return _take(by, row, check, visit=visit, mission_id=mission_id, words=words)


@action("finding.take_up_sheet", to=READERS)
def take_up_sheet(
    by: Actor, *, submission_id: UUID, visit: bool = False, mission_id: UUID | None = None
) -> UUID:
    """Take up a whole sheet at once; what names no agreement that we know stays in the list, with its cure."""
    rows = list(findings_waiting(by).filter(submission_id=submission_id).order_by("clause", "id"))
    if not rows:
        raise Unknown
    found = fits(by, rows)
    known = [row for row in rows if row.clause is None or found[row.id].clause]
    ready = [row for row in known if found[row.id].instrument]
    if not ready:
        raise _unknown_reference()
    for row in ready:
        check = _check(by, row, found[row.id], None)
        _take(by, row, check, visit=visit, mission_id=mission_id, words="")
    return submission_id


def _by_hand(by: Actor, row: Finding, clause_id: UUID) -> Fit:
    rows = Clause.objects.filter(instruments_seen_by(by, "instrument__"), id=clause_id)
    clause = rows.select_related("instrument").first()
    if clause is None:
        raise Unknown
    day = row.done_on or row.submission.arrived_on
    return Fit(clause.instrument, clause, nearest(open_checks_of(by, clause.id), day))


def _check(by: Actor, row: Finding, fit: Fit, case_id: UUID | None) -> Check:
    """Return the planned check that fits, or one that nobody had planned."""
    day = row.done_on or row.submission.arrived_on
    if fit.check:
        return fit.check
    if fit.clause:
        return enter_check(by, check_of_clause(fit.clause, day, None))
    if row.clause is not None or (row.instrument and fit.instrument is None):
        raise _unknown_reference()
    check = Check(kind=CheckKind.SITUATION, due_on=day, place_id=row.place_id)
    if fit.instrument:
        check.instrument, check.case_id = fit.instrument, fit.instrument.case_id
        check.place_id = check.place_id or fit.instrument.place_id
    if case_id and check.case_id is None:
        check.case_id = require_case(by, case_id).id
    if not (check.case_id or check.instrument_id or check.place_id):
        raise _unknown_reference()
    return enter_check(by, check)


def _take(by: Actor, row: Finding, check: Check, *, visit: bool, mission_id: UUID | None, words: str) -> UUID:
    no_access = bool(row.no_access) or row.finding == FollowUpFinding.NO_ACCESS
    sent_by = _team_behind(row)
    if sent_by and not no_access:
        require_left(sent_by)
    seen = visit or sent_by is not None
    proof = Proof.VERIFIED if seen and not no_access else Proof.CLAIMED
    if proof == Proof.VERIFIED and sent_by is None:
        require_another(by, check)
    told = Told(
        _said(row, proof),
        row.no_access if no_access else "",
        prose(words, "words"),
        Moment.on(row.done_on or row.submission.arrived_on),
        mission_id=mission_id or _if_it_goes_there(sent_by, check),
        came_from=row,
    )
    if not Finding.objects.filter(id=row.id, taken_up_on=None).update(taken_up_on=today()):
        raise Clash
    result = write(by, check, told)
    settle_sheet(by, row.submission_id)
    return result.id


def _team_behind(row: Finding) -> Mission | None:
    """Return the mission whose team sent a sheet: what it saw was seen on a visit of the group."""
    token_id = row.submission.mission_token_id
    if token_id is None:
        return None
    rows = MissionToken.objects.filter(working_group_id=row.working_group_id, field_token_id=token_id)
    given = rows.select_related("mission").first()
    return given.mission if given else None


def _if_it_goes_there(mission: Mission | None, check: Check) -> UUID | None:
    """Name a mission beside a result only where it went for that case."""
    if mission is None or check.case_id is None:
        return mission.id if mission else None
    goes = MissionCase.objects.filter(mission=mission, case_id=check.case_id).exists()
    return mission.id if goes else None


def _said(row: Finding, proof: Proof) -> Said:
    if row.no_access or row.finding == FollowUpFinding.NO_ACCESS:
        if not row.no_access:
            raise _nothing_in_codes()
        return Said(FollowUpFinding.NO_ACCESS, "", proof)
    if row.finding in ClauseStatus.values:
        return Said(FINDING_OF[ClauseStatus(row.finding)], row.finding, proof)
    if row.finding in FollowUpFinding.values:
        return Said(row.finding, "", proof)
    raise _nothing_in_codes()


def settle_sheet(by: Actor, submission_id: UUID) -> None:
    """Note that nothing of a sheet is left to take up, once all its files have come."""
    if Finding.objects.filter(submission_id=submission_id, taken_up_on=None).exists():
        return
    whole = Submission.objects.filter(id=submission_id, state=SubmissionState.WHOLE, report=None)
    whole.update(state=SubmissionState.SETTLED, settled_by=by.account_id, settled_on=today())


def _unknown_reference() -> Stop:
    return Stop(
        "check.unknown_reference",
        _("The sheet names no agreement, or no clause, that we know as signed."),
        cure=_("Choose the clause yourself, or the case that the visit was for."),
    )


def _nothing_in_codes() -> Stop:
    return Stop(
        "check.nothing_in_codes",
        _("The sheet holds no finding that can be counted."),
        cure=_("Open the sheet, read it, and write down the result on the check by hand."),
    )
