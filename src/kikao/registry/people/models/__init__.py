"""The rows of people."""

from kikao.registry.people.models.behalf import OnBehalf
from kikao.registry.people.models.organisations import Organisation, OrganisationEdge
from kikao.registry.people.models.roles import Interest, RoleGrant
from kikao.registry.people.models.seats import Holding, Seat

__all__ = ["Holding", "Interest", "OnBehalf", "Organisation", "OrganisationEdge", "RoleGrant", "Seat"]
