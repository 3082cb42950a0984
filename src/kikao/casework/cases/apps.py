"""Cases as a Django app, and which of their words stand plain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields


class CasesConfig(AppConfig):
    """The register of everything tabled."""

    name = "kikao.casework.cases"
    label = "cases"

    def ready(self) -> None:
        """Declare which text columns stand plain behind the wall."""
        for model, columns in PLAIN.items():
            fields.plain(f"cases.{model}", columns)


PLAIN = {
    "Case": {
        "reference": _("the random reference people say aloud"),
        "title": _("the title, which names no person; members read it once a second person has checked it"),
        "summary": _("the summary written for members; they read it once a second person has checked it"),
        "requester_type": _("the type of who asks"),
        "severity": _("the level of severity"),
    },
    "CaseWords": {
        "words": _(
            "what members find a case by: reference, parties, place, checked title and summary, folded"
        ),
        "draft_words": _("what the secretariat finds a case by, unchecked title and summary too, folded"),
    },
    "StatusChange": {"reason": _("why the group moved, parked or closed the case, as minutes say it")},
    "PriorForum": {"result": _("what a court, committee or chief decided in the same matter")},
    "Refusal": {"words": _("what a party refused before the group; no person is named")},
    "OpenRisk": {"words": _("what the group holds could flare up again; no person is named")},
}
"""Text columns that stand plain behind the wall (design, section 4: what is decided or signed), each with its reason."""
