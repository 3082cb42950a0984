"""Incidents as a Django app, and what of them is sealed or plain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class IncidentsConfig(AppConfig):
    """What the group holds to have happened."""

    name = "kikao.casework.incidents"
    label = "incidents"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare(
            "incidents", "Claim", "incident.claim", Layer.N, _("what is claimed, in its own words")
        )
        fields.declare("incidents", "Reply", "incident.reply", Layer.N, _("what an organisation answers"))
        fields.declare(
            "incidents",
            "VerificationChange",
            "incident.reason",
            Layer.N,
            _("why something is held to be established"),
        )
        for model, columns in PLAIN.items():
            fields.plain(f"incidents.{model}", columns)


PLAIN = {
    "Incident": {
        "reference": _("the random reference people say aloud"),
        "title": _("the title the secretariat gives, which names no person"),
        "nature": _("fact, alert, situation or request"),
        "severity": _("the level of severity"),
        "search_text": _("the words of reference and title, folded for searching"),
    },
    "IncidentCategory": {"code": _("the category")},
    "Mapping": {"code": _("the risk of OECD Annex II or the theme of the Voluntary Principles")},
    "Involvement": {"actor_type": _("the type of a victim group, such as a community")},
    "Claim": {
        "source_title": _("the title of a publication; never who a person is (the database refuses it)"),
        "locator": _("page or address in a publication"),
    },
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""
