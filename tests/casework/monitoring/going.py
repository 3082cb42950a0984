"""Going back, in a few words: agreements signed some months ago, phones that score clauses, days that pass."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.forms.enums import FormKind
from kikao.casework.monitoring.actions import plan_check, plan_checks, record_check
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.registry.places.models import Place
from tests.casework.agreements.paper import FOUR, MARKER, Papers
from tests.casework.intake.conftest import Monitor

__all__ = ["MARKER", "Going"]


class Going(Papers):
    """The secretariat going back to see what became of promises."""

    def agreed(self, case_id: UUID, *, clauses: int = 2, days: int = 200) -> UUID:
        """Return an agreement of four parties that was signed some days ago, entered while it was fresh."""
        paper, _parties = self.signed(case_id, *FOUR, clauses=clauses)
        signed_on = today() - timedelta(days=days)
        Instrument.objects.filter(id=paper).update(signed_on=signed_on, entered_on=signed_on)
        return paper

    def planned(self, case_id: UUID, **more: Any) -> UUID:
        """Return an agreement whose checks are planned."""
        paper = self.agreed(case_id, **more)
        plan_checks(self.by(), instrument_id=paper)
        return paper

    def checks_of(self, paper: UUID, number: int = 1) -> list[Check]:
        """Return the checks of a clause by day."""
        return list(Check.objects.filter(instrument_id=paper, clause__number=number).order_by("due_on"))

    def found(self, check: Check | UUID, proof: str = "CLAIMED", name: str = "anne", **more: Any) -> UUID:
        """Write down what was found."""
        check_id = check if isinstance(check, UUID) else check.id
        said = {"finding": "IMPR", "standing": "DONE", **more}
        return record_check(self.by(name), check_id=check_id, proof=proof, **said)

    def clause(self, paper: UUID, number: int | UUID = 1, **said: object) -> Any:
        """Return a clause as it stands; with a party, write one."""
        if isinstance(number, UUID):
            return super().clause(paper, number, **said)
        return Clause.objects.get(instrument_id=paper, number=number)

    def result(self, result_id: UUID) -> CheckResult:
        """Return a result as it stands."""
        return CheckResult.objects.get(id=result_id)

    def situation(self, case_id: UUID | None = None, **more: Any) -> UUID:
        """Plan to look at a situation on the spot."""
        said = {"due_on": today(), "about": f"Is the road open? {MARKER}", "case_id": case_id, **more}
        return plan_check(self.by(), kind="SITUATION", **said)

    def place(self, number: int = 0) -> UUID:
        """Return a place of the register."""
        rows = Place.objects.filter(working_group_id=self.cast.group_id, active=True)
        return rows.order_by("key", "id").values_list("id", flat=True)[number]

    def score(self, paper: UUID | str, scores: dict[int, str], day: date, **answers: str) -> UUID:
        """Send an agreement check from a phone, the clauses in their order; return what came."""
        phone = Monitor(self.cast)
        if not hasattr(self, "published"):
            self.published = phone.publish("kikao-accord", FormKind.CHECK)
        reference = paper if isinstance(paper, str) else self.paper(paper).reference
        pairs = [
            pair for number, code in scores.items() for pair in (("clause", str(number)), ("finding", code))
        ]
        sent = phone.fill(
            "kikao-accord", pairs=tuple(pairs), instrument=reference, done_on=day.isoformat(), **answers
        )
        return phone.send(sent).id

    def on(self, day: date) -> Moment:
        """Return the moment of a day."""
        return Moment.on(day)
