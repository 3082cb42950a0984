"""The rows of people, and which of their words stand plain."""

from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing.fields import plain
from kikao.registry.people.models.behalf import OnBehalf
from kikao.registry.people.models.organisations import Organisation, OrganisationEdge
from kikao.registry.people.models.roles import Interest, RoleGrant
from kikao.registry.people.models.seats import Holding, Seat

__all__ = ["Holding", "Interest", "OnBehalf", "Organisation", "OrganisationEdge", "RoleGrant", "Seat"]

plain(
    "people.Organisation",
    {
        "name": _("name of an organisation"),
        "name_fr": _("its French name"),
        "short": _("its short name"),
        "actor_type": _("code of the kind of actor"),
        "search_text": _("these names, folded for searching"),
    },
)
plain(
    "people.Seat",
    {
        "title": _("title of a seat, by which its holder is called"),
        "title_fr": _("its French title"),
        "search_text": _("these titles, folded for searching"),
    },
)
plain("people.OnBehalf", {"verb": _("the act that was recorded for somebody")})
