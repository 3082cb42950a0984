"""A team in the field, in a few words: its phones, what they send, what it writes down when it is back."""

from datetime import date
from typing import Any
from uuid import UUID

from kikao.casework.forms.enums import FormKind
from kikao.casework.forms.queries import bearer_of
from kikao.casework.forms.reckoning.tokens import new_token
from kikao.casework.forms.schemas import Bearer
from kikao.casework.intake.actions import take_submission
from kikao.casework.missions.actions import give_mission_token, return_mission, write_mission_finding
from kikao.foundation.base.clock import today
from tests.casework.intake.conftest import Monitor
from tests.casework.missions.travel import Travel
from tests.casework.monitoring.going import Going


class Outing(Travel, Going):
    """The secretariat with a team in the field."""

    def phone(self, mission_id: UUID) -> str:
        """Give a phone of the team its token."""
        token = new_token()
        give_mission_token(self.by(), mission_id=mission_id, token=token)
        return token

    def bearer(self, token: str) -> Bearer:
        """Return who bears a token, which must open something."""
        found = bearer_of(token)
        assert found
        return found

    def sends(
        self,
        token: str,
        paper: UUID,
        scores: dict[int, str],
        *,
        form: str = "kikao-accord",
        day: date | None = None,
    ) -> UUID:
        """Send an agreement check, or another form, with a token; return what came."""
        phone = Monitor(self.cast)
        kind = FormKind.CHECK if form == "kikao-accord" else FormKind.REPORT
        if not hasattr(self, form):
            setattr(self, form, phone.publish(form, kind))
        pairs = [
            pair for number, code in scores.items() for pair in (("clause", str(number)), ("finding", code))
        ]
        told = {"instrument": self.paper(paper).reference, "done_on": (day or today()).isoformat()}
        filled = phone.fill(form, pairs=tuple(pairs), **told)
        return take_submission(self.cast.source, bearer=self.bearer(token), arrived=filled).id

    def back(self, *cases: UUID, **facts: object) -> UUID:
        """Return a mission that is back."""
        made = self.underway(*cases, **facts)  # type: ignore[arg-type]
        return_mission(self.by(), mission_id=made)
        return made

    def wrote(self, mission_id: UUID, case_id: UUID, words: str = "", **more: Any) -> UUID:
        """Write down what the team found for one case."""
        return write_mission_finding(self.by(), mission_id=mission_id, case_id=case_id, words=words, **more)
