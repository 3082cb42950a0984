"""The table of an agreement of twelve clauses, four parties and three visits prints on one A4 sheet."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from kikao.casework.agreements.models import Clause
from kikao.casework.monitoring.actions import take_up_sheet
from kikao.foundation.base.clock import today
from tests.casework.monitoring.going import Going
from tests.kit.door import let_in
from tests.kit.walking import plain_static
from tests.kit.window import window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.slow]
WORDS = "The company pays what it owes to the families of the pits that were closed, in four parts, before witnesses."


def test_twelve_clauses_and_three_visits_print_on_one_sheet(going: Going, engine: "Browser") -> None:
    paper = going.planned(going.case(), clauses=12)
    Clause.objects.filter(instrument_id=paper).update(words=WORDS)
    for ago, code in ((170, "CLAIM"), (110, "LATE"), (20, "BREACH")):
        sent = going.score(paper, dict.fromkeys(range(1, 13), code), today() - timedelta(days=ago))
        take_up_sheet(going.by(), submission_id=sent)
    with plain_static(), window(engine, let_in(Client(), going.cast, "anne"), "fr") as seen:
        seen.open(f"/office/monitoring/agreements/{paper}/print/")
        sheet = seen.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
