"""Monitoring as a Django app, and what of it is sealed or plain."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields


class MonitoringConfig(AppConfig):
    """Going back to see whether it holds."""

    name = "kikao.casework.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare_all("monitoring", SEALED, PLAIN)
        import_module(
            "kikao.casework.monitoring.actions"
        )  # the clock's jobs are entered also where no page is served


SEALED = (
    ("Check", "check.about", _("what somebody is to look at")),
    ("Check", "check.reason", _("why a check was not made or was cancelled")),
    ("CheckResult", "check.result", _("what was seen and heard on going back")),
    ("CheckResult", "check.correction", _("why a result was corrected")),
    ("SiteEvent", "site.event", _("what is known of something that happened at a site")),
    ("SiteEvent", "site.strike", _("why an entry of a site's timeline was wrong")),
    ("NeedScore", "need.source", _("by which source a need was assessed")),
)
PLAIN = {
    "Check": {"reference": _("random reference")},
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""
