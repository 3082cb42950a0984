"""The way back from pages of follow-up, and between their lists."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.schemas import CaseLine
from kikao.casework.tasks.schemas import TaskLine

Trail = list[tuple[str, str]]


def task_trail(line: TaskLine | None = None) -> Trail:
    """Return the way back to the tasks, or to one task."""
    trail = [(_("Tasks"), reverse("office:tasks-list"))]
    return [*trail, (line.title, reverse("office:tasks-task", args=[line.id]))] if line else trail


def case_trail(line: CaseLine) -> Trail:
    """Return the way back to a case."""
    return [
        (_("Cases"), reverse("office:cases-list")),
        (line.title or line.reference, reverse("office:cases-case", args=[line.id])),
    ]


def tabs(current: str) -> list[dict[str, Any]]:
    """Return the lists of follow-up, the present one marked."""
    ways = (
        ("mine", _("My work"), "office:tasks-mine"),
        ("list", _("Tasks"), "office:tasks-list"),
        ("overdue", _("Overdue"), "office:tasks-overdue"),
        ("recommendations", _("Recommendations"), "office:recommendations-list"),
    )
    return [{"label": label, "url": reverse(name), "current": key == current} for key, label, name in ways]
