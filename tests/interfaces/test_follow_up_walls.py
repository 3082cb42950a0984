"""Follow-up of a case that the mining police is walled from leaves every page and answer of that seat as it was."""

import re
from uuid import UUID

import pytest
from django.test import Client

from kikao.casework.outcomes.actions import (
    close_case,
    record_outcome,
    record_satisfaction,
    reopen_case,
    verify_outcome,
)
from kikao.casework.tasks.actions import (
    change_task,
    confirm_task,
    drop_task,
    join_force,
    move_recommendation,
    propose_full_agenda,
    send_back_task,
)
from kikao.casework.tasks.models import Task
from kikao.foundation.notices.clock import tick
from kikao.foundation.notices.models import Notice
from tests.casework.tasks.conftest import follow as _follow
from tests.casework.tasks.follow import MARKER, Follow
from tests.kit.door import bearer
from tests.kit.pages import visit

follow = _follow
pytestmark = pytest.mark.django_db
PAGES = (
    "/office/",
    "/office/tasks/",
    "/office/tasks/mine/",
    "/office/tasks/overdue/",
    "/office/tasks/recommendations/",
    "/office/notices/",
)
ANSWERS = ("tasks", "tasks/mine", "tasks/overdue", "tasks/recommendations", "notices", "notices/alerts")
PROOF = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')


def seen(follow: Follow, name: str, plenary: UUID) -> dict[str, str]:
    """Return every page and every answer about follow-up, proofs of origin taken out."""
    reader, headers = visit(follow.cast, name), bearer(follow.cast, name)
    pages = (*PAGES, f"/office/meetings/{plenary}/")
    found = {page: PROOF.sub(r"\1", reader.get(page).content.decode()) for page in pages}
    for answer in ANSWERS:
        found[answer] = Client().get(f"/api/v1/{answer}", headers=headers).content.decode()
    return found


def everything(follow: Follow, plenary: UUID) -> None:
    """Let all that can happen in follow-up happen to a case in which the police stand accused."""
    anne, alice = follow.by("anne"), follow.by("alice")
    secret = follow.secret()
    follow.decided(secret)
    join_force(anne, case_id=secret, account_id=follow.cast.accounts["chantal"])
    done, dropped = follow.task(secret, title=MARKER), follow.task(secret, title=MARKER)
    follow.report(done, words=MARKER, finished=False)
    follow.report(done, words=MARKER)
    send_back_task(anne, task_id=done, reason=MARKER)
    change_task(
        anne,
        task_id=done,
        version=follow.row(done).version,
        reason=MARKER,
        owner_id=follow.cast.accounts["gilbert"],
        due_next_meeting=True,
    )
    propose_full_agenda(anne, sitting_id=plenary)
    follow.report(done, "gilbert", words=MARKER)
    confirm_task(anne, task_id=done)
    drop_task(anne, task_id=dropped, reason=MARKER)
    asked = follow.recommend(secret, words=MARKER)
    move_recommendation(anne, recommendation_id=asked, new="R4", words=MARKER)
    changed = record_outcome(anne, case_id=secret, change="IMPR", words=MARKER, said_by=MARKER)
    verify_outcome(alice, outcome_id=changed, how=MARKER)
    record_satisfaction(
        anne, case_id=secret, organisation_id=follow.cast.bodies["pnc"], score=1, words=MARKER
    )
    close_case(anne, case_id=secret, reason="IMPL", words=MARKER)
    reopen_case(alice, case_id=secret, why=MARKER)
    late = follow.task(secret, title=MARKER)
    Task.objects.filter(id=late).update(due_on="2024-01-01")
    tick()


def test_a_walled_seat_finds_everything_as_it_was(follow: Follow) -> None:
    plenary = follow.plenary(days=3)
    before = {name: seen(follow, name, plenary) for name in ("didier", "dora", "frank")}
    told = Notice.objects.filter(account_id=follow.cast.accounts["didier"]).count()
    everything(follow, plenary)
    assert Notice.objects.filter(account_id=follow.cast.accounts["didier"]).count() == told
    for name, then in before.items():
        now = seen(follow, name, plenary)
        assert {where for where in then if then[where] != now[where]} == set(), name
        assert MARKER not in str(now)
    assert MARKER in seen(follow, "gilbert", plenary)["/office/tasks/"]
    assert MARKER in seen(follow, "gilbert", plenary)["/office/tasks/recommendations/"]
    assert all(MARKER not in str(row) for row in Notice.objects.values())
