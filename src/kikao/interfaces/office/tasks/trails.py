"""The way back from pages of follow-up."""

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
