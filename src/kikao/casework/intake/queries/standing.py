"""What became of a sending of another system, so that nothing is asked of that system twice."""

from dataclasses import dataclass

from kikao.casework.intake.models import Submission
from kikao.casework.intake.reckoning import tags
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.foundation.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether these very answers are here, and how many of their files are not."""

    is_here: bool
    missing: int = 0


def standing_of(by: Actor, arrived: Arrived) -> Standing:
    """Return how much of a sending is here; for the clock, which reads no answer by it."""
    if by.kind != "system":
        return Standing(is_here=False)
    instance = tags.instance_tag(by.working_group_id, arrived.form_id, arrived.instance_id)
    content = tags.content_tag(instance, arrived.content)
    rows = Submission.objects.filter(working_group_id=by.working_group_id, instance_tag=instance)
    found = list(rows.values_list("content_tag", "missing", "state"))
    same = [missing for tag, missing, _state in found if tag in {content, ""}]
    if any(state == "ERASED" for _tag, _missing, state in found):
        return Standing(is_here=True)
    return Standing(is_here=bool(same), missing=max(same, default=0))
