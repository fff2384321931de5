"""Loads the five priorities of 2012-13, the work planned under them, their topics and what was done."""

from __future__ import annotations

from lscb.demo.havering.priorities_texts import AGREED, PLANNED, PRIORITIES, TOPICS
from lscb.demo.havering.progress_texts import UPDATES
from lscb.demo.stage import Stage
from priorities import services


def load(stage: Stage) -> None:
    """Priorities first: the rest refers to them."""
    for number, title, aim in PRIORITIES:
        stage.priorities[number] = services.set_priority(
            board=stage.board, period=stage.year, number=number, title=title, aim=aim, agreed=AGREED, by=stage.by
        )
    _plan(stage)
    _topics(stage)


def _plan(stage: Stage) -> None:
    for order, (text, serves, parts) in enumerate(PLANNED):
        priorities = [stage.priorities[n] for n in serves]
        whole = services.plan_work(period=stage.year, text=text, serves=priorities, order=order, by=stage.by)
        for place, part in enumerate(parts):
            services.plan_work(period=stage.year, text=part, part_of=whole, order=place, by=stage.by)


def _topics(stage: Stage) -> None:
    for slug, name, serves in TOPICS:
        stage.topics[slug] = services.open_next_topic(
            period=stage.year, name=name, serves=[stage.priorities[n] for n in serves], by=stage.by
        )
    for order, (slug, when, done, difference, evidence) in enumerate(UPDATES):
        services.report_progress(
            topic=stage.topics[slug],
            done=done,
            difference=difference,
            evidence=evidence,
            when=when,
            order=order,
            by=stage.by,
        )
