"""Which topic of the exam each chapter of the banks is about, where their names do not tell."""

from __future__ import annotations

from tracker.study.service import targets
from ui.run import run
from ui.text import tr
from ui.text.labels import label
from ui.text.study import topic_name, topic_names
from ui.widgets.choices import ChoiceEdit
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.service.targets import PaperPart
    from ui.context import Context


class ChaptersForm(Sheet):
    """A row for each chapter: the topic of the exam its questions count for."""

    def __init__(self, context: Context, person: str, part: PaperPart) -> None:
        super().__init__(tr("Chapters of the banks: {component}").format(component=label(part.component)))
        self._context, self._person, self._component = context, person, part.component
        self.body.addWidget(
            Quiet(tr("Only questions of a chapter that counts for a topic of the exam show how far you are."))
        )
        offered = list(topic_names(part).items())
        self.rows: dict[str, ChoiceEdit] = {}
        for number, (chapter, topic) in enumerate(targets.chapters(context.work.store.read(), person, part).items()):
            row = ChoiceEdit(offered, name=f"chapter_{number + 1}", empty=tr("counts for none"))
            row.set_value(topic)
            self.rows[chapter] = row
            self.body.addWidget(FormRow(topic_name(chapter), row))
        self.saved.connect(self.submit)

    def submit(self) -> bool:
        """Keep what was chosen. Returns whether it was saved."""
        chosen = {chapter: row.value() for chapter, row in self.rows.items()}
        store = self._context.work.store
        done = run(
            self._context,
            lambda: targets.link_topics(store, self._person, self._component, chosen),
            said=tr("Saved."),
        )
        if done:
            self.close_sheet()
        return done
