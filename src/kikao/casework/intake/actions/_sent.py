"""One sending at hand: what came, through whose phone, and by which tags it is known again."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.enums import FormKind, TokenKind
from kikao.casework.forms.schemas import Bearer, FormShape
from kikao.casework.intake.models import Submission
from kikao.casework.intake.reckoning import tags
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.reckoning.splitting import Split, as_lines, kept_answers, split
from kikao.casework.intake.reckoning.whole import whole_of
from kikao.casework.intake.schemas import Receipt, Taken
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_reference
from kikao.foundation.base.stops import Stop
from kikao.foundation.files.coming import Coming

LONGEST_ID = 250
TOLD = frozenset({FormKind.REPORT, FormKind.GUARD})
"""Forms that hold what somebody told: reports are made of them."""


@dataclass
class Sent:
    """What one sending brought; its tags are reckoned once."""

    by: Actor
    bearer: Bearer | None
    arrived: Arrived
    files: tuple[Coming, ...]
    channel: str
    shape: FormShape | None = None

    @property
    def group_id(self) -> UUID:
        """Return the group it was sent to."""
        return self.by.working_group_id

    @property
    def is_without_id(self) -> bool:
        """Tell whether the phone gave no id; its content stands for one."""
        return not self.arrived.instance_id

    @cached_property
    def instance_tag(self) -> str:
        """Return by what this form is known again."""
        if self.is_without_id:
            return tags.nameless_tag(self.group_id, self.arrived.form_id, self.arrived.content)
        return tags.instance_tag(self.group_id, self.arrived.form_id, self.arrived.instance_id)

    @cached_property
    def content_tag(self) -> str:
        """Return by what the same answers are known again."""
        return tags.content_tag(self.instance_tag, self.arrived.content)

    @cached_property
    def earlier_tag(self) -> str:
        """Return by what the form is known that this one replaces; empty when it replaces none."""
        if not self.arrived.earlier_id:
            return ""
        return tags.instance_tag(self.group_id, self.arrived.form_id, self.arrived.earlier_id)

    @cached_property
    def found(self) -> Split:
        """Return the answers by where they go."""
        return split(self.shape, kept_answers(self.arrived.answers), self.arrived.media)

    @cached_property
    def whole(self) -> bytes:
        """Return what is sealed of it whole."""
        return whole_of(self.arrived, self.shape)

    @cached_property
    def identity(self) -> str:
        """Return who the answers say somebody is, and through which phone they came."""
        lines = as_lines(self.found.identity)
        if self.bearer is None:
            return lines
        label = _("Sent through")
        return f"{lines}\n\n{label}: {self.bearer.label} ({self.bearer.token_id})".strip()

    @property
    def mission_token_id(self) -> UUID | None:
        """Return the token of a mission's team; whatever may be a report keeps none, since others told what it says."""
        bearer = self.bearer
        if bearer is None or bearer.kind != TokenKind.MISSION:
            return None
        return None if self.shape and self.shape.kind in TOLD else bearer.token_id

    def row(self, **more: object) -> Submission:
        """Return the row of this sending, not kept yet."""
        return Submission(
            working_group_id=self.group_id,
            channel=self.channel,
            version_id=self.shape.version_id if self.shape else None,
            instance_tag=self.instance_tag,
            content_tag=self.content_tag,
            without_id=self.is_without_id,
            arrived_on=today(),
            mission_token_id=self.mission_token_id,
            **more,
        )


def receipt_of(row: Submission, taken: Taken) -> Receipt:
    """Return what the sender is told."""
    return Receipt(row.id, taken, row.reference)


def open_group(by: Actor) -> WorkingGroup:
    """Return the group, if it receives."""
    group = WorkingGroup.objects.get(id=by.working_group_id)
    if not group.intake_open:
        raise Stop(
            "intake.closed",
            _("The group cannot receive anything yet. Nothing was kept."),
            cure=_("Keep the form on the phone and send it later."),
            status=503,
        )
    return group


def reference_in(group: WorkingGroup, day: date) -> str:
    """Return a reference for what is no report yet."""
    return new_reference(f"{group.prefix}-T", day.year)
