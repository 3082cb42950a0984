"""Outcomes as a Django app, and what of them is sealed or plain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class OutcomesConfig(AppConfig):
    """What came of a case."""

    name = "kikao.casework.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare(
            "outcomes",
            "Satisfaction",
            "outcome.satisfaction",
            Layer.N,
            _("what a party says in its own words"),
        )
        for model, columns in PLAIN.items():
            fields.plain(f"outcomes.{model}", columns)


PLAIN = {
    "Outcome": {
        "words": _("what changed, as the group holds it in its register"),
        "said_by": _("which publication, community or function says so; never a person's name"),
        "verified_how": _("who went to see, by function, and what was seen"),
    },
    "Closing": {
        "words": _("why the case was closed, as it was decided"),
        "reopened_why": _("why the case was reopened, as it was decided"),
    },
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""
