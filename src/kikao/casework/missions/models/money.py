"""The money of a mission: what was meant to be spent, and each time money went from one hand to another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.missions.enums import SPENT, MoneyKind, MoneyProof
from kikao.casework.missions.models.mission import Mission
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.money import CURRENCY_CHOICES, Currency
from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer
from kikao.registry.places.models import Place

_KNOWN = [one.value for one in Currency]
_SPENT = sorted(SPENT)


class Budget(GroupOwned):
    """What a mission may cost, with the rate it was reckoned at; a new one replaces the last and both stay."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="budgets")
    number = models.PositiveSmallIntegerField()
    rate_on = models.DateField(null=True)
    cdf_per_usd = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    made_by = models.UUIDField()
    made_on = models.DateField()
    approved_by = models.UUIDField(null=True)
    approved_on = models.DateField(null=True)

    class Meta:
        """Numbered within the mission; nobody approves what they made themselves."""

        db_table = "mission_budget"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "mission", "number"), name="mission_budget_numbered"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_on__isnull=True)
                | (Q(approved_by__isnull=False, approved_on__isnull=False) & ~Q(approved_by=F("made_by"))),
                name="mission_budget_by_another",
            ),
        )


class BudgetLine(GroupOwned):
    """What one cost line may cost in one currency, and the same in dollars at the budget's rate."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="lines")
    line = models.CharField(max_length=30)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=CURRENCY_CHOICES)
    usd_minor = models.BigIntegerField()

    class Meta:
        """Each cost line once in each currency."""

        db_table = "mission_budget_line"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "budget", "line", "currency"), name="mission_budget_line_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0, usd_minor__gte=0, currency__in=_KNOWN),
                name="mission_budget_line_is_money",
            ),
        )


class MoneyEntry(RandomOwned):
    """Money that went from one hand to another; a wrong entry is struck out with a reason, never changed.

    `holder` is who of the team had the money in hand; nobody, where the office paid by itself.
    What was spent keeps the rate of its day and its worth in dollars, so that totals never move afterwards.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="money")
    kind = models.CharField(max_length=8, choices=MoneyKind.choices)
    holder = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    day_on = models.DateField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=CURRENCY_CHOICES)
    got_minor = models.BigIntegerField(null=True)
    got_currency = models.CharField(max_length=3, choices=CURRENCY_CHOICES, blank=True)
    line = models.CharField(max_length=30, blank=True)
    rate_on = models.DateField(null=True)
    cdf_per_usd = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    usd_minor = models.BigIntegerField(null=True)
    proof = models.CharField(max_length=7, choices=MoneyProof.choices, blank=True)
    witness = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    discreet = models.BooleanField(default=False)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    name_item_id = models.UUIDField(null=True)
    words_item_id = models.UUIDField(null=True)
    entered_by = models.UUIDField()
    entered_on = models.DateField()
    struck_by = models.UUIDField(null=True)
    struck_on = models.DateField(null=True)
    struck_item_id = models.UUIDField(null=True)

    class Meta:
        """Discreet help names nobody; what is spent has a cost line and its worth in dollars; what is struck says why."""

        db_table = "mission_money"
        constraints = (
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0, currency__in=_KNOWN), name="mission_money_is_money"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=_SPENT) | Q(holder__isnull=False), name="mission_money_in_a_hand"
            ),
            models.CheckConstraint(
                condition=(Q(kind__in=_SPENT, usd_minor__gte=0) & ~Q(line=""))
                | (~Q(kind__in=_SPENT) & Q(usd_minor__isnull=True, cdf_per_usd__isnull=True, line="")),
                name="mission_money_spent_on_a_line",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=_SPENT, currency="CDF")
                | Q(cdf_per_usd__isnull=False, rate_on__isnull=False),
                name="mission_money_francs_with_rate",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="CHANGE", got_minor__gt=0, got_currency__in=_KNOWN)
                    & ~Q(got_currency=F("currency"))
                )
                | (~Q(kind="CHANGE") & Q(got_minor__isnull=True, got_currency="")),
                name="mission_money_changed_into_the_other",
            ),
            models.CheckConstraint(
                condition=Q(discreet=False)
                | Q(
                    kind="ASSIST",
                    proof="WITNESS",
                    place__isnull=True,
                    name_item_id__isnull=True,
                    words_item_id__isnull=True,
                ),
                name="mission_money_discreet_names_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(kind="ASSIST", discreet=False)
                | (Q(place__isnull=False, name_item_id__isnull=False) & ~Q(proof="")),
                name="mission_money_help_names_who",
            ),
            models.CheckConstraint(
                condition=(Q(proof="WITNESS", witness__isnull=False) & ~Q(witness=F("holder")))
                | (~Q(proof="WITNESS") & Q(witness__isnull=True)),
                name="mission_money_witness_is_another",
            ),
            models.CheckConstraint(
                condition=Q(struck_by__isnull=True, struck_on__isnull=True, struck_item_id__isnull=True)
                | Q(struck_by__isnull=False, struck_on__isnull=False, struck_item_id__isnull=False),
                name="mission_money_struck_with_reason",
            ),
        )
        indexes = (
            models.Index(fields=("mission", "-day_on", "-id"), name="mission_money_by_day"),
            models.Index(fields=("working_group", "kind", "day_on"), name="mission_money_spent"),
        )


NAME, WORDS, STRUCK = "money.recipient", "money.words", "money.struck"
fields.declare("missions", "MoneyEntry", NAME, Layer.N, _("who of a community was helped to travel"))
fields.declare("missions", "MoneyEntry", WORDS, Layer.N, _("what money of a mission was spent on, in words"))
fields.declare("missions", "MoneyEntry", STRUCK, Layer.N, _("why an entry of money was struck out"))
fields.plain("missions.BudgetLine", {"line": _("the cost line of a budget")})
fields.plain("missions.MoneyEntry", {"line": _("on which cost line money was spent")})
