"""Notices are neutral, reach everybody but the actor, and nobody walled finds one."""

from datetime import time
from uuid import UUID

import pytest
from django.utils.timezone import localtime

from kikao.foundation.access.wall import lower_wall, organisation_key, raise_wall
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.notices.actions import open_all_notices, open_notice
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Notice
from kikao.foundation.notices.queries import notice, notices, unread_count
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> UUID:
    return random_id()


def leave(cast: Cast, *names: str, subject_id: UUID | None = None, by: str = "anne") -> None:
    to = [cast.accounts[name] for name in names]
    leave_notice(cast.actor(by), to, NoticeKind.REPORT_WAITING, subject_id=subject_id)


def wall(cast: Cast, subject: UUID, body: str = "pmh") -> UUID:
    origin = random_id()
    raise_wall(cast.group_id, subject, organisation_key(cast.bodies[body]), origin)
    return origin


def test_leave_notice_reaches_everybody_once_but_the_actor(cast: Cast) -> None:
    leave(cast, "anne", "baraka", "baraka")
    assert (unread_count(cast.actor("anne")), unread_count(cast.actor("baraka"))) == (0, 1)


def test_the_words_of_every_kind_name_nothing() -> None:
    for kind in NoticeKind:
        assert str(kind.label).endswith(".")
        assert "%" not in str(kind.label)


def test_a_notice_disappears_for_whoever_becomes_walled_and_returns_with_the_wall_gone(
    cast: Cast, subject: UUID
) -> None:
    leave(cast, "didier", "gilbert", subject_id=subject)
    left = notices(cast.actor("didier")).items[0]
    origin = wall(cast, subject)

    didier = cast.actor("didier")
    assert unread_count(didier) == 0
    assert notices(didier).items == notices(didier, unread=True).items == ()
    for ask in (lambda: notice(didier, left.id), lambda: open_notice(didier, notice_id=left.id)):
        with pytest.raises(Unknown):
            ask()
    assert open_all_notices(didier) == 0
    assert unread_count(cast.actor("gilbert")) == 1

    lower_wall(subject, origin)
    assert notice(cast.actor("didier"), left.id) == left


def test_open_notice_marks_only_ones_own(cast: Cast) -> None:
    leave(cast, "baraka")
    baraka = cast.actor("baraka")
    (left,) = notices(baraka, unread=True).items
    for name in ("anne", "frank"):
        with pytest.raises(Unknown):
            open_notice(cast.actor(name), notice_id=left.id)
    with pytest.raises(NotAllowed):
        open_notice(cast.system, notice_id=left.id)
    open_notice(baraka, notice_id=left.id)
    first = Notice.objects.get(id=left.id).read_at
    open_notice(baraka, notice_id=left.id)
    assert Notice.objects.get(id=left.id).read_at == first
    assert notices(baraka, unread=True).items == ()
    assert notices(baraka).items[0].read


def test_open_all_notices_leaves_those_of_others(cast: Cast) -> None:
    leave(cast, "baraka", "chantal")
    leave(cast, "baraka")
    assert open_all_notices(cast.actor("baraka")) == 2
    assert (unread_count(cast.actor("baraka")), unread_count(cast.actor("chantal"))) == (0, 1)


def test_the_inbox_comes_in_pages_newest_first(cast: Cast) -> None:
    for _each in range(3):
        leave(cast, "baraka")
    baraka = cast.actor("baraka")
    first = notices(baraka, size=2)
    rest = notices(baraka, size=2, after=first.next_cursor)
    times = [line.left_at for line in (*first.items, *rest.items)]
    assert times == sorted(times, reverse=True)
    assert (len(first.items), len(rest.items), rest.next_cursor) == (2, 1, None)


def test_what_a_source_did_is_told_with_its_day_alone(cast: Cast) -> None:
    leave_notice(cast.source, [cast.accounts["anne"]], NoticeKind.REPORT_WAITING)
    told = localtime(Notice.objects.get(account_id=cast.accounts["anne"]).left_at)
    assert (told.date(), told.time()) == (today(), time())
