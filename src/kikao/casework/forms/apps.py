"""Forms as a Django app."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """The forms of the group and the tokens of those who send them."""

    name = "kikao.casework.forms"
    label = "forms"

    def ready(self) -> None:
        """Have the keys of encrypted versions passed on to new secretaries."""
        from kikao.casework.forms.models import FormVersion  # noqa: PLC0415 - the tables are there only now
        from kikao.foundation.sealing import roster  # noqa: PLC0415

        def keys(working_group_id: UUID) -> Iterable[UUID]:
            rows = FormVersion.objects.filter(working_group_id=working_group_id, is_encrypted=True)
            return rows.values_list("id", flat=True)

        roster.of_desk(keys)
