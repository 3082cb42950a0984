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
        from kikao.foundation.notices import desk  # noqa: PLC0415
        from kikao.foundation.sealing import roster, vault  # noqa: PLC0415
        from kikao.registry.people import queries  # noqa: PLC0415

        def custodians(working_group_id: UUID) -> list[UUID]:
            return queries.accounts_with(working_group_id, Role.CUSTODIAN)

        def secretaries(working_group_id: UUID) -> list[UUID]:
            return queries.accounts_with(working_group_id, Role.SECRETARIAT)

        def readers(working_group_id: UUID) -> list[UUID]:
            return queries.accounts_with(working_group_id, Role.SECRETARIAT, Role.TASK_FORCE, Role.MEMBER)

        def close(working_group_id: UUID, subject_ids: frozenset[UUID]) -> None:
            held = vault.holders_of(working_group_id, subject_ids)
            if held:
                holders = set().union(*held.values())
                walled = queries.walled_by_subject(working_group_id, held, holders)
                vault.drop_walled_each(working_group_id, walled)

        roster.register(
            custodians=custodians,
            walled=queries.walled_of,
            secretaries=secretaries,
            readers=readers,
            by_subject=queries.walled_by_subject,
        )
        desk.register(secretaries=secretaries)
        wall.watch(close)
        self._tell_of_resets()
        self._close_by_night()

    @staticmethod
    def _tell_of_resets() -> None:
        """Have a second person asked when a reset starts, and holder, custodians and secretariat told when it is done."""
        from kikao.foundation.access.actor import Actor  # noqa: PLC0415
        from kikao.foundation.access.enums import Role  # noqa: PLC0415
        from kikao.foundation.accounts import news  # noqa: PLC0415
        from kikao.foundation.notices.enums import NoticeKind  # noqa: PLC0415
        from kikao.foundation.notices.inbox import leave_notice  # noqa: PLC0415
        from kikao.registry.people.queries import accounts_with  # noqa: PLC0415

        def tell(by: Actor, account_id: UUID, what: news.News) -> None:
            group, clock = by.working_group_id, Actor.system(by.working_group_id)
            secretaries = set(accounts_with(group, Role.SECRETARIAT)) - {account_id, by.account_id}
            custodians = set(accounts_with(group, Role.CUSTODIAN)) - {account_id, by.account_id}
            if what is news.News.RESET_STARTED:
                leave_notice(
                    clock,
                    secretaries | custodians,
                    NoticeKind.SECOND_NEEDED,
                    about="account",
                    about_id=account_id,
                )
            if what is news.News.RESET_DONE:
                leave_notice(
                    clock,
                    custodians | {account_id},
                    NoticeKind.RESET_DONE,
                    about="account",
                    about_id=account_id,
                )
                leave_notice(
                    clock, secretaries, NoticeKind.RESHARE_NEEDED, about="account", about_id=account_id
                )

        news.watch(tell)

    @staticmethod
    def _close_by_night() -> None:
        """Have the clock close accounts whose posting ended and forget old sessions."""
        from datetime import timedelta  # noqa: PLC0415

        from kikao.foundation.accounts.actions import purge_sessions  # noqa: PLC0415
        from kikao.foundation.notices.clock import job  # noqa: PLC0415
        from kikao.foundation.sealing.signin import close_ended_accounts  # noqa: PLC0415

        job("accounts.close_ended", every=timedelta(hours=6))(close_ended_accounts)
        job("accounts.purge_sessions", every=timedelta(days=1))(purge_sessions)
