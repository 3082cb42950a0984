"""The path of a case, as the page shows it."""

from kikao.casework.cases.enums import CaseStatus as S
from kikao.casework.cases.schemas import CasePage

PATH = (S.TABLED, S.ACCEPTED, S.FACT_FINDING, S.DIALOGUE, S.IMPLEMENTATION, S.MONITORING, S.CLOSED)
HALTS = (S.BLOCKED, S.SUSPENDED)


def steps_of(page: CasePage) -> list[dict[str, object]]:
    """Return which stages were reached, where the case stands now, and where it was stopped."""
    reached = {line.new for line in page.changes}
    here = _here(page)
    steps: list[dict[str, object]] = []
    for stage in PATH:
        again = stage == S.CLOSED and page.line.status != S.CLOSED
        state = "done" if stage in reached and not again else "todo"
        note = ""
        if stage == here:
            state = "stopped" if page.line.status in HALTS else "current"
            note = page.line.status_words if page.line.status not in PATH else ""
        steps.append({"label": str(stage.label), "state": state, "note": note, "url": ""})
    return steps


def _here(page: CasePage) -> str:
    """Return the stage a case stands at; one that is parked or reopened, the stage of work it was at last."""
    if page.line.status in PATH:
        return page.line.status
    return next(
        (line.new for line in reversed(page.changes) if line.new in PATH and line.new != S.CLOSED), S.TABLED
    )
