"""People as a Django app."""

from uuid import UUID

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, seats, roles and interests of each working group."""

    name = "kikao.registry.people"
    label = "people"

    def ready(self) -> None:
        """Tell sealing who the custodians are and who is walled, and close what a rising wall shuts."""
        from kikao.foundation.access import wall  # noqa: PLC0415 - the tables are there only now
        from kikao.foundation.access.enums import Role  # noqa: PLC0415
        from kikao.foundation.sealing import roster, vault  # noqa: PLC0415
        from kikao.registry.people import queries  # noqa: PLC0415

        def custodians(working_group_id: UUID) -> list[UUID]:
            return queries.accounts_with(working_group_id, Role.CUSTODIAN)

        def close(working_group_id: UUID, subject_ids: frozenset[UUID]) -> None:
            for subject_id, walled in queries.walled_by_subject(working_group_id, subject_ids).items():
                vault.drop_walled(working_group_id, subject_id, walled)

        roster.register(custodians=custodians, walled=queries.walled_of)
        wall.watch(close)
