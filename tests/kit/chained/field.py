"""The chain's mission in the field: a phone that sends, words written down by hand and corrected."""

from typing import TYPE_CHECKING

from kikao.casework.forms.enums import FormKind
from kikao.casework.forms.models import Form
from kikao.casework.forms.queries import bearer_of
from kikao.casework.forms.reckoning.tokens import new_token
from kikao.casework.intake.actions import take_submission
from kikao.casework.missions.actions import (
    correct_mission_finding,
    give_mission_token,
    write_mission_finding,
)
from tests.casework.intake.conftest import Monitor

if TYPE_CHECKING:
    from tests.kit.chain import Chain

VISIT = "chain-visit"
"""One form for every chain: a form says nothing of what it brings."""
MARKS = ("fieldfound", "fieldwhy", "fieldinstead")


def play(chain: "Chain") -> None:
    """Give the team a phone, send a visit with it, and write down what was found."""
    by, names = chain.by(), chain.ids
    token = new_token()
    names["mission_token"] = give_mission_token(by, mission_id=names["mission"], token=token)
    wrong = names["case_finding"] = write_mission_finding(
        by, mission_id=names["mission"], case_id=chain.case_id, words=chain.say("fieldfound")
    )
    correct_mission_finding(
        by, case_finding_id=wrong, reason=chain.say("fieldwhy"), words=chain.say("fieldinstead")
    )
    phone = Monitor(chain.cast)
    if not Form.objects.filter(form_id=VISIT).exists():
        phone.publish(VISIT, FormKind.VISIT)
    told = {"what_happened": "All is quiet.", "finding": "SAME"}
    sheet = phone.fill(VISIT, instance=f"uuid:visit-{chain.mark}", **told)
    take_submission(chain.cast.source, bearer=bearer_of(token), arrived=sheet)
