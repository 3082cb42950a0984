"""Forgetting by what answers and files are known again, once no phone sends them any more."""

from datetime import timedelta

from django.db.models import QuerySet

from kikao.casework.intake.models import Attachment, Submission
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.notices.clock import job
from kikao.foundation.sealing.box import new_secret

KEPT = timedelta(days=90)


@job("intake.forget_tags", every=timedelta(days=1))
def forget(by: Actor) -> None:
    """Forget when something is old enough; nothing is written when there is nothing."""
    if _old(by).exists():
        forget_tags(by)


@action("submission.forget_tags", to=SYSTEM_ONLY)
def forget_tags(by: Actor) -> int:
    """Forget the tags of contents after 90 days; by its id alone a form is known for good, so that it is taken once."""
    old = list(_old(by).values_list("id", "without_id"))
    for submission_id in [one for one, without_id in old if without_id]:
        Submission.objects.filter(id=submission_id).update(instance_tag=new_secret().hex())
    ids = [one for one, _without in old]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        Attachment.objects.filter(submission_id__in=some).update(content_tag="")
        Submission.objects.filter(id__in=some).update(content_tag="")
    return len(ids)


def _old(by: Actor) -> "QuerySet[Submission]":
    before = today() - KEPT
    rows = Submission.objects.filter(working_group_id=by.working_group_id, arrived_on__lt=before)
    return rows.exclude(content_tag="")
