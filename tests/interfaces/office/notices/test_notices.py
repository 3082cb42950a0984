"""The inbox, alerts and the roster on the pages."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from config.sms import sms
from kikao.casework.meetings.actions import call_sitting
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, raise_alert
from kikao.foundation.notices.models import Alert, DutyTurn, Notice, Reach
from kikao.foundation.notices.outward.owing import code_of
from kikao.foundation.notices.queries import notices
from kikao.interfaces.office.notices.leading import _PAGES, address_of
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
INBOX, DUTY = "/office/notices/", "/office/notices/duty/"


def day(days: int) -> str:
    return (today() + timedelta(days=days)).strftime("%d/%m/%Y")


def test_who_opens_what(follow: Follow) -> None:
    expect(follow.cast, INBOX, open_to="anne chantal didier eve judith klaas luc frank", hidden_from="nobody")
    expect(follow.cast, DUTY, open_to="anne frank", closed_to="chantal eve luc", hidden_from="nobody")


def test_several_grave_matters_stand_in_one_bar_and_each_is_taken_by_itself(
    follow: Follow, browser: Browser
) -> None:
    for _one in range(3):
        raise_alert(follow.cast.source, follow.case(), "case")
    anne = browser("anne")
    page = anne.get(INBOX).content.decode()
    assert page.count('class="alert') == 1
    assert "3 grave matters wait" in page
    takes = [reverse("office:notices-take", args=[one.id]) for one in Alert.objects.all()]
    assert all(f'action="{take}"' in page for take in takes)
    for take in takes[:2]:
        anne.post(take)
    page = anne.get(INBOX).content.decode()
    assert "A grave matter waits" in page
    assert f'action="{takes[2]}"' in page


def test_a_notice_leads_to_its_thing_and_is_read(follow: Follow, browser: Browser) -> None:
    given = follow.task(follow.case())
    chantal = browser("chantal")
    (left,) = notices(follow.by("chantal")).items
    assert f"{INBOX}{left.id}/open/" in chantal.get(INBOX).content.decode()
    assert chantal.get(f"{INBOX}{left.id}/open/").status_code == 405
    opened = chantal.post(f"{INBOX}{left.id}/open/")
    assert opened.headers["Location"] == f"/office/tasks/{given}/"
    assert Notice.objects.get(id=left.id).read_at
    assert browser("gilbert").post(f"{INBOX}{left.id}/open/").status_code == 404
    assert chantal.post(f"{INBOX}{uuid4()}/open/").status_code == 404


def test_every_kind_of_thing_has_its_page() -> None:
    for about in _PAGES:
        assert address_of(about, uuid4()) != reverse("office:notices-list"), about
    for about, about_id in (("", None), ("moon", uuid4()), ("task", None)):
        assert address_of(about, about_id) == reverse("office:notices-list")


def test_everything_is_marked_as_read_at_once(follow: Follow, browser: Browser) -> None:
    follow.task(follow.case())
    follow.task(follow.case("Another"), "gilbert")
    chantal = browser("chantal")
    assert f"{INBOX}open/" in chantal.get(INBOX).content.decode()
    assert chantal.post(f"{INBOX}open/").headers["Location"] == INBOX
    assert f'"{INBOX}open/"' not in chantal.get(INBOX).content.decode()
    assert notices(follow.by("gilbert"), unread=True).items


def test_words_are_neutral_and_hidden_behind_a_wall(follow: Follow, browser: Browser) -> None:
    secret = follow.secret()
    given = follow.task(secret, "baraka", title=MARKER)
    follow.report(given, "baraka", words=MARKER)
    follow.recommend(secret, words=MARKER)
    call_sitting(follow.by(), sitting_id=follow.closed(secret))
    for name in follow.cast.accounts:
        assert MARKER not in browser(name).get(INBOX).content.decode()
    assert notices(follow.by("baraka")).items
    assert notices(follow.by("didier")).items == ()
    raise_wall(follow.cast.group_id, secret, organisation_key(follow.cast.bodies["banro"]), random_id())
    assert str(given) not in str(notices(follow.by("baraka")).items)
    left = Notice.objects.filter(account_id=follow.cast.accounts["baraka"], kind="TASK").get()
    assert browser("baraka").post(f"{INBOX}{left.id}/open/").status_code == 404
    assert str(left.id) not in browser("baraka").get(INBOX).content.decode()


def test_an_alert_is_taken_and_leads_to_the_matter(follow: Follow, browser: Browser) -> None:
    report = follow.told_case()[0]
    Alert.objects.all().delete()
    raise_alert(follow.cast.source, report, "report")
    take = f"{INBOX}alerts/{Alert.objects.get().id}/take/"
    assert take in browser("alice").get(INBOX).content.decode()
    assert browser("chantal").post(take).status_code == 403
    assert browser("frank").post(take).status_code == 404
    assert browser("anne").post(take).headers["Location"] == f"/office/reports/{report}/"
    assert take not in browser("alice").get(INBOX).content.decode()
    assert browser("alice").post(take).headers["Location"] == INBOX
    assert Alert.objects.get().acknowledged_by == follow.cast.accounts["anne"]


def test_an_alert_never_stands_before_anybody_walled(follow: Follow, browser: Browser) -> None:
    subject = random_id()
    raise_alert(follow.cast.source, subject, "report")
    raise_wall(follow.cast.group_id, subject, organisation_key(follow.cast.bodies["ogp"]), random_id())
    take = f"{INBOX}alerts/{Alert.objects.get().id}/take/"
    assert take not in browser("anne").get(INBOX).content.decode()
    assert browser("anne").post(take).status_code == 404


def test_the_roster_is_set_on_the_page(follow: Follow, browser: Browser) -> None:
    anne, alice = browser("anne"), str(follow.cast.accounts["alice"])
    offered = dict(anne.get(DUTY).context["form"].fields["account_id"].choices)
    assert set(offered) == {alice, str(follow.cast.accounts["anne"])}
    said = {"account_id": alice, "from_on": day(0), "until_on": day(7)}
    assert anne.post(DUTY, {**said, "until_on": day(-1)}).status_code == 422
    assert anne.post(DUTY, {**said, "account_id": str(follow.cast.accounts["chantal"])}).status_code == 422
    assert anne.post(DUTY, said).headers["Location"] == DUTY
    assert "Second secretary" in anne.get(DUTY).content.decode()
    assert browser("chantal").post(DUTY, said).status_code == 403
    end = f"{DUTY}{DutyTurn.objects.get().id}/end/"
    assert browser("frank").post(end).status_code == 404
    assert browser("chantal").post(end).status_code == 403
    assert anne.post(end).status_code == 302
    assert not DutyTurn.objects.exists()


def some(follow: Follow, rows: int) -> None:
    while Notice.objects.count() < rows:
        leave_notice(follow.cast.system, [follow.cast.accounts["klaas"]], NoticeKind.ROLE_GIVEN)


def test_the_inbox_comes_in_pages(follow: Follow, browser: Browser) -> None:
    some(follow, 31)
    klaas = browser("klaas")
    first = klaas.get(INBOX)
    assert len(first.context["page"].items) == 30
    rest = klaas.get(INBOX, {"after": first.context["page"].next_cursor})
    assert len(rest.context["page"].items) == 1
    assert klaas.get(INBOX, {"after": "nonsense"}).status_code == 404


def test_the_inbox_costs_the_same_with_one_and_three_rows(follow: Follow, browser: Browser) -> None:
    costs = []
    for rows in (1, 3):
        some(follow, rows)
        klaas = browser("klaas")
        klaas.get(INBOX)
        with CaptureQueriesContext(connection) as asked:
            klaas.get(INBOX)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_roster_costs_the_same_with_one_and_three_turns(follow: Follow, browser: Browser) -> None:
    costs = []
    for rows in (1, 3):
        while DutyTurn.objects.count() < rows:
            account_id: UUID = follow.cast.accounts[("anne", "alice", "anne")[DutyTurn.objects.count()]]
            DutyTurn.objects.create(
                working_group_id=follow.cast.group_id,
                account_id=account_id,
                from_on=today(),
                until_on=today(),
            )
        anne = browser("anne")
        anne.get(DUTY)
        with CaptureQueriesContext(connection) as asked:
            anne.get(DUTY)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_mail_is_asked_for_and_ended_on_the_page(
    follow: Follow, browser: Browser, settings: Settings
) -> None:
    page, chantal = f"{INBOX}mail/", browser("chantal")
    assert chantal.get(page).status_code == 404
    assert page not in chantal.get(INBOX).content.decode()
    settings.KIKAO_MAIL = True
    assert page in chantal.get(INBOX).content.decode()
    assert chantal.post(page, {"mail": "no address"}).status_code == 422
    assert chantal.post(page, {"mail": "sofedi@example.org"}).headers["Location"] == INBOX
    assert "sofedi@example.org" in chantal.get(page).content.decode()
    assert "sofedi@example.org" not in browser("gilbert").get(page).content.decode()
    assert chantal.post(f"{page}drop/").headers["Location"] == INBOX
    assert "sofedi@example.org" not in chantal.get(page).content.decode()


def test_a_number_is_given_proved_and_forgotten_on_the_page(
    follow: Follow, browser: Browser, settings: Settings
) -> None:
    page, chantal = f"{INBOX}phone/", browser("chantal")
    assert chantal.get(page).status_code == chantal.get(f"{page}code/").status_code == 404
    settings.KIKAO_SMS = sms("http://127.0.0.1:1/")["KIKAO_SMS"]
    assert page in chantal.get(INBOX).content.decode()
    assert chantal.post(page, {"phone": "no number"}).status_code == 422
    assert chantal.post(page, {"phone": "0812345678"}).headers["Location"] == page
    assert "+243812345678 is not proved yet" in chantal.get(page).content.decode()
    assert "+243812345678" not in browser("gilbert").get(page).content.decode()
    assert chantal.post(f"{page}code/", {"code": "no"}).status_code == 422
    code = code_of(Reach.objects.get())
    assert chantal.post(f"{page}code/", {"code": code}).headers["Location"] == page
    assert "Words go to +243812345678" in chantal.get(page).content.decode()
    assert chantal.get(f"{page}code/").status_code == 404
    assert chantal.post(f"{page}drop/").headers["Location"] == INBOX
    assert not Reach.objects.exists()
