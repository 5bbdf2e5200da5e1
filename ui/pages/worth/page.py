"""Worth: what is my level worth, here and there? Benefits and claims, recognition across regions, opportunities."""

from __future__ import annotations

from tracker.benefits.rules import applies_in
from tracker.benefits.service import benefits_of
from tracker.certificates.service import of_person
from tracker.kernel.changes import Area
from tracker.overview.agenda import ItemKind
from tracker.paths.worth import worth_everywhere
from tracker.requirements.levels import current_level
from ui.pages.person_page import PersonPage
from ui.pages.worth.benefits import BenefitsPart
from ui.pages.worth.opportunities import OpportunitiesPart
from ui.pages.worth.recognition import RecognitionPart
from ui.text import tr
from ui.text.worth import first_line
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from PySide6.QtWidgets import QWidget

    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.person_page import PersonPart


class WorthPage(PersonPage):
    """A tab for benefits, one for recognition, one for opportunities; each is read when it is turned to."""

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {Area.WORTH, Area.PATHS, Area.CERTIFICATES, Area.RECORD, Area.PEOPLE, Area.PACKS}
    )
    PARTS: ClassVar[dict[str, type[PersonPart]]] = {
        "benefits": BenefitsPart,
        "recognition": RecognitionPart,
        "opportunities": OpportunitiesPart,
    }

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tabs = {
            "benefits": tr("Benefits"),
            "recognition": tr("Recognition"),
            "opportunities": tr("Opportunities"),
        }
        super().__init__(context, tabs, tr("What the level is worth"), name="worth", parent=parent)

    def nobody(self) -> EmptyState:
        return EmptyState(
            "person",
            tr("What is your level worth?"),
            tr("Enter your name, occupation and region first. Then this page shows what your level is worth where."),
            tr("Enter who I am"),
            name="worth_nobody",
        )

    def reveal(self, uid: str) -> None:
        """Turn to what a date is of: a claim or an opportunity."""
        self.refresh_if_behind()
        if self.ready:
            self.show_part("opportunities" if uid == ItemKind.OPPORTUNITY else "benefits")

    def answer(self, person: Person) -> str:
        """The first line, for the worker's own region and every region a benefit names."""
        reader, today = self.context.work.store.read(), self.context.work.today()
        found = self._asking.once(benefits_of, person.uid)
        here = [one for one in found if applies_in(one.benefit, person.region or "*")]
        ahead = self._asking.once(worth_everywhere, person.uid)
        held = of_person(reader, person.uid)
        level = current_level(held, person.occupation, today=today) if person.occupation else None
        return first_line(here, ahead, level, person.region)
