"""Whatever is sent: it is kept or refused in words, nothing breaks, nothing unfolds, nothing is fetched or left about.

500 sendings by default; `KIKAO_TEST_SIZE=full` makes 10,000. A real server gets its share in tests/journeys.
"""

import logging
from collections import Counter

import pytest

from kikao.casework.reports.models import Report
from kikao.interfaces.openrosa.quota import quota
from tests.interfaces.openrosa.conftest import Phone
from tests.interfaces.openrosa.test_sending import lying_about
from tests.kit.hostile import sendings
from tests.kit.sizes import size

pytestmark = [pytest.mark.django_db, pytest.mark.sized]

ALLOWED = {201, 202, 400, 413, 415}


def test_whatever_is_sent_nothing_breaks_and_nothing_is_left_about(
    phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    answers: Counter[tuple[str, int]] = Counter()
    for number, one in enumerate(sendings(size(500, 10_000))):
        if number % 1000 == 0:
            quota.forget()
        given = phone.raw(one.body, one.content_type, headers=one.headers)
        assert given.status_code in ALLOWED, one
        assert b"OpenRosaResponse" in given.content
        answers[one.kind, given.status_code] += 1
    wrong = [
        one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING and "kikao" in one.name
    ]
    assert wrong == []
    assert lying_about() == set()
    assert {status for _kind, status in answers} >= ALLOWED - {202}
    assert Report.objects.exists()
    for kind in ("entity bomb", "outside", "outside by name", "parameter", "wide outside"):
        assert {status for one, status in answers if one == kind} == {400}, kind
