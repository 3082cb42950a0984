"""The roles a person can hold in a working group."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is here for; nobody has a right that no role gives."""

    SECRETARIAT = "secretariat", _("Secretariat")
    CUSTODIAN = "custodian", _("Custodian of identities")
    MEMBER = "member", _("Member")
    TASK_FORCE = "task_force", _("Task force")
    ADVISER = "adviser", _("Adviser")
    DONOR = "donor", _("Donor")
    OBSERVER = "observer", _("Observer")
    OPERATOR = "operator", _("Operator")
    FOCAL_POINT = "focal_point", _("Focal point")


CASE_READERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.ADVISER})
"""Roles that may see the plain layer of every case they are not walled from; a task force sees its own (design, 4)."""
