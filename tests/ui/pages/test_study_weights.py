"""Weights of topics as they are typed: what they add up to is said before they are saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.ui.look import cut_off
from tests.ui.pages.study_pages import TODAY, learner, page_of
from tests.ui.pages.windows import NotingWindow
from tracker.kernel.terms import Component
from tracker.study.service import targets
from tracker.workspace import Workspace
from ui.forms.topics_form import TopicsForm


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    """A worker with an exam of three topics."""
    with learner(file) as made:
        exam = {"on": TODAY + timedelta(days=30)}
        uid = targets.add_target(made.store, made.person().uid, exam, [Component.THEORY])
        targets.set_topics(made.store, uid, Component.THEORY, [(name, None, None) for name in ("安全", "接地", "管理")])
        yield made


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ((20, 50, 30), "Together 100 %"),
        ((33.3, 33.3, 33.4), "Together 100 %"),
        ((20, 45, 30), "Together 95 %, not 100 %: each topic counts by its part of the sum."),
        ((20, 50, None), "Until every topic has its weight from the booklet, all topics count equally."),
        ((0, 0, 0), "Until every topic has its weight from the booklet, all topics count equally."),
    ],
)
def test_what_typed_weights_add_up_to(
    window: NotingWindow, work: Workspace, weights: tuple[float | None, ...], said: str
) -> None:
    window.open_on(work, "study")
    page = page_of(window)
    page.acts.edit_topics(Component.THEORY)
    form = page.host.sheet
    assert isinstance(form, TopicsForm)
    for row, weight in zip(form.rows, weights, strict=True):
        row.weight.set_value(weight)
        row.weight.changed.emit()
    window.settle()
    assert form._about.text() == said
    assert form._about.isVisible() is (said != "Together 100 %"), "what the foot says already is not said twice"
    given = [weight for weight in weights if weight is not None]
    assert form._sum.text() == f"Together {round(sum(given), 2):g} %"
    assert not cut_off(form)
