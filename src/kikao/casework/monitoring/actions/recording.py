"""Writing down what was found: claimed, confirmed by a local source, or seen on a visit."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.monitoring.actions._parts import check_to_record, moment_seen, require_check
from kikao.casework.monitoring.actions._proving import require_another, sources_of
from kikao.casework.monitoring.actions._writing import Told, write
from kikao.casework.monitoring.enums import FollowUpFinding, Proof
from kikao.casework.monitoring.models import CheckResult
from kikao.casework.monitoring.policy import RECORDERS
from kikao.casework.monitoring.reckoning.meaning import Said
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown


@action("check.record", to=RECORDERS)
def record_check(
    by: Actor,
    *,
    check_id: UUID,
    proof: str,
    finding: str,
    standing: str = "",
    no_access: str = "",
    words: str = "",
    observed: Moment | None = None,
    sources: int = 0,
    source_body_id: UUID | None = None,
    mission_id: UUID | None = None,
) -> UUID:
    """Write down what was found on going back; a breach opens follow-up and comes to the next agenda by itself."""
    check = check_to_record(by, check_id)
    said = _said(proof, finding, standing)
    told = Told(
        said,
        _no_access(said, no_access),
        prose(words, "words"),
        moment_seen(observed),
        *sources_of(by, check, said.proof, sources, source_body_id),
        mission_id,
    )
    if said.proof == Proof.VERIFIED:
        require_another(by, check)
    return write(by, check, told).id


@action("check.correct", to={Role.SECRETARIAT})
def correct_result(
    by: Actor,
    *,
    result_id: UUID,
    reason: str,
    proof: str,
    finding: str,
    standing: str = "",
    no_access: str = "",
    words: str = "",
    observed: Moment | None = None,
    sources: int = 0,
    source_body_id: UUID | None = None,
    mission_id: UUID | None = None,
) -> UUID:
    """Correct a result that was wrong, with the reason; the first stays beside it."""
    wrong = CheckResult.objects.filter(id=result_id, working_group_id=by.working_group_id).first()
    if wrong is None:
        raise Unknown
    check = require_check(by, wrong.check_made_id)
    if CheckResult.objects.filter(corrects=wrong).exists():
        message, cure = _("This result was corrected already."), _("Correct the later one.")
        raise Stop("check.corrected", message, cure=cure)
    said = _said(proof, finding, standing)
    told = Told(
        said,
        _no_access(said, no_access),
        prose(words, "words"),
        moment_seen(observed or wrong.observed),
        *sources_of(by, check, said.proof, sources, source_body_id),
        mission_id,
        corrects=wrong,
        correction=prose(reason, "reason", needed=_("Say why.")),
    )
    if said.proof == Proof.VERIFIED and wrong.proof != Proof.VERIFIED:
        require_another(by, check)
    return write(by, check, told).id


def _said(proof: str, finding: str, standing: str) -> Said:
    said = Said(
        chosen(finding, FollowUpFinding, "finding", needed=True),
        chosen(standing, ClauseStatus, "standing"),
        chosen(proof, Proof, "proof", needed=True),
    )
    if said.finding == FollowUpFinding.NO_ACCESS and (said.standing or said.proof != Proof.CLAIMED):
        words = _("Nobody got there, so nothing was seen: leave how it stands empty, and choose “Claimed”.")
        raise Invalid({"proof": words})
    return said


def _no_access(said: Said, no_access: str) -> str:
    needed = said.finding == FollowUpFinding.NO_ACCESS
    code = chosen(no_access, NoAccessReason, "no_access")
    if needed and not code:
        raise Invalid({"no_access": _("Say why there was no access.")})
    if code and not needed:
        raise Invalid({"no_access": _("Leave this empty if somebody got there.")})
    return code
