"""The jobs of the clock: each module enters its own, the worker runs what is due and notes how it ended."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import now
from kikao.foundation.notices.models import Beat

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of regular work for a group, and how often it is due."""

    name: str
    every: timedelta
    work: Callable[[Actor], object]


JOBS: dict[str, Job] = {}
"""Every job of the house by name."""


def job(name: str, *, every: timedelta) -> Callable[[Callable[[Actor], object]], Callable[[Actor], object]]:
    """Enter a function as regular work; it is called with the clock as actor, once for each group."""

    def enter(work: Callable[[Actor], object]) -> Callable[[Actor], object]:
        JOBS[name] = Job(name, every, work)
        return work

    return enter


def tick(moment: datetime | None = None) -> list[str]:
    """Run every job that is due and return their names; a job that fails is noted and does not stop the others."""
    at = moment or now()
    beats = {beat.job: beat for beat in Beat.objects.all()}
    due = [
        one for one in JOBS.values() if one.name not in beats or beats[one.name].started_at + one.every <= at
    ]
    for one in due:
        _run(one, at)
    Beat.objects.update_or_create(job="tick", defaults={"started_at": at, "ended_at": now(), "fault": ""})
    return [one.name for one in due]


def _run(one: Job, at: datetime) -> None:
    Beat.objects.update_or_create(job=one.name, defaults={"started_at": at, "ended_at": None, "fault": ""})
    fault = ""
    for group in WorkingGroup.objects.order_by("id"):
        try:
            one.work(Actor.system(group.id))
        except Exception as error:
            fault = type(error).__name__
            log.error("job %s failed: %s", one.name, fault)  # noqa: TRY400 - a traceback could carry plain words
    Beat.objects.filter(job=one.name).update(ended_at=now(), fault=fault)
