"""Tasks as a Django app, and what of them is sealed or plain."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class TasksConfig(AppConfig):
    """Task forces, tasks and recommendations."""

    name = "kikao.casework.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare("tasks", "TaskReport", "task.report", Layer.N, _("what was done and what came of it"))
        for model, columns in PLAIN.items():
            fields.plain(f"tasks.{model}", columns)
        import_module(
            "kikao.casework.tasks.actions"
        )  # the clock's jobs are entered also where no page is served


PLAIN = {
    "Task": {"title": _("what is to be done, as it was decided")},
    "TaskReport": {"result": _("the result in a few words, as the sitting hears it")},
    "Recommendation": {"words": _("what is recommended, as it was decided")},
    "RecommendationMove": {
        "words": _("what the authority made of it"),
        "check_reference": _("the random reference of the check that found it"),
    },
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""
