"""The jobs of the clock: each module enters its own, the worker runs what is due and notes how it ended."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import now
from kikao.foundation.notices.models import Beat

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=15)
"""How soon a job that failed, or that a power cut broke off, is tried again."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of regular work for a group, and how often it is due."""

    name: str
    every: timedelta
    work: Callable[[Actor], object]

    def due(self, beat: Beat | None, at: datetime) -> bool:
        """Tell whether the job is due: never run yet, its time has come, or it did not end well."""
        if beat is None:
            return True
        ended_well = beat.ended_at is not None and not beat.fault
        return at >= beat.started_at + (self.every if ended_well else min(self.every, AGAIN))


JOBS: dict[str, Job] = {}
"""Every job of the house by name."""


def job(name: str, *, every: timedelta) -> Callable[[Callable[[Actor], object]], Callable[[Actor], object]]:
    """Enter a function as regular work; it is called with the clock as actor, once for each group."""

    def enter(work: Callable[[Actor], object]) -> Callable[[Actor], object]:
        JOBS[name] = Job(name, every, work)
        return work

    return enter


def tick(moment: datetime | None = None, *, halted: Callable[[], bool] = lambda: False) -> list[str]:
    """Run every job that is due and return their names; a job that fails is noted and does not stop the others."""
    at = moment or now()
    beats = {beat.job: beat for beat in Beat.objects.all()}
    ran = []
    for one in list(JOBS.values()):
        if halted():
            break
        if one.due(beats.get(one.name), at) and _claimed(one, beats.get(one.name), at):
            _run(one)
            ran.append(one.name)
    Beat.objects.update_or_create(job="tick", defaults={"started_at": at, "ended_at": now(), "fault": ""})
    return ran


def _claimed(one: Job, beat: Beat | None, at: datetime) -> bool:
    """Note the beginning, unless another worker did so first."""
    if beat is None:
        _row, made = Beat.objects.get_or_create(job=one.name, defaults={"started_at": at})
        return made
    same = Q(job=one.name, started_at=beat.started_at)
    return bool(Beat.objects.filter(same).update(started_at=at, ended_at=None, fault=""))


def _run(one: Job) -> None:
    fault = ""
    for group in WorkingGroup.objects.order_by("id"):
        try:
            one.work(Actor.system(group.id))
        except Exception as error:
            fault = type(error).__name__
            log.error("job %s failed: %s", one.name, fault)  # noqa: TRY400 - a traceback could carry plain words
    Beat.objects.filter(job=one.name).update(ended_at=now(), fault=fault)
