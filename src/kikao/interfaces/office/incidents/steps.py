"""The path of an incident, as the page shows it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.schemas import CaseLine
from kikao.casework.incidents.enums import MappingState, Verification
from kikao.casework.incidents.schemas import IncidentPage


def steps_of(page: IncidentPage, cases: tuple[CaseLine, ...]) -> list[dict[str, object]]:
    """Return what is done and what comes next, each with the way to its page."""
    done = [
        (_("Opened"), True, ""),
        (_("Categories"), bool(page.line.categories), "categories"),
        (_("Severity confirmed"), page.line.severity_confirmed, "severity"),
        (_("Standards judged"), _judged(page), "standards"),
        (_("Who did what to whom"), any(not line.withdrawn_on for line in page.involvements), "involve"),
        (_("Verified"), page.line.verification.code != Verification.V0, "verify"),
        (_("Brought to the group"), bool(cases), ""),
    ]
    steps: list[dict[str, object]] = []
    reached = False
    for label, ready, name in done:
        state = "done" if ready else "todo" if reached else "current"
        reached = reached or not ready
        url = reverse(f"office:incidents-{name}", args=[page.line.id]) if name else ""
        steps.append({"label": label, "state": state, "note": "", "url": "" if page.merged_into else url})
    return steps


def _judged(page: IncidentPage) -> bool:
    proposed = [line for line in page.mappings if line.state.code == MappingState.PROPOSED]
    return bool(page.line.categories) and not proposed
