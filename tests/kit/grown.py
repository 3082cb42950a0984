"""One more of everything that a list of the house can show."""

from datetime import timedelta

from kikao.casework.handover.actions import enter_card
from kikao.casework.reports.actions import send_report
from kikao.casework.reports.schemas import Accusation, Told
from kikao.foundation.accounts.actions import issue_token
from kikao.foundation.accounts.reckoning import new_pass
from kikao.foundation.base.clock import today
from kikao.foundation.notices.actions import set_duty
from kikao.foundation.sealing.signin import PASS_MARK, create_account
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from kikao.registry.norms.actions import add_norm
from kikao.registry.people.actions import (
    add_organisation,
    add_seat,
    declare_interest,
    give_role,
    hold_seat,
    tie_organisations,
)
from kikao.registry.places.actions import add_place
from kikao.registry.places.queries import territories
from kikao.registry.terms.actions import add_term
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.chain import Chain, found_party, play
from tests.kit.otherside import OtherSide


def grow(cast: Cast, mark: str, number: int) -> Chain:
    """Play a case from the report to what changed, and enter one more of whatever the group keeps lists of."""
    chain = Chain(cast, f"{mark}{number}")
    found_party(cast, chain)
    play(chain)
    told = Told(words=f"Waits {mark}{number}", accused=(Accusation("OTHER"),))
    send_report(cast.source, told=told, receipt=receipt_keys_of(cast.group_id, new_receipt()))
    _more_people(cast, f"{mark}{number}")
    _more_words(cast, f"{mark}{number}", number)
    return chain


def _more_people(cast: Cast, mark: str) -> None:
    anne = cast.actor("anne")
    above = add_organisation(anne, name=f"Body {mark}", actor_type="NGO", pillar="CSO")
    below = add_organisation(anne, name=f"Branch {mark}", actor_type="NGO", pillar="CSO")
    tie_organisations(anne, parent_id=above, child_id=below, walls=True)
    tie_organisations(anne, parent_id=cast.bodies["ogp"], child_id=above, walls=True)
    seat = add_seat(anne, title=f"Seat {mark}", organisation_id=below, pillar="CSO")
    made = create_account(
        cast.system, username=f"one-{mark.lower()}", name=f"Holder {mark}", passphrase=PASSPHRASE
    )
    hold_seat(anne, seat_id=seat, account_id=made)
    hold_seat(anne, seat_id=cast.seats["chantal"], account_id=made, alternate=True)
    give_role(anne, account_id=made, role="member")
    declare_interest(cast.actor("chantal"), organisation_id=below)
    from_on = today() + timedelta(days=30)
    set_duty(anne, account_id=cast.accounts["alice"], from_on=from_on, until_on=from_on)


def _more_words(cast: Cast, mark: str, number: int) -> None:
    anne = cast.actor("anne")
    add_term(anne, list_name="CHANNEL", code=f"OWN-{number}", en=f"Own {mark}", fr=f"Propre {mark}")
    add_norm(anne, title_en=f"Law {mark}", title_fr=f"Loi {mark}", article="1", reference="Gazette")
    territory = territories(anne)[-1].id
    add_place(anne, kind="SITE", name=f"Hill {mark}", territory_id=territory, precision="TERR")
    ends_on = today() + timedelta(days=30)
    enter_card(anne, text=OtherSide().card)
    issue_token(
        anne, token=new_pass(PASS_MARK), label=f"Program {mark}", roles=["secretariat"], ends_on=ends_on
    )
