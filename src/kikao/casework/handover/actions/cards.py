"""Making our own keys, entering another group's card, trusting it after two voices compared it, ending it."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.handover.enums import CardState
from kikao.casework.handover.lifecycle import CARD
from kikao.casework.handover.models import Card, OwnKeys
from kikao.casework.handover.queries.cards import halves_of, require_card
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.handkeys import card_text, new_hand_keys, read_card
from kikao.registry.people.queries import accounts_with


@action("handover.make_keys", to={Role.SECRETARIAT}, system=False)
def make_handover_keys(by: Actor) -> UUID:
    """Make the keys by which other groups know us, or new ones in their place; the earlier still open what was sealed to them."""
    keys, row_id = new_hand_keys(), random_id()
    desk = accounts_with(by.working_group_id, Role.SECRETARIAT)
    vault.open_compartments(by.working_group_id, row_id, readers=desk, identity=False)
    OwnKeys.objects.filter(working_group_id=by.working_group_id, ended_on=None).update(ended_on=today())
    name = WorkingGroup.objects.get(id=by.working_group_id).name
    row = OwnKeys.objects.create(
        id=row_id,
        working_group_id=by.working_group_id,
        key_id=keys.public.key_id.hex(),
        seal_key=keys.public.seal,
        sign_key=keys.public.sign,
        card=card_text(name, keys),
        item_id=vault.put(by.working_group_id, row_id, "handover.key", keys.kept()),
        made_by=by.account_id,
        made_on=today(),
    )
    return row.id


@action("handover.enter_card", to={Role.SECRETARIAT}, system=False)
def enter_card(by: Actor, *, text: str) -> UUID:
    """Enter another group's card; nothing is sent to it or taken from it before a second person compared it by voice."""
    name, halves = read_card(text.strip())
    mine = OwnKeys.objects.filter(working_group_id=by.working_group_id)
    if mine.filter(key_id=halves.key_id.hex()).exists():
        raise Invalid({"text": _("This is our own card.")})
    standing = Card.objects.filter(working_group_id=by.working_group_id, key_id=halves.key_id.hex())
    if standing.exclude(state=CardState.ENDED).exists():
        raise Invalid({"text": _("This card was entered already.")})
    row = Card.objects.create(
        working_group_id=by.working_group_id,
        name=name,
        key_id=halves.key_id.hex(),
        seal_key=halves.seal,
        sign_key=halves.sign,
        entered_by=by.account_id,
        entered_on=today(),
    )
    others = accounts_with(by.working_group_id, Role.SECRETARIAT, Role.CUSTODIAN)
    leave_notice(by, others, NoticeKind.SECOND_NEEDED, about="handover_cards")
    return row.id


@action("handover.confirm_card", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def confirm_card(by: Actor, *, card_id: UUID, words: str) -> UUID:
    """Trust a card as a second person, by the words that somebody of that group read out; the page does not show them."""
    row = require_card(by, card_id)
    CARD.check(row.state, CardState.CONFIRMED)
    if row.entered_by == by.account_id:
        raise OwnCardStop
    if _plain(words) != _plain(halves_of(row).fingerprint):
        raise Invalid(
            {
                "words": _(
                    "These are not the words of this card. Have them read again; if they differ, end it."
                )
            },
            code="handover.fingerprint_differs",
        )
    Card.objects.filter(id=row.id).update(
        state=CardState.CONFIRMED, confirmed_by=by.person, confirmed_on=today()
    )
    return row.id


@action("handover.end_card", to={Role.SECRETARIAT}, system=False)
def end_card(by: Actor, *, card_id: UUID) -> UUID:
    """End a card: nothing more goes to it and nothing new is taken from it; what went and came stays."""
    row = require_card(by, card_id)
    CARD.check(row.state, CardState.ENDED)
    Card.objects.filter(id=row.id).update(state=CardState.ENDED, ended_by=by.account_id, ended_on=today())
    return row.id


class OwnCardStop(Stop):
    """Somebody would trust the card that they entered themselves."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "handover.own_card",
            gettext_lazy("You entered this card yourself."),
            cure=gettext_lazy(
                "Ask another person of the secretariat, or a custodian, to call that group and compare."
            ),
            status=403,
        )


def _plain(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalpha())
