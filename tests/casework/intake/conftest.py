"""Phones that fill in forms of the group, and send them as often as they like."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape

import pytest
from pytest_django import Settings

from kikao.casework.forms.enums import Field, FormKind, Mark, VersionState
from kikao.casework.forms.models import Form, FormVersion, Question
from kikao.casework.forms.schemas import Bearer
from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.models import Submission
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from kikao.casework.intake.schemas import Receipt
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.files.coming import Coming, of_pieces
from tests.kit.cast import Cast

OPEN, SEALED, PERSON = Mark.OPEN, Mark.NARRATIVE, Mark.IDENTITY
QUESTIONS: dict[str, tuple[Mark, str]] = {
    "what_happened": (SEALED, Field.WORDS),
    "where_words": (SEALED, Field.PLACE_WORDS),
    "contact": (PERSON, Field.IDENTITY),
    "when": (OPEN, Field.HAPPENED),
    "site": (OPEN, Field.PLACE),
    "territory": (OPEN, Field.TERRITORY),
    "category": (OPEN, Field.CATEGORY),
    "severity": (OPEN, Field.SEVERITY),
    "accused": (OPEN, Field.ACCUSED),
    "relation": (OPEN, Field.SOURCE_KIND),
    "language": (OPEN, Field.LANGUAGE),
    "consent": (OPEN, Field.CONSENT),
    "unmarked": (SEALED, ""),
    "photo": (SEALED, ""),
    "rule": (OPEN, Field.RULE),
    "works_for": (SEALED, Field.AFFILIATION),
    "referred": (OPEN, Field.REFERRED_TO),
    "answered": (SEALED, Field.ANSWERED),
    "violence": (OPEN, Field.VIOLENCE),
    "agrees": (OPEN, Field.MINER_AGREES),
    "done_on": (OPEN, Field.DONE_ON),
    "instrument": (OPEN, Field.INSTRUMENT),
    "clause": (OPEN, Field.CLAUSE),
    "finding": (OPEN, Field.FINDING),
    "no_access": (OPEN, Field.NO_ACCESS),
}
TOLD = {
    "what_happened": "Two men stopped us at the barrier.",
    "accused": "OTHER",
    "consent": "STORE SECUSE",
    "language": "sw",
}


@dataclass
class Monitor:
    """Somebody with a phone, and the forms of the group on it."""

    cast: Cast
    forms: dict[str, FormVersion] = field(default_factory=dict)

    @property
    def bearer(self) -> Bearer:
        """Return who the phone's token belongs to."""
        return Bearer(
            token_id=UUID(int=7 << 64),
            working_group_id=self.cast.group_id,
            label="ZQX-PHONE-9",
            kind="FOCAL",
            organisation_id=self.cast.bodies["banro"],
        )

    def publish(self, form_id: str, kind: FormKind = FormKind.REPORT, **more: Any) -> FormVersion:
        """Put a form on the phones, with every question there is."""
        group_id = self.cast.group_id
        form = Form.objects.create(working_group_id=group_id, form_id=form_id, title=form_id, kind=kind)
        made = {"version": "1", "state": VersionState.PUBLISHED, "made_on": today(), **more}
        version = FormVersion.objects.create(
            working_group_id=group_id, form=form, source=b"", xform=b"", digest="", **made
        )
        Question.objects.bulk_create(
            Question(
                working_group_id=group_id,
                version=version,
                position=place,
                path=f"/data/{name}",
                name=name,
                kind="text",
                mark=mark,
                field=which,
            )
            for place, (name, (mark, which)) in enumerate(QUESTIONS.items())
        )
        self.forms[form_id] = version
        return version

    def fill(
        self,
        form_id: str = "report",
        *,
        instance: str | None = None,
        earlier: str = "",
        media: tuple[str, ...] = (),
        pairs: tuple[tuple[str, str], ...] = (),
        version: str = "1",
        **answers: str,
    ) -> Arrived:
        """Fill in a form as a door reads it."""
        said = [*(TOLD | answers).items(), *pairs]
        rows = "".join(f"<{_tag(name)}>{escape(value)}</{_tag(name)}>" for name, value in said)
        return Arrived(
            form_id=form_id,
            version=version,
            instance_id=f"uuid:{random_id()}" if instance is None else instance,
            earlier_id=earlier,
            answers=tuple(
                Answer(path=name if name.startswith("/") else f"/data/{name}", value=value)
                for name, value in said
            ),
            media=media,
            content=f'<data id="{form_id}">{rows}</data>'.encode(),
        )

    def send(self, arrived: Arrived, *files: Coming, bearer: bool = True) -> Receipt:
        """Send a form with some of its files."""
        return take_submission(
            self.cast.source,
            bearer=self.bearer if bearer else None,
            arrived=arrived,
            files=files,
        )


def _tag(name: str) -> str:
    return name.rpartition("/")[2]


def coming(name: str, content: bytes = b"a picture") -> Coming:
    """Return a file on its way in."""
    return of_pieces([content], name, "image/jpeg")


def row(receipt: Receipt) -> Submission:
    """Return the submission of a receipt as it stands."""
    return Submission.objects.get(id=receipt.id)


def report_of(receipt: Receipt) -> Report:
    """Return the report that was made of a submission."""
    found = row(receipt).report
    assert found
    return found


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> None:
    """Keep the sealed files of a test apart."""
    settings.KIKAO_HOME = tmp_path


@pytest.fixture
def monitor(cast: Cast, home: None) -> Monitor:
    """Return somebody with a phone and an incident report on it, in a group that receives."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    one = Monitor(cast)
    one.publish("report")
    return one
