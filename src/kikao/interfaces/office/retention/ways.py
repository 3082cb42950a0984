"""The ways between the pages of retention, and to whom they are open."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.insight.retention.policy import keeps
from kikao.interfaces.office.doorway import OfficeRequest


def keeper(request: OfficeRequest) -> Actor:
    """Return the reader, who answers for what is kept."""
    if not keeps(request.actor):
        raise NotAllowed
    return request.actor


def tabs(present: str) -> list[dict[str, object]]:
    """Return the parts of retention."""
    parts = (
        ("retention-plan", _("Plan of erasure")),
        ("retention-waiting", _("Waiting for a second person")),
        ("retention-holds", _("Holds")),
        ("retention-periods", _("Periods")),
        ("retention-erased", _("Erased")),
    )
    return [
        {"label": label, "url": reverse(f"office:{name}"), "current": name == present, "count": None}
        for name, label in parts
    ]
