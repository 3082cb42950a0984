"""The words by which cases are found follow an organisation that got another name; no act, nothing of a case changes."""

from datetime import timedelta

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from kikao.casework.cases.actions.finding import found_by, index_case
from kikao.casework.cases.models import Case
from kikao.foundation.access.actor import Actor
from kikao.foundation.notices.clock import job
from kikao.registry.people.models import Organisation

AT_ONCE = 500
"""Cases of one organisation in one round; the others follow in the next."""


@job("cases.follow_names", every=timedelta(minutes=10))
def follow_names(by: Actor) -> int:
    """Write anew by which words those cases are found that lack a name of one of their parties."""
    named = Organisation.objects.filter(working_group_id=by.working_group_id)
    changed = 0
    for body in named.order_by("id").iterator(chunk_size=500):
        for case in _lacking(body).select_related("place", "territory").order_by("id")[:AT_ONCE]:
            index_case(case)
            changed += 1
    return changed


def _lacking(body: Organisation) -> "QuerySet[Case]":
    names = found_by([body.name, body.name_fr, body.short]).split()
    there = Q()
    for name in names:
        there &= Q(spaced__contains=f" {name} ")
    rows = Case.objects.filter(working_group_id=body.working_group_id, parties__organisation=body)
    spaced = Concat(Value(" "), F("found_by__words"), Value(" "), output_field=TextField())
    return rows.annotate(spaced=spaced).exclude(there).distinct()
