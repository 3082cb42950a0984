"""A group whose records are old enough to be erased."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from kikao.casework.cases.actions import table_case
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case, StatusChange
from kikao.casework.incidents.actions import open_incident
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.reports.actions import record_report, set_aside_report
from kikao.casework.reports.models import Report
from kikao.casework.reports.schemas import Accusation, Taking, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.insight.retention.actions import confirm_erasure, plan_erasure, start_erasure
from kikao.insight.retention.models import ErasureLine
from tests.kit.cast import Cast

WORDS, NAME, CLAIM = "SECRET-WORDS-5512", "SECRET-NAME-5512", "SECRET-CLAIM-5512"
TAKING = Taking(channel="CALL", consents=("STORE", "SECUSE", "FACTS"), manner="ORAL")
LONG_AGO = timedelta(days=4000)


@dataclass
class House:
    """The secretariat and the custodians, and what they keep."""

    cast: Cast

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    def report(self, *, accused: str = "OTHER", age: timedelta = timedelta(0), **more: Any) -> UUID:
        """Take a report down that arrived so long ago."""
        told = Told(words=WORDS, identity=NAME, accused=(Accusation(accused),), **more)
        report_id = record_report(self.by(), told=told, taking=TAKING)
        Report.objects.filter(id=report_id).update(arrived_on=today() - age)
        return report_id

    def set_aside(
        self, reason: str = "OUTSIDE", *, age: timedelta = LONG_AGO, accused: str = "OTHER"
    ) -> UUID:
        """Return a report that was set aside so long ago."""
        report_id = self.report(accused=accused)
        set_aside_report(self.by(), report_id=report_id, reason=reason, note="SECRET-NOTE-5512")
        Report.objects.filter(id=report_id).update(set_aside_on=today() - age)
        return report_id

    def incident(self, report_id: UUID) -> UUID:
        """Open an incident on a report, with a claim that quotes it."""
        claim = NewClaim(wording=CLAIM, source_kind="REPORT", report_id=report_id)
        return open_incident(
            self.by(),
            title="Shots at the barrier",
            nature="FACT",
            categories=["HR-LIFE"],
            report_ids=[report_id],
            claims=[claim],
        )

    def case(self, incident_id: UUID, *, closed: date | None = None) -> UUID:
        """Bring an incident to the group; close it on a day."""
        case_id = table_case(self.by(), title="A case", incident_ids=[incident_id])
        if closed:
            Case.objects.filter(id=case_id).update(status=CaseStatus.CLOSED)
            StatusChange.objects.create(
                working_group_id=self.cast.group_id,
                case_id=case_id,
                old=CaseStatus.TABLED,
                new=CaseStatus.CLOSED,
                entered_on=closed,
            )
        return case_id

    def planned(self, *subject_ids: UUID) -> list[UUID]:
        """Draw up the plan and return its lines, or those on these records."""
        plan_erasure(self.cast.system)
        rows = ErasureLine.objects.filter(state__in=("PLANNED", "STARTED"))
        if subject_ids:
            rows = rows.filter(subject_id__in=subject_ids)
        return list(rows.values_list("id", flat=True))

    def erase(self, *subject_ids: UUID, second: str = "esperance") -> UUID:
        """Erase what is due of these records: Anne starts, another confirms."""
        lines = self.planned(*subject_ids)
        start_erasure(self.by("anne"), line_ids=lines)
        return confirm_erasure(self.by(second), line_ids=lines)


@pytest.fixture
def house(cast: Cast) -> House:
    """Return the group with its doors open."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return House(cast)


@pytest.fixture
def lines() -> Callable[[], dict[UUID, tuple[str, str]]]:
    """Return the function that tells the open plan: which record, how far, why."""

    def told() -> dict[UUID, tuple[str, str]]:
        rows = ErasureLine.objects.filter(state__in=("PLANNED", "STARTED"))
        return {row.subject_id: (row.scope, row.ground) for row in rows}

    return told
