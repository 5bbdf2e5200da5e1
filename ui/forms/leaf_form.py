"""The form of one requirement of a post: which rows there are follows from what it asks."""

from __future__ import annotations

from functools import partial

from tracker.kernel.terms import (
    CertificateKind,
    Component,
    IssuerKind,
    Level,
    Prize,
    SchoolStage,
    SkillStage,
    Tier,
    TitleRank,
)
from tracker.requirements.leaves import LEAVES
from tracker.requirements.tree import read_requirement
from ui.forms.record_fields import YesNoEdit
from ui.forms.record_form import Field, RecordForm
from ui.forms.rows import choice_row, decimal_row, number_row
from ui.text import tr
from ui.text.labels import choices
from ui.text.ladders import leaf_kinds
from ui.widgets.codes import RegionsEdit
from ui.widgets.editors import PercentEdit
from ui.widgets.ticks import TicksEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from tracker.kernel.codes import Codes
    from tracker.kernel.problems import Problem
    from tracker.overview.names import Names
    from ui.context import Context


class LeafForm(RecordForm):
    """Edits the plain data packs have for a leaf; `keep` gets it once nothing is wrong with it.

    `ladder` is the one being written, whose posts need no ladder named.
    """

    def __init__(
        self,
        context: Context,
        names: Names,
        kind: str,
        keep: Callable[[dict[str, Any]], object],
        data: Mapping[str, Any] | None = None,
        *,
        ladder: str = "",
    ) -> None:
        self._kind, self._names, self._ladder = kind, names, ladder
        super().__init__(
            context,
            dict(leaf_kinds())[kind],
            LEAVES[kind],
            _ROWS[kind](names),
            save=lambda values: keep({kind: self._plain(values)}),
            said="",
            start=self._filled(data or {}),
        )

    def _filled(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What the rows begin with; a post is chosen with its ladder, a share is edited in per cent."""
        start = {**_DEFAULTS.get(self._kind, {}), **data}
        if "role" in start:
            start["role"] = self._post(start["role"], start.get("ladder"))
        if "share" in start:
            start["share"] = round(float(start["share"]) * 1000)
        return start

    def _post(self, role: str, ladder: str | None) -> str:
        """The post meant: on the ladder named, else on the one being written, else on the first that has it."""
        having = [on for on, code in self._names.roles if code == role]
        wanted = ladder or (self._ladder if self._ladder in having else next(iter(having), self._ladder))
        return f"{wanted}/{role}"

    def _plain(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The rows as packs say it."""
        said = {name: value for name, value in values.items() if value is not None}
        if "role" in said:
            ladder, _, said["role"] = said["role"].rpartition("/")
            if ladder != self._ladder:
                said["ladder"] = ladder
        if "share" in said:
            said["share"] = f"{said['share'] / 1000:.3f}"
        return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        """What the reader of packs says, each at its row."""
        found: list[Problem] = []
        read_requirement({self._kind: self._plain(values)}, found, "")
        return [problem.replace(where=_field_of(problem.where)) for problem in found]


def _field_of(where: str) -> str:
    """The field in a place like `.holds.kinds[0]`."""
    return where.lstrip(".").partition(".")[2].partition("[")[0]


_DEFAULTS: dict[str, dict[str, Any]] = {
    "holds": {"kinds": ["skill_level", "qualification"], "occupation": "same"},
    "tenure": {"occupation": "same"},
    "signoffs": {"share": "1.00"},
    "exam": {"occupation": "same", "mark": 60},
    "issuer": {"occupation": "same"},
}


def _ticks(name: str, label: str, codes: type[Codes]) -> Field:
    return Field(name=name, label=label, editor=partial(TicksEdit, choices(codes), name=f"field_{name}"))


def _level(name: str, label: str) -> Field:
    return choice_row(name, label, choices(Level), empty=tr("Any level"))


def _scope(names: Names, *, empty: str | None = None) -> Field:
    scopes = [
        ("same", tr("The worker's occupation")),
        ("same_or_related", tr("The worker's occupation or a related one")),
        ("any", tr("Any occupation")),
    ]
    return choice_row("occupation", tr("In which occupation"), [*scopes, *names.occupations.items()], empty=empty)


def _holds(names: Names) -> list[Field]:
    levels = [*choices(Level), *choices(TitleRank)]
    return [
        _ticks("kinds", tr("Which kinds count"), CertificateKind),
        choice_row("level", tr("At least"), levels, empty=tr("Any level")),
        _scope(names),
    ]


def _tenure(names: Names) -> list[Field]:
    return [
        number_row("years", tr("Years")),
        number_row("months", tr("Or months"), hint=tr("Either years or months.")),
        _scope(names),
        choice_row("since", tr("Counted after obtaining the level"), choices(Level), empty=tr("All working time")),
        choice_row("since_title", tr("Counted after the title"), choices(TitleRank), empty=tr("No title asked")),
    ]


def _role(names: Names) -> list[Field]:
    posts = [(f"{ladder}/{role}", name) for (ladder, role), name in names.roles.items()]
    return [
        choice_row("role", tr("In this post, or one above it"), posts),
        number_row("years", tr("Years"), lowest=0, hint=tr("Empty: it is enough to have held it.")),
    ]


def _education(_names: Names) -> list[Field]:
    major = Field(
        name="major_matches",
        label=tr("In a matching major"),
        editor=partial(YesNoEdit, name="field_major_matches"),
        hint=tr("Leave open where the major does not matter."),
    )
    return [_ticks("stages", tr("Any of these schools"), SchoolStage), major]


def _training(names: Names) -> list[Field]:
    hours = decimal_row("hours", tr("Class hours"), highest=100_000, hint=tr("Empty: one completed course is enough."))
    return [hours, _scope(names, empty=tr("Any training")), _level("level", tr("For the level"))]


def _exam(names: Names) -> list[Field]:
    return [
        choice_row("component", tr("Part of the exam"), choices(Component)),
        decimal_row("mark", tr("At least so many marks of 100"), highest=100),
        _scope(names),
        _level("level", tr("Of the level")),
    ]


def _signoffs(names: Names) -> list[Field]:
    share = Field(
        name="share",
        label=tr("Share of the skills (%)"),
        editor=partial(PercentEdit, name="field_share", lowest=0, highest=100),
    )
    return [
        choice_row("checklist", tr("Skill checklist"), names.checklists.items()),
        share,
        choice_row("stage", tr("At least to the stage"), choices(SkillStage), empty=tr("As the checklist says")),
    ]


def _award(_names: Names) -> list[Field]:
    return [
        choice_row("tier", tr("At least of the tier"), choices(Tier)),
        number_row("rank", tr("Place, at the worst"), highest=9999),
        choice_row("prize", tr("Prize, at the least"), choices(Prize), empty=tr("Any prize")),
    ]


def _age(_names: Names) -> list[Field]:
    return [
        number_row("min", tr("At least so many years old"), highest=120),
        number_row("max", tr("At most so many years old"), highest=120),
    ]


def _region(_names: Names) -> list[Field]:
    regions = partial(RegionsEdit, name="field_in")
    return [Field(name="in", label=tr("Lives in one of these regions"), editor=regions)]


def _issuer(names: Names) -> list[Field]:
    return [_ticks("kinds", tr("Issued by"), IssuerKind), _scope(names)]


_ROWS: dict[str, Callable[[Names], list[Field]]] = {
    "holds": _holds,
    "tenure": _tenure,
    "role": _role,
    "education": _education,
    "training": _training,
    "exam": _exam,
    "signoffs": _signoffs,
    "award": _award,
    "age": _age,
    "region": _region,
    "issuer": _issuer,
}
