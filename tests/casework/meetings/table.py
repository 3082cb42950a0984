"""A table to meet at: cases to speak of, plenaries and closed sittings, in a few words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from kikao.casework.cases.actions import check_summary, table_case
from kikao.casework.cases.enums import PartyRole, RequestNature
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.meetings.actions import hold_sitting, plan_sitting, put_on_agenda, record_decision
from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from tests.kit.cast import Cast

MARKER = "SECRET-NAME"
EVERYBODY = (
    "anne alice esperance emile baraka chantal didier damas dora gilbert honore irene judith".split()  # noqa: SIM905
)
UNWALLED = "anne alice chantal gilbert baraka esperance emile".split()  # noqa: SIM905
"""A quorum of those whom no police case walls."""


@dataclass
class Table:
    """The secretariat with all it needs to prepare and hold sittings."""

    cast: Cast
    cases: list[UUID] = field(default_factory=list)

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    def seats(self, names: Iterable[str]) -> list[UUID]:
        """Return the seats of people."""
        return [self.cast.seats[name] for name in names]

    def case(self, title: str = "A dispute over a pit", *, accused: str = "", checked: bool = True) -> UUID:
        """Table a request for mediation, with somebody accused in it or nobody."""
        parties = [PartyGiven(self.cast.bodies[accused], PartyRole.ALLEGED_AUTHOR)] if accused else []
        case_id = table_case(
            self.by(),
            title=title,
            summary="Two groups of diggers.",
            request_nature=RequestNature.MEDIATION,
            requester_type="COMM",
            parties=parties,
        )
        if checked:
            check_summary(self.by("alice"), case_id=case_id, version=1)
        self.cases.append(case_id)
        return case_id

    def secret(self) -> UUID:
        """Table a case in which the police stand accused (Didier and Dora are walled), the marker in its title."""
        return self.case(f"Shots near a fence {MARKER}", accused="pnc")

    def plenary(self, days: int = 0, **more: object) -> UUID:
        """Plan a monthly meeting."""
        day = today() + timedelta(days=days)
        return plan_sitting(self.by(), kind=SittingKind.MONTHLY, planned_on=day, venue="Bukavu", **more)  # type: ignore[arg-type]

    def closed(self, *cases: UUID, names: Iterable[str] = UNWALLED, days: int = 0) -> UUID:
        """Plan a closed sitting on cases."""
        shut = plan_sitting(
            self.by(),
            kind=SittingKind.CLOSED,
            planned_on=today() + timedelta(days=days),
            venue=f"Kadutu {MARKER}",
            invited=self.seats(names),
        )
        for case_id in cases:
            self.put(shut, case_id)
        return shut

    def put(self, sitting_id: UUID, case_id: UUID) -> UUID:
        """Put a case on an agenda."""
        return put_on_agenda(self.by(), sitting_id=sitting_id, kind=ItemKind.NEW_CASE, case_id=case_id)

    def hold(self, sitting_id: UUID, names: Iterable[str] = EVERYBODY, on: date | None = None) -> UUID:
        """Hold a sitting."""
        return hold_sitting(
            self.by(), sitting_id=sitting_id, held_on=on or today(), present=self.seats(names)
        )

    def decide(self, item_id: UUID, code: str = DecisionCode.ACCEPT, **more: object) -> UUID:
        """Record a decision."""
        return record_decision(self.by(), item_id=item_id, code=code, reason="Within the mandate.", **more)  # type: ignore[arg-type]

    def decided(self, case_id: UUID, names: Iterable[str] = UNWALLED) -> tuple[UUID, UUID]:
        """Accept a case in a closed sitting; return the sitting and the decision."""
        shut = self.closed(names=names)
        item = self.put(shut, case_id)
        self.hold(shut, names)
        return shut, self.decide(item)
