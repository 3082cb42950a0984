"""The current fails while phones send: whatever was acknowledged is there once, whole and sealed, and nothing is there twice.

200 forms and 4 failures by default; `KIKAO_TEST_SIZE=full` makes 2,000 and 20.
"""

import threading
import time
from http.client import HTTPException
from pathlib import Path
from random import Random

import pytest

from tests.journeys.field import FORM as FORM_ID
from tests.journeys.field import PHONES, WORDS, Field, Sent, digest, founded
from tests.kit.sender import Attached, Sender, filled
from tests.kit.sizes import size

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.xdist_group("field"), pytest.mark.sized]

FORMS = size(200, 2000)
KILLS = size(4, 20)
PATIENCE = 600.0


class Crowd:
    """Eight phones with their forms, which send each one until it is acknowledged."""

    def __init__(self, field: Field) -> None:
        """Draw what each of them has to tell."""
        self.field, self.lot = field, Random(4)  # noqa: S311 - a test must be repeatable
        self.waiting = [self._form(number) for number in range(FORMS)]
        self.sent: list[Sent] = []
        self.strange: list[int] = []
        self.lock = threading.Lock()

    def _form(self, number: int) -> tuple[bytes, list[Attached], Sent]:
        files = [
            Attached(f"{number}-{one}.jpg", self.lot.randbytes(self.lot.choice((900, 40_000, 1_200_000))))
            for one in range(self.lot.choice((0, 0, 1, 2)))
        ]
        words = WORDS.format(number=number)
        answers = {"told/what_happened": words, "told/category": "TAX"}
        answers |= {f"photo_{place}": one.name for place, one in enumerate(files)}
        form = filled(FORM_ID, "1", f"uuid:{number}", answers)
        return form, files, Sent(f"uuid:{number}", words, {one.name: digest(one.content) for one in files})

    def send_all(self, number: int) -> None:
        """Send as long as something waits."""
        phone = Sender(self.field.base(number), timeout=20)
        while True:
            with self.lock:
                if not self.waiting:
                    return
                mine = self.waiting.pop()
            self._until_acknowledged(phone, mine, chunked=bool(len(mine[1]) % 2))

    def _until_acknowledged(
        self, phone: Sender, mine: tuple[bytes, list[Attached], Sent], *, chunked: bool
    ) -> None:
        form, files, sent = mine
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                given = phone.send(form, files, chunked=chunked)
            except (OSError, HTTPException, AssertionError):
                time.sleep(0.1)
                continue
            if given[-1].status == 201:
                with self.lock:
                    self.sent.append(sent)
                return
            self.strange.append(given[-1].status)
            time.sleep(0.2)


def test_what_was_acknowledged_is_there_once_and_whole_however_often_the_current_fails(
    tmp_path: Path,
) -> None:
    field = founded(tmp_path / "home")
    crowd = Crowd(field)
    moments = Random(9)  # noqa: S311 - a test must be repeatable
    marks = sorted(moments.sample(range(FORMS // 20, FORMS - FORMS // 20), KILLS))
    field.machine.serve()
    phones = [threading.Thread(target=crowd.send_all, args=(number,)) for number in range(PHONES)]
    try:
        for phone in phones:
            phone.start()
        for mark in marks:
            while len(crowd.sent) < mark and any(phone.is_alive() for phone in phones):
                time.sleep(0.005)
            time.sleep(moments.uniform(0, 0.08))
            field.machine.kill()
            field.machine.serve()
        for phone in phones:
            phone.join(PATIENCE)
    finally:
        field.machine.kill()
    assert len(crowd.sent) == FORMS
    assert set(crowd.strange) <= {503}
    found = field.look(crowd.sent)
    assert found["wrong"] == []
    assert (found["reports"], found["submissions"], found["beside"]) == (FORMS, FORMS, 0)
    assert found["states"] == ["WHOLE"]
