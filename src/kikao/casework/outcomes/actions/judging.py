"""Judging a flag, and reversing a judgement that was wrong; both are kept."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions import set_clause_status
from kikao.casework.agreements.enums import ChangeCause, ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as agreements_seen_by
from kikao.casework.cases.actions import link_cases
from kikao.casework.cases.enums import LinkEnd, LinkKind
from kikao.casework.cases.models import Case, CaseIncident, CaseLink
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.outcomes.enums import RELAPSES, FlagState, Verdict
from kikao.casework.outcomes.models import Judgement, RelapseFlag
from kikao.casework.outcomes.policy import judges
from kikao.casework.outcomes.queries import require_flag
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.inbox import take_back_notices
from kikao.foundation.sealing.vault import put
from kikao.registry.people.queries import desk_of


@action("relapse.judge", to={Role.SECRETARIAT})
def judge_relapse(
    by: Actor,
    *,
    flag_id: UUID,
    verdict: str,
    reason: str,
    clause_id: UUID | None = None,
    version: int | None = None,
) -> UUID:
    """Judge what a flag is: a breach, the same cause come back, something new, or not related; with the reason."""
    row = require_flag(by, flag_id)
    if row.state != FlagState.OPEN:
        raise Stop(
            "relapse.judged_already",
            _("This was judged already."),
            cure=_("Reverse the judgement, with a reason, if it was wrong."),
        )
    return _judge(by, row, verdict, reason, clause_id, version)


@action("relapse.reverse", to={Role.SECRETARIAT})
def reverse_judgement(
    by: Actor,
    *,
    flag_id: UUID,
    verdict: str,
    reason: str,
    clause_id: UUID | None = None,
    version: int | None = None,
) -> UUID:
    """Reverse a judgement that was wrong: the new one stands, the old one is kept, and what it had set off is undone."""
    row = require_flag(by, flag_id)
    last = row.judgements.order_by("-position").first()
    if last is None:
        raise Stop(
            "relapse.not_judged",
            _("Nobody has judged this yet."),
            cure=_("Judge it first."),
        )
    if (verdict, clause_id) == (last.verdict, last.clause_id):
        raise Invalid({"verdict": _("This is what the judgement says already.")})
    _undo(by, last)
    return _judge(by, row, verdict, reason, clause_id, version)


def _judge(
    by: Actor, row: RelapseFlag, verdict: str, reason: str, clause_id: UUID | None, version: int | None
) -> UUID:
    if not judges(by, row) and by.kind != "system":
        raise NotAllowed
    said = chosen(verdict, Verdict, "verdict", needed=True)
    why = prose(reason, "reason", needed=_("Say why."))
    clause = _clause(by, row, said, clause_id)
    state = FlagState.RELAPSE if said in RELAPSES else FlagState.OTHER
    turn(row, version, state=state)
    Judgement.objects.create(
        working_group_id=row.working_group_id,
        flag=row,
        position=row.judgements.count() + 1,
        verdict=said,
        reason_item_id=put(row.working_group_id, _sealed_under(row), "relapse.reason", why),
        clause=clause,
        clause_before=clause.status if clause else "",
        linked=_linked(by, row) if said in RELAPSES else [],
        judged_by=by.account_id,
        judged_on=today(),
    )
    if clause and clause.status != ClauseStatus.BREACHED:
        set_clause_status(by, clause_id=clause.id, status=ClauseStatus.BREACHED, cause=ChangeCause.JUDGED)
    take_back_notices(desk_of(row.working_group_id, row.id), about="relapse", about_id=row.id)
    return row.id


def _sealed_under(row: RelapseFlag) -> UUID:
    """Return the compartment of the reason: that of the case, or of the incident where there is no case."""
    case_id = row.instrument.case_id if row.instrument else row.case_id
    return case_id or row.incident_id


def _clause(by: Actor, row: RelapseFlag, verdict: str, clause_id: UUID | None) -> Clause | None:
    """Return the clause that was broken, of the agreement at hand or of one of the closed case."""
    if clause_id is None:
        return None
    if verdict != Verdict.BREACH:
        raise Invalid({"clause_id": _("A clause is named only where a party broke it.")})
    of = Q(instrument_id=row.instrument_id) if row.instrument_id else Q(instrument__case_id=row.case_id)
    rows = Clause.objects.filter(of, agreements_seen_by(by, "instrument__"), id=clause_id)
    clause = rows.filter(instrument__state=InstrumentState.SIGNED).first()
    if clause is None:
        raise Invalid({"clause_id": _("Choose from the list.")})
    return clause


def _linked(by: Actor, row: RelapseFlag) -> list[str]:
    """Link the cases that the incident was brought to with the earlier one; return the links that this made."""
    earlier = row.instrument.case_id if row.instrument else row.case_id
    if earlier is None:
        return []
    brought = CaseIncident.objects.filter(incident_id=row.incident_id).values("case_id")
    later = Case.objects.filter(cases_seen_by(by), id__in=brought).exclude(id=earlier).order_by("id")
    made = []
    for case in later:
        pair = (case.id, earlier)
        there = CaseLink.objects.filter(case_id__in=pair, other_id__in=pair, kind=LinkKind.RELAPSE)
        if not there.filter(ended_on=None).exists():
            link_cases(by, case_id=case.id, other_id=earlier, kind=LinkKind.RELAPSE)
            made.append(str(there.get(ended_on=None).id))
    return made


def _undo(by: Actor, last: Judgement) -> None:
    """Take back what a wrong judgement had set off: its links, and the breach of a clause that nobody moved since."""
    CaseLink.objects.filter(id__in=last.linked, ended_on=None).update(
        ended_on=today(), ended_by=by.account_id, ended_why=LinkEnd.REVERSED
    )
    clause, before = last.clause, last.clause_before
    if clause is None or clause.status != ClauseStatus.BREACHED or before == ClauseStatus.BREACHED:
        return
    if clause.instrument.state == InstrumentState.SIGNED:
        late = before == ClauseStatus.LATE  # the clock finds anew whether it still is
        again = ClauseStatus.DUE if late else before
        set_clause_status(by, clause_id=clause.id, status=again, cause=ChangeCause.REVERSED)
