"""Codes of another group in our words, for whoever reads what came; a code that we do not have stays as it is."""

from dataclasses import replace

from django.db.models import TextChoices

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.handover.reckoning.told import AgreementTold, CheckTold, Contents, IncidentTold
from kikao.casework.incidents.enums import ClaimSource, Verification
from kikao.casework.meetings.enums import DecisionCode
from kikao.casework.monitoring.enums import CheckKind, CheckState, FollowUpFinding, Proof


def in_words(told: Contents) -> Contents:
    """Return the same contents with the words of our lists in place of codes."""
    return replace(
        told,
        status=word(CaseStatus, told.status),
        steps=tuple(replace(one, new=word(CaseStatus, one.new)) for one in told.steps),
        decisions=tuple(replace(one, code=word(DecisionCode, one.code)) for one in told.decisions),
        agreements=tuple(_agreement(one) for one in told.agreements),
        checks=tuple(_check(one) for one in told.checks),
        incidents=tuple(_incident(one) for one in told.incidents),
    )


def word(kind: type[TextChoices], code: str) -> str:
    """Return the word for a code of one of our lists."""
    return str(kind(code).label) if code in kind.values else code


def _agreement(one: AgreementTold) -> AgreementTold:
    clauses = tuple(replace(clause, status=word(ClauseStatus, clause.status)) for clause in one.clauses)
    return replace(one, clauses=clauses)


def _check(one: CheckTold) -> CheckTold:
    return replace(
        one,
        about=word(CheckKind, one.about),
        state=word(CheckState, one.state),
        proof=word(Proof, one.proof),
        finding=word(FollowUpFinding, one.finding),
    )


def _incident(one: IncidentTold) -> IncidentTold:
    claims = tuple(replace(claim, source_kind=word(ClaimSource, claim.source_kind)) for claim in one.claims)
    return replace(one, verification=word(Verification, one.verification), claims=claims)
