"""The last resort and what follows it: a ceremony of two papers, new papers, everything put under them."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing import box, roster
from kikao.foundation.sealing.ceremony import keys_in_use, opened_by
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.enums import CeremonyState
from kikao.foundation.sealing.keys import account_of, key_of, public_key_of
from kikao.foundation.sealing.lifecycle import CEREMONY
from kikao.foundation.sealing.models import Ceremony, RecoveryKey, Wrap
from kikao.foundation.sealing.papers import cover
from kikao.foundation.sealing.recovery import PrintedPaper, print_paper
from kikao.foundation.sealing.restoring import give_back
from kikao.foundation.sealing.standstill import require_unfrozen
from kikao.foundation.sealing.stops import Broken
from kikao.foundation.sealing.telling import Word, tell
from kikao.foundation.sealing.waiting import narratives_outside


@action("recovery.begin", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def begin_ceremony(by: Actor) -> UUID:
    """Begin a ceremony of the papers, whose result only one's own key will open."""
    key_of(by)
    require_unfrozen(by.working_group_id)
    if not keys_in_use(by.working_group_id):
        raise NothingUnderPapers
    if Ceremony.objects.filter(working_group_id=by.working_group_id, state=CeremonyState.OPEN).exists():
        raise CeremonyUnderWay
    ceremony = Ceremony.objects.create(
        working_group_id=by.working_group_id,
        asked_by=account_of(by),
        asked_at=now(),
        public_key=public_key_of(account_of(by)),
    )
    group = by.working_group_id
    tell(by, Word.CEREMONY, roster.custodians_of(group) | roster.secretaries_of(group))
    return ceremony.id


@action("recovery.give_up", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def give_up_ceremony(by: Actor, *, ceremony_id: UUID) -> UUID:
    """Give a ceremony up; what its holders bring afterwards is refused."""
    ceremony = _open(by, ceremony_id)
    if ceremony.asked_by != account_of(by) and not by.is_(Role.CUSTODIAN):
        raise Unknown
    return _end(ceremony, CeremonyState.ENDED)


@action("recovery.finish", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def finish_ceremony(by: Actor, *, ceremony_id: UUID, content: bytes) -> UUID:
    """Give keys back with what the two holders of papers brought: narratives to the secretariat, identities to pairs.

    The recovery key is opened in the session of who asked and kept nowhere; new papers are due from then on.
    """
    ceremony = _open(by, ceremony_id)
    if ceremony.asked_by != account_of(by):
        raise Unknown
    require_unfrozen(by.working_group_id)
    opened = opened_by(ceremony, key_of(by), content)
    give_back(by.working_group_id, opened)
    RecoveryKey.objects.filter(id__in=opened).update(used_on=today())
    return _end(ceremony, CeremonyState.DONE)


@action("paper.renew", to={Role.CUSTODIAN}, system=False)
def print_new_paper(by: Actor, *, label: str) -> PrintedPaper:
    """Print one of three new papers; when the third is printed they take the place of the old ones."""
    if not label.strip():
        raise Invalid({"label": _("Say who will keep this paper and where, without a name.")})
    return print_paper(by.working_group_id, account_of(by), label.strip(), renew=True)


@action("paper.cover", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def cover_narratives(by: Actor) -> int:
    """Put under the papers of now every narrative that one can open and that they do not open yet."""
    key = key_of(by)
    missing = {one.id: one for one in narratives_outside(by)}
    own = Wrap.objects.filter(account_id=account_of(by), compartment_id__in=missing, blob__isnull=False)
    many = 0
    for wrap in own:
        compartment = missing[wrap.compartment_id]
        try:
            private = box.open_with(key, bytes(wrap.blob or b""), about(compartment))
        except box.SealBroken as error:
            raise Broken from error
        if box.public_of(private) != bytes(compartment.public_key):
            raise Broken
        cover(compartment, private)
        many += 1
    return many


class NothingUnderPapers(Stop):
    """No paper opens anything here."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "sealing.nothing_under_papers",
            _("Nothing is sealed for paper keys in this group yet."),
            cure=_("The three papers are printed on the first day, under People."),
        )


class CeremonyUnderWay(Stop):
    """Another ceremony has begun."""

    def __init__(self) -> None:
        """One at a time, so that everybody knows which file is meant."""
        super().__init__(
            "sealing.ceremony_under_way",
            _("A ceremony is under way already."),
            cure=_("Finish it or give it up first."),
        )


def _open(by: Actor, ceremony_id: UUID) -> Ceremony:
    found = (
        Ceremony.objects.select_for_update()
        .filter(working_group_id=by.working_group_id, id=ceremony_id)
        .first()
    )
    if found is None:
        raise Unknown
    return found


def _end(ceremony: Ceremony, state: CeremonyState) -> UUID:
    CEREMONY.check(ceremony.state, state)
    ceremony.state = state
    ceremony.ended_at = now()
    ceremony.save(update_fields=["state", "ended_at"])
    return ceremony.id
