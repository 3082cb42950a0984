"""Cases as a Django app, and which of their words are sealed or plain."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class CasesConfig(AppConfig):
    """The register of everything tabled."""

    name = "kikao.casework.cases"
    label = "cases"

    def ready(self) -> None:
        """Declare which words are sealed and which stand plain behind the wall; let their finding follow names."""
        import_module("kikao.casework.cases.actions.following")
        fields.declare("cases", "Refusal", "case.refusal", Layer.N, _("what a party refused, in its words"))
        fields.declare(
            "cases", "OpenRisk", "case.risk", Layer.N, _("what could make the matter flare up again")
        )
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
    "StatusChange": {
        "reason": _("why the group moved, parked or closed the case, as minutes say it"),
        "closure": _("the code of why a case was closed"),
    },
    "PriorForum": {"result": _("what a court, committee or chief decided in the same matter")},
}
"""Text columns that stand plain behind the wall (design, section 4: what is decided or signed), each with its reason."""
