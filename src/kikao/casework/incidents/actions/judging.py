"""What only a person decides: how far something is established, which standards it falls under, which norms it breaks."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.actions.claiming import held_claim
from kikao.casework.incidents.actions.ground import locked, open_row, turn
from kikao.casework.incidents.enums import MappingState, Scheme, Verification
from kikao.casework.incidents.lifecycle import MAPPING, VERIFICATION
from kikao.casework.incidents.models import Claim, Incident, IncidentNorm, Mapping, VerificationChange
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put
from kikao.registry.norms.queries import require_norms
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms

_LISTS = {Scheme.OECD: TermList.OECD_ANNEX_II, Scheme.VP: TermList.VP_THEME}


@action("incident.verify", to={Role.SECRETARIAT})
def verify_incident(
    by: Actor, *, incident_id: UUID, version: int, verification: str, reason: str = ""
) -> UUID:
    """Say how far an incident is established; who said what before stays in its history."""
    row = open_row(by, incident_id)
    chosen(verification, Verification, "verification", needed=True)
    VERIFICATION.check(row.verification, verification)
    turn(row, version)
    _note(by, row, None, (row.verification, verification), reason)
    Incident.objects.filter(id=row.id).update(verification=verification)
    return row.id


@action("claim.verify", to={Role.SECRETARIAT})
def verify_claim(by: Actor, *, claim_id: UUID, version: int, verification: str, reason: str = "") -> UUID:
    """Say how far one claim is established; who said what before stays in its history."""
    claim = held_claim(by, claim_id)
    chosen(verification, Verification, "verification", needed=True)
    VERIFICATION.check(claim.verification, verification)
    taken = Claim.objects.filter(id=claim.id, version=version).update(
        verification=verification, version=version + 1
    )
    if not taken:
        raise Clash
    _note(by, locked(by, claim.incident_id), claim, (claim.verification, verification), reason)
    return claim.id


@action("mapping.decide", to={Role.SECRETARIAT})
def decide_mapping(by: Actor, *, mapping_id: UUID, state: str) -> UUID:
    """Confirm or reject that an incident falls under a risk or theme."""
    mapping = Mapping.objects.filter(seen_by(by, "incident_id"), id=mapping_id).first()
    if mapping is None:
        raise Unknown
    row = open_row(by, mapping.incident_id)
    mapping.refresh_from_db()
    MAPPING.check(mapping.state, chosen(state, MappingState, "state", needed=True))
    Mapping.objects.filter(id=mapping.id).update(state=state, decided_by=by.account_id, decided_on=today())
    return row.id


@action("mapping.add", to={Role.SECRETARIAT})
def add_mapping(by: Actor, *, incident_id: UUID, scheme: str, code: str) -> UUID:
    """Put an incident under a risk or theme that no category proposed."""
    row = open_row(by, incident_id)
    chosen(scheme, Scheme, "scheme", needed=True)
    if not require_terms(by, _LISTS[Scheme(scheme)], [code] if code else [], field="code"):
        raise Invalid({"code": _("Choose from the list.")})
    held = Mapping.objects.filter(incident=row, scheme=scheme, code=code).first()
    if held and held.state == MappingState.CONFIRMED:
        raise Stop("mapping.confirmed_already", gettext_lazy("This is confirmed already."))
    Mapping.objects.update_or_create(
        working_group_id=row.working_group_id,
        incident=row,
        scheme=scheme,
        code=code,
        defaults={"state": MappingState.CONFIRMED, "decided_by": by.account_id, "decided_on": today()},
    )
    return row.id


@action("incident.cite_norm", to={Role.SECRETARIAT})
def cite_norm(by: Actor, *, incident_id: UUID, norm_id: UUID) -> UUID:
    """Measure an incident against a norm of the group's register."""
    row = open_row(by, incident_id)
    require_norms(by, [norm_id], field="norm_id")
    IncidentNorm.objects.get_or_create(
        working_group_id=row.working_group_id, incident=row, norm_id=norm_id, defaults={"cited_on": today()}
    )
    return row.id


@action("incident.drop_norm", to={Role.SECRETARIAT})
def drop_norm(by: Actor, *, incident_id: UUID, norm_id: UUID) -> UUID:
    """Take back that an incident is measured against a norm."""
    row = open_row(by, incident_id)
    gone, _kinds = IncidentNorm.objects.filter(incident=row, norm_id=norm_id).delete()
    if not gone:
        raise Unknown
    return row.id


def _note(by: Actor, row: Incident, claim: Claim | None, step: tuple[str, str], reason: str) -> None:
    words = prose(reason, "reason")
    last: int | None = VerificationChange.objects.filter(incident=row).aggregate(last=Max("position"))["last"]
    VerificationChange.objects.create(
        working_group_id=row.working_group_id,
        incident=row,
        claim=claim,
        earlier=step[0],
        later=step[1],
        reason_item_id=put(row.working_group_id, row.id, "incident.reason", words) if words else None,
        changed_by=by.account_id,
        changed_on=today(),
        position=(last or 0) + 1,
    )
