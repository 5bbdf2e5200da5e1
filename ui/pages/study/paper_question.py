"""A question on a paper: the response can be changed until the paper is handed in, and looked at with the right one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent

from tracker.study.banks.model import CHOICE_KINDS, Kind
from tracker.study.mock import in_words
from ui.pages.study.question import ENTER, QuestionView, place_of
from ui.text import tr
from ui.text.mocks import marks_words, response_words
from ui.text.study import answer_words, truth
from ui.widgets.badge import StateBadge
from ui.widgets.card import Card
from ui.widgets.editors import NoteEdit
from ui.widgets.form import FormRow
from ui.widgets.space import Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question
    from tracker.study.mock import Response

TYPING_MS = 800
"""So long after the last key what was typed is a response."""

LINES = 6


class PaperQuestion(QuestionView):
    """`responded` brings each change of the response, None where it was taken back; `done` follows Enter."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words: NoteEdit | None = None
        self._given: Response = None
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typed.timeout.connect(self.keep)

    def ask_for(self, question: Question, order: Sequence[int], response: Response, *, marks: float) -> None:
        """Show a question with what was answered so far."""
        self._typed.stop()
        self._words = None
        self._given = response
        self.ask(question, order, topic=marks_words(marks))
        self._restore(response)

    def keep(self) -> None:
        """Bring what was typed and not yet brought."""
        self._typed.stop()
        if self._question and not self.explained:
            self._take(self._response())

    def take_focus(self) -> bool:
        """Give the keyboard to the first field to type in; says whether there is one."""
        fields = [*self._blanks, *([self._words] if self._words else [])]
        if fields:
            fields[0].setFocus()
        return bool(fields)

    def press(self, event: QKeyEvent) -> bool:
        """Choose by a key, or go on by Enter; says whether it was one of the question's."""
        place = place_of(event)
        if not self.explained and self._matching is not None and self._matching.press(event, place):
            return True
        if not self.explained and 0 <= place < len(self._buttons):
            self._buttons[place].click()
            return True
        if event.key() in ENTER:
            self.done.emit()
            return True
        return False

    # What to answer with

    def _offer(self, question: Question) -> None:
        if in_words(question):
            self._offer_words()
        elif question.kind is Kind.TRUE_FALSE:
            for value in (True, False):
                self._add_choice(truth(value))
        elif question.kind in CHOICE_KINDS:
            self._offer_options(question)
        elif question.kind is Kind.ORDERING:
            self._offer_order(question)
            for button in self._buttons:
                button.clicked.connect(self.keep)
        elif question.kind is Kind.MATCHING:
            self._offer_matching(question)
        else:
            self._offer_blanks(question)

    def _add_choice(self, text: str) -> None:
        self._add_option(text, None)
        button = self._buttons[-1]
        button.setCheckable(True)
        button.clicked.connect(partial(self._choose, len(self._buttons) - 1))

    def _offer_options(self, question: Question) -> None:
        for option in self._order:
            self._add_choice(question.options[option])
            self._add_pictures("option", self._place, option)
        several = question.kind is Kind.MULTIPLE
        self._say_how(tr("Choose all that are right.") if several else tr("Answer by number or letter."))

    def _offer_matching(self, question: Question) -> None:
        super()._offer_matching(question)
        assert self._matching
        self._matching.changed.connect(self.keep)

    def _offer_blanks(self, question: Question) -> None:
        self._add_blanks(question, self.done.emit)
        for blank in self._blanks:
            blank.changed.connect(self._typed.start)

    def _offer_words(self) -> None:
        self._words = NoteEdit(name="answer_words", lines=LINES)
        self._words.changed.connect(self._typed.start)
        row = FormRow(tr("Your answer"), self._words, hint=tr("You mark it yourself afterwards, by the model answer."))
        self._place.addWidget(row)

    # Responses

    def _choose(self, place: int, *_clicked: object) -> None:
        assert self._question
        if self._question.kind is not Kind.MULTIPLE:
            for at, button in enumerate(self._buttons):
                button.setChecked(at == place and button.isChecked())
        self._take(self._response())

    def _take(self, response: Response) -> None:
        if response != self._given:
            self._given = response
            self.responded.emit(response)

    def _response(self) -> Response:
        """What is answered now, None where nothing is."""
        assert self._question
        if self._words is not None:
            text = self._words.value()
            return (text,) if text else None
        if self._matching is not None:
            return self._matching.value()
        if self._blanks:
            given = tuple(blank.value() or "" for blank in self._blanks)
            return given if any(given) else None
        return self._picked([place for place, button in enumerate(self._buttons) if button.isChecked()])

    def _picked(self, places: Sequence[int]) -> Response:
        """The response that the pressed buttons are."""
        assert self._question
        if not places:
            return None
        if self._question.kind is Kind.TRUE_FALSE:
            return places[0] == 0
        if self._question.kind is Kind.ORDERING:
            return tuple(self._sequence)
        return tuple(sorted(self._order[place] for place in places))

    def _restore(self, response: Response) -> None:
        assert self._question
        if self._words is not None and isinstance(response, tuple):
            self._words.set_value(str(response[0]))
        elif isinstance(response, bool):
            self._buttons[0 if response else 1].setChecked(True)
        elif isinstance(response, tuple):
            if self._matching is not None:
                self._matching.set_value([pair[1] for pair in response if isinstance(pair, tuple)])
            for blank, text in zip(self._blanks, response, strict=False):
                blank.set_value(str(text))
            for place, button in enumerate(self._buttons):
                button.setChecked(self._order[place] in response)
            if self._question.kind is Kind.ORDERING:
                self._sequence = [one for one in response if isinstance(one, int)]
                self._tell_order()

    # Afterwards

    def show_marked(
        self, question: Question, order: Sequence[int], response: Response, *, marks: float, share: float | None
    ) -> None:
        """A question of a paper handed in: what was answered, what is right, and why; no share while not marked yet."""
        self.ask_for(question, order, response, marks=marks)
        self.explained = True
        self._chosen = response
        self._mark_options()
        if self._words is not None:
            self._words.setEnabled(False)
        self._column.addWidget(self._explanation(question, response, marks=marks, share=share))
        self._add_pictures("explanation", self._column)

    def _explanation(self, question: Question, response: Response, *, marks: float, share: float | None) -> Card:
        card = Card()
        head = Row(gap=12)
        head.addWidget(_verdict(response, share))
        if share is not None:
            head.addWidget(Quiet(marks_words(marks, got=share * marks), small=True))
        head.addStretch(1)
        card.body.addLayout(head)
        if response is not None and not in_words(question):
            mine = tr("Your answer: {answer}").format(answer=response_words(question, response, self._order))
            card.body.addWidget(Label(mine))
        right = tr("Answer: {answer}").format(answer=answer_words(question, self._order))
        card.body.addWidget(Label(right, size="emphasis"))
        for text in (question.explanation, question.source):
            if text:
                card.body.addWidget(Label(text))
        return card


def _verdict(response: Response, share: float | None) -> StateBadge:
    if response is None:
        return StateBadge("quiet", tr("Left open"))
    if share is None:
        return StateBadge("info", tr("To be marked by you"), icon="edit")
    if share >= 1:
        return StateBadge("good", tr("Right"))
    return StateBadge("due", tr("Partly right")) if share > 0 else StateBadge("bad", tr("Wrong"), icon="cross")
