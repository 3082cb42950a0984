"""The ways of the money of missions: the same acts and queries as on the pages."""

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from kikao.casework.missions.actions import money as actions
from kikao.casework.missions.queries import money as queries
from kikao.casework.missions.schemas.money import BudgetGiven
from kikao.interfaces.api.money import shapes
from kikao.interfaces.api.money.given import (
    Asked,
    NewAdvance,
    NewBudget,
    NewChange,
    NewHelp,
    NewRate,
    NewReceipt,
    NewSettlement,
    Strike,
)
from kikao.interfaces.api.money.shapes import Amount, CostList, Made, MissionMoney, RateList
from kikao.interfaces.api.signs import ApiRequest
from kikao.registry.rates.actions import enter_rate
from kikao.registry.rates.queries import rates
from kikao.registry.rates.reckoning import rate_from

router = Router()


@router.get("/rates", response=RateList, summary="Rates of exchange")
def list_rates(request: ApiRequest, after: str | None = None) -> RateList:
    """List what a dollar cost, the latest day first."""
    page = rates(request.actor, after=after)
    return RateList(items=[shapes.rate(line) for line in page.items], next_cursor=page.next_cursor)


@router.post("/rates", response={201: Made}, summary="Enter a rate of exchange")
def new_rate(request: ApiRequest, given: NewRate) -> Status[Made]:
    """Enter what a dollar costs on a day."""
    facts = given.model_dump() | {"cdf_per_usd": rate_from(given.cdf_per_usd)}
    return Status(201, Made(id=enter_rate(request.actor, **facts)))


@router.get("/costs", response=CostList, summary="What missions cost")
def costs(request: ApiRequest, asked: Query[Asked]) -> CostList:
    """Return what missions cost, shared among their cases or the places they visited."""
    span = queries.Span(asked.since, asked.until)
    if asked.by == "territories":
        return shapes.costs(queries.costs_of_territories(request.actor, span))
    ask = queries.costs_of_missions if asked.by == "missions" else queries.costs_of_cases
    return shapes.costs(ask(request.actor, span, after=asked.after, size=asked.size))


@router.get("/missions/{uuid:mission_id}", response=MissionMoney, summary="The money of a mission")
def one(request: ApiRequest, mission_id: UUID, after: str | None = None) -> MissionMoney:
    """Return budget and costs, and each entry to whoever answers for it."""
    return shapes.mission(queries.mission_money(request.actor, mission_id, after=after))


@router.post("/missions/{uuid:mission_id}/budgets", response={201: Made}, summary="Make a budget")
def new_budget(request: ApiRequest, mission_id: UUID, given: NewBudget) -> Status[Made]:
    """Say what a mission may cost; another person approves it."""
    lines = [BudgetGiven(one.line, one.read()) for one in given.lines]
    return Status(201, Made(id=actions.make_budget(request.actor, mission_id=mission_id, lines=lines)))


@router.post("/budgets/{uuid:budget_id}/approve", response=Made, summary="Approve a budget")
def approve(request: ApiRequest, budget_id: UUID) -> Made:
    """Approve a budget that somebody else made."""
    return Made(id=actions.approve_budget(request.actor, budget_id=budget_id))


@router.post("/missions/{uuid:mission_id}/advances", response={201: Made}, summary="Record an advance")
def advance(request: ApiRequest, mission_id: UUID, given: NewAdvance) -> Status[Made]:
    """Record money put into somebody's hand."""
    return Status(201, Made(id=actions.pay_advance(request.actor, mission_id=mission_id, **_read(given))))


@router.post("/missions/{uuid:mission_id}/receipts", response={201: Made}, summary="Enter a receipt")
def receipt(request: ApiRequest, mission_id: UUID, given: NewReceipt) -> Status[Made]:
    """Enter what was paid."""
    return Status(
        201, Made(id=actions.enter_mission_receipt(request.actor, mission_id=mission_id, **_read(given)))
    )


@router.post("/missions/{uuid:mission_id}/help", response={201: Made}, summary="Help somebody to travel")
def help_travel(request: ApiRequest, mission_id: UUID, given: NewHelp) -> Status[Made]:
    """Enter what a member of a community got to travel."""
    return Status(201, Made(id=actions.help_travel(request.actor, mission_id=mission_id, **_read(given))))


@router.post("/missions/{uuid:mission_id}/changes", response={201: Made}, summary="Record money changed")
def change(request: ApiRequest, mission_id: UUID, given: NewChange) -> Status[Made]:
    """Record money changed into the other currency."""
    made = actions.change_money(
        request.actor,
        mission_id=mission_id,
        holder_id=given.holder_id,
        given=given.given.read(),
        got=given.got.read(),
        day_on=given.day_on,
    )
    return Status(201, Made(id=made))


@router.post("/missions/{uuid:mission_id}/settlements", response={201: Made}, summary="Settle an advance")
def settle(request: ApiRequest, mission_id: UUID, given: NewSettlement) -> Status[Made]:
    """Record what was given back or paid out."""
    return Status(201, Made(id=actions.settle_money(request.actor, mission_id=mission_id, **_read(given))))


@router.post("/entries/{uuid:entry_id}/strike", response=Made, summary="Strike an entry out")
def strike(request: ApiRequest, entry_id: UUID, given: Strike) -> Made:
    """Strike a wrong entry out and say why; it stays to be read."""
    return Made(id=actions.strike_entry(request.actor, entry_id=entry_id, reason=given.reason))


def _read(given: Amount) -> dict[str, Any]:
    facts = given.model_dump(exclude={"currency"})
    return facts | {"amount": given.read()}
