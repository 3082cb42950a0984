"""What stands around every page: alerts, notices, the group's name."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.foundation.base.ids import random_id
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, raise_alert
from kikao.foundation.notices.models import Alert
from tests.kit.cast import Cast
from tests.kit.door import let_in


def test_an_alert_stands_on_every_page_of_the_secretariat_until_it_is_taken(
    client: Client, cast: Cast
) -> None:
    raise_alert(cast.system, random_id(), "report")
    take = f"/office/notices/alerts/{Alert.objects.get().id}/take/"
    let_in(client, cast, "anne")
    for url in ("/office/", "/office/account/"):
        assert take in client.get(url).content.decode()
    let_in(client, cast, "baraka")
    assert take not in client.get("/office/").content.decode()
    let_in(client, cast, "anne")
    client.post(take)
    assert take not in client.get("/office/").content.decode()


def test_unread_notices_are_counted(client: Client, cast: Cast) -> None:
    leave_notice(cast.system, [cast.accounts["baraka"]], NoticeKind.TASK_GIVEN)
    let_in(client, cast, "baraka")
    assert client.get("/office/").context["inbox"] == {"url": "/office/notices/", "count": 1}


def test_the_frame_names_the_group_and_the_seat(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    page = client.get("/office/").content.decode()
    assert "Working group of South Kivu" in page
    assert "Banro" in page


@pytest.mark.parametrize(("name", "most"), [("baraka", 12), ("anne", 21)])
def test_the_frame_costs_a_fixed_number_of_queries(client: Client, cast: Cast, name: str, most: int) -> None:
    let_in(client, cast, name)
    client.get("/office/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/office/")
    assert len(captured) <= most
