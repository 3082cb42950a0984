"""The path of a sitting, and what can be done at each stage of it, as the page shows it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kikao.casework.meetings.enums import COMING, SittingState
from kikao.casework.meetings.queries import unratified
from kikao.casework.meetings.schemas import SittingPage
from kikao.foundation.access.actor import Actor


def steps_of(page: SittingPage) -> list[dict[str, object]]:
    """Return what is done and what comes next."""
    state = page.line.state
    if state == SittingState.CANCELLED:
        return [
            {"label": pgettext("a sitting", "Planned"), "state": "done"},
            {"label": _("Cancelled"), "state": "stopped"},
        ]
    later = state not in COMING
    decided = later and bool(page.items) and all(item.decisions for item in page.items)
    written = state in (SittingState.MINUTED, SittingState.ADOPTED)
    path = [
        (pgettext("a sitting", "Planned"), True),
        (_("Called"), later or state == SittingState.CALLED),
        (_("Held"), later),
        (_("Decided"), decided or written),
        (_("Minutes drafted"), written),
        (_("Minutes adopted"), state == SittingState.ADOPTED),
    ]
    steps: list[dict[str, object]] = []
    reached = False
    for label, ready in path:
        steps.append({"label": label, "state": "done" if ready else "todo" if reached else "current"})
        reached = reached or not ready
    return steps


def works_on(page: SittingPage) -> dict[str, bool]:
    """Return which acts make sense at this stage."""
    state = page.line.state
    held = state in (SittingState.HELD, SittingState.MINUTED)
    decided = any(item.decisions for item in page.items)
    return {
        "coming": state in COMING,
        "callable": state == SittingState.PLANNED,
        "held": held,
        "correctable": state == SittingState.HELD and not decided,
        "draftable": state == SittingState.HELD,
        "frozen": state == SittingState.ADOPTED,
        "attended": state not in (SittingState.ADOPTED, SittingState.CANCELLED),
        "chosen": page.line.closed or page.line.kind not in ("MONTHLY", "EXTRAORD"),
    }


def ratifiable(by: Actor, page: SittingPage) -> dict[UUID, str]:
    """Return, for items with an urgent decision that waits, the page on which the sitting judges it."""
    if page.line.state not in (SittingState.HELD, SittingState.MINUTED):
        return {}
    waiting = {one.case_id: one.id for one in unratified(by) if one.case_id}
    return {
        item.id: reverse("office:meetings-ratify", args=[page.line.id, item.id, waiting[item.case_id]])
        for item in page.items
        if item.case_id in waiting and not item.decisions
    }
