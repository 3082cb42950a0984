"""Matters to follow up: tasks, released texts, reports at the bottom of a case, in a few words."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from kikao.casework.cases.actions import table_case
from kikao.casework.incidents.actions import open_incident
from kikao.casework.meetings.actions import approve_release, propose_release, withdraw_release
from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.schemas import Taking, Told
from kikao.casework.tasks.actions import assign_task, issue_recommendation, report_back
from kikao.casework.tasks.models import Task
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from tests.casework.meetings.table import MARKER, UNWALLED, Table

__all__ = ["MARKER", "UNWALLED", "Follow"]


@dataclass
class Follow(Table):
    """The secretariat following up what the group decided."""

    def task(self, case_id: UUID, owner: str = "chantal", *, days: int | None = 7, **facts: object) -> UUID:
        """Give a task of a case, due in some days or at the next meeting (`days=None`)."""
        said = {
            "title": "Hand over the letter",
            "action_type": "INFCMD",
            "due_on": None if days is None else today() + timedelta(days=days),
            "due_next_meeting": days is None,
            **facts,
        }
        owner_id = self.cast.accounts[owner] if owner else None
        return assign_task(self.by(), case_id=case_id, owner_id=owner_id, **said)  # type: ignore[arg-type]

    def report(
        self, task_id: UUID, name: str = "chantal", *, finished: bool = True, words: str = "It is done."
    ) -> UUID:
        """Report back on a task."""
        return report_back(self.by(name), task_id=task_id, words=words, finished=finished)

    def released(self, case_id: UUID, name: str = "didier", *, days: int | None = None) -> UUID:
        """Release a text of a case to somebody's seat, by decision of a closed sitting."""
        _shut, decision = self.decided(case_id)
        release = propose_release(
            self.by(),
            decision_id=decision,
            seat_id=self.cast.seats[name],
            what="Shots were heard near a mine.",
            asked="Tell us the standing orders.",
            until_on=None if days is None else today() + timedelta(days=days),
        )
        return approve_release(self.by("alice"), release_id=release)

    def withdraw(self, release_id: UUID) -> None:
        """Withdraw a released text."""
        withdraw_release(self.by(), release_id=release_id, reason="No longer needed.")

    def recommend(self, case_id: UUID, body: str = "pnc", **facts: object) -> UUID:
        """Recommend something to an authority."""
        said = {"words": "Remove the commander.", **facts}
        return issue_recommendation(
            self.by(),
            case_id=case_id,
            addressee_id=self.cast.bodies[body],
            **said,  # type: ignore[arg-type]
        )

    def told_case(self) -> tuple[UUID, UUID, UUID]:
        """Bring a case made from an incident made from a report; return all three, the report first."""
        WorkingGroup.objects.filter(id=self.cast.group_id).update(intake_open=True)
        taking = Taking(
            channel="CALL",
            consents=(ConsentScope.STORE, ConsentScope.SECUSE, ConsentScope.FACTS, ConsentScope.AUTH),
            manner="ORAL",
        )
        report = record_report(self.by(), told=Told(words=f"We saw it. {MARKER}"), taking=taking)
        incident = open_incident(
            self.by(), title="A shot", nature="FACT", categories=["HR-LIFE"], report_ids=[report]
        )
        return report, incident, table_case(self.by(), title="A shot", incident_ids=[incident])

    def row(self, task_id: UUID) -> Task:
        """Return a task as it stands."""
        return Task.objects.get(id=task_id)

    def notices(self, name: str) -> list[str]:
        """Return the kinds of notices about follow-up in somebody's inbox, wall or not."""
        rows = Notice.objects.filter(account_id=self.cast.accounts[name]).order_by("left_at", "id")
        return list(rows.exclude(kind=NoticeKind.SECOND_NEEDED).values_list("kind", flat=True))
