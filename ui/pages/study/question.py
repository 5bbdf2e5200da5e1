"""One question in large type: options by number or letter, blanks to fill, or a model answer to judge oneself by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.study.banks.model import CHOICE_KINDS, Kind
from tracker.study.mock import in_words
from ui.pages.study.matching import MatchingEdit
from ui.text import tr
from ui.text.banks import kind_name
from ui.text.study import answer_words, letter, truth
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.editors import TextEdit
from ui.widgets.form import FormRow
from ui.widgets.option_button import OptionButton
from ui.widgets.picture import Picture
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tracker.study.banks.model import Question
    from tracker.study.mock import Response

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PICTURE_HEIGHT = 240


class Blank(TextEdit):
    """A blank to fill in, which takes Enter for itself: the question around it would hear it a second time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        its_own = event.key() in ENTER and not self.isReadOnly()
        super().keyPressEvent(event)
        if its_own:
            event.accept()


class QuestionView(QWidget):
    """`responded` brings the response in the form the question's own answer has; a share where one judges oneself."""

    responded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._order: tuple[int, ...] = ()
        self._buttons: list[OptionButton] = []
        self._blanks: list[Blank] = []
        self._matching: MatchingEdit | None = None
        self._sequence: list[int] = []
        self._told = Label()
        self._answer: Button | None = None
        self._judging = False
        self._chosen: Response = None
        self.explained = False
        self._column = Column(self, gap=16)

    def ask(self, question: Question, order: Sequence[int], *, topic: str) -> None:
        """Show a question with its options in this order."""
        clear(self._column)
        self._question, self._order = question, tuple(order)
        self._buttons.clear()
        self._blanks.clear()
        self._matching, self._answer, self._sequence = None, None, []
        self.explained = self._judging = False
        self._column.addWidget(Quiet(" · ".join((kind_name(question.kind), topic))))
        self._column.addWidget(Label(question.stem, size="page"))
        self._add_pictures("stem", self._column)
        self._answering = QWidget()
        self._column.addWidget(self._answering)
        self._place = Column(self._answering, gap=8)
        self._offer(question)

    def _add_pictures(self, role: str, to: Column, option: int = -1) -> None:
        assert self._question
        for image in self._question.images:
            if image.role == role and image.option == option:
                picture = Picture(
                    image.data, tr("Picture of the question"), name="question_picture", highest=PICTURE_HEIGHT
                )
                picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                picture.setCursor(Qt.CursorShape.ArrowCursor)
                to.addWidget(picture)

    def _offer(self, question: Question) -> None:
        """What to answer with."""
        if in_words(question):
            for place, option in enumerate(self._order):
                self._place.addWidget(Label(f"{letter(place)}.  {question.options[option]}"))
                self._add_pictures("option", self._place, option)
            self._say_how(tr("Answer in your head or on paper, then look."))
            self._add_button(tr("Show the answer (Enter)"), self._show_model, name="question_show", kind="primary")
        elif question.kind is Kind.TRUE_FALSE:
            for value in (True, False):
                self._add_option(truth(value), partial(self._respond, value))
        elif question.kind in CHOICE_KINDS:
            self._offer_options(question)
        elif question.kind is Kind.ORDERING:
            self._offer_order(question)
            self._add_answer_button(self._respond_order)
        elif question.kind is Kind.MATCHING:
            self._offer_matching(question)
            self._add_answer_button(self._respond_matching)
        else:
            self._offer_blanks(question)

    def _offer_options(self, question: Question) -> None:
        several = question.kind is Kind.MULTIPLE
        for place, option in enumerate(self._order):
            act = None if several else partial(self._respond, (option,))
            self._add_option(question.options[option], act)
            self._add_pictures("option", self._place, option)
            self._buttons[place].setCheckable(several)
        self._say_how(tr("Choose all that are right, then Enter.") if several else tr("Answer by number or letter."))
        if several:
            self._add_answer_button(self._respond_chosen)

    def _offer_order(self, question: Question) -> None:
        for place, option in enumerate(self._order):
            self._add_option(question.options[option], partial(self._arrange, place))
            self._add_pictures("option", self._place, option)
            self._buttons[place].setCheckable(True)
        self._say_how(tr("Choose one after the other, in the right order; choose again to take one back."))
        self._told = Label(size="emphasis")
        self._place.addWidget(self._told)

    def _arrange(self, place: int, *_clicked: object) -> None:
        """Put an item at the end of the order, or take it out again."""
        option = self._order[place]
        self._sequence.remove(option) if option in self._sequence else self._sequence.append(option)
        self._tell_order()

    def _tell_order(self) -> None:
        order = tr(", ").join(letter(self._order.index(option)) for option in self._sequence)
        self._told.setText(tr("Your order: {order}").format(order=order) if order else "")

    def _offer_matching(self, question: Question) -> None:
        self._matching = MatchingEdit(pairs_of(question.answer))
        self._place.addWidget(self._matching)

    def _add_option(self, text: str, act: object) -> None:
        place = len(self._buttons)
        words = f"{letter(place)}.  {text}"
        button = OptionButton(words, name=f"option_{letter(place)}")
        if callable(act):
            button.clicked.connect(act)
        self._buttons.append(button)
        self._place.addWidget(button)

    def _offer_blanks(self, question: Question) -> None:
        self._add_blanks(question, self._respond_blanks)
        self._add_answer_button(self._respond_blanks)

    def _add_blanks(self, question: Question, last: Callable[[], object]) -> None:
        """The blanks below each other; Enter leads from one to the next, and in the `last` to what follows."""
        for number, _answer in enumerate(pairs_of(question.answer), 1):
            blank = Blank(name=f"blank_{number}")
            if self._blanks:
                self._blanks[-1].returnPressed.connect(blank.setFocus)
            self._blanks.append(blank)
            self._place.addWidget(FormRow(tr("Blank {n}").format(n=number), blank))
        if self._blanks:
            self._blanks[-1].returnPressed.connect(last)

    def _say_how(self, text: str) -> None:
        self._place.addWidget(Quiet(text, small=True))

    def _add_answer_button(self, act: object) -> None:
        self._answer = self._add_button(tr("Answer (Enter)"), act, name="question_answer", kind="primary")

    def _add_button(self, text: str, act: object, *, name: str, kind: str = "") -> Button:
        button = Button(text, name=name, kind=kind)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        row = Row()
        row.addWidget(button)
        row.addStretch(1)
        self._place.addLayout(row)
        return button

    @property
    def begun(self) -> bool:
        """Whether there is something of an answer, or fields for one, that asking once more would lose."""
        chosen = self._sequence or any(button.isChecked() for button in self._buttons)
        return bool(self.explained or self._judging or chosen or self._blanks or self._matching)

    def take_focus(self) -> bool:
        """Give the keyboard to the first blank; says whether there is one."""
        if self._blanks:
            self._blanks[0].setFocus()
        return bool(self._blanks)

    def press(self, event: QKeyEvent) -> bool:
        """Answer by a key; says whether it was one of the question's."""
        place = place_of(event)
        if self.explained:
            return False
        if self._judging:
            return self._judge(place)
        if self._matching is not None and self._matching.press(event, place):
            return True
        if 0 <= place < len(self._buttons):
            self._buttons[place].click()
            return True
        if event.key() not in ENTER or self._question is None:
            return False
        self._enter(self._question)
        return True

    def _enter(self, question: Question) -> None:
        """What Enter does before the question is explained."""
        if in_words(question):
            self._show_model()
        elif question.kind is Kind.MULTIPLE:
            self._respond_chosen()
        elif question.kind is Kind.ORDERING:
            self._respond_order()
        elif question.kind is Kind.MATCHING:
            self._respond_matching()

    # Responses

    def _respond(self, response: Response, *_clicked: object) -> None:
        if not self.explained:
            self._chosen = response
            self.responded.emit(response)

    def _respond_chosen(self) -> None:
        chosen = tuple(sorted(self._order[at] for at, button in enumerate(self._buttons) if button.isChecked()))
        if chosen:
            self._respond(chosen)

    def _respond_order(self) -> None:
        """Only a whole order is an answer."""
        assert self._question
        if len(self._sequence) == len(_all_of(self._question.answer)):
            self._respond(tuple(self._sequence))

    def _respond_matching(self) -> None:
        if self._matching is not None and self._matching.complete:
            self._respond(self._matching.value())

    def _respond_blanks(self) -> None:
        given = tuple(blank.value() or "" for blank in self._blanks)
        if any(given) and not self.explained:
            self._respond(given)

    def _show_model(self) -> None:
        """The model answer, to judge one's own by."""
        assert self._question
        if self._judging:
            return
        self._judging = True
        clear(self._place)
        self._place.addWidget(Label(answer_words(self._question, self._order), size="emphasis"))
        self._add_button(tr("1  I had it right"), partial(self._respond, 1.0), name="question_knew", kind="primary")
        self._add_button(tr("2  I did not"), partial(self._respond, 0.0), name="question_failed")

    def _judge(self, place: int) -> bool:
        if place not in (0, 1):
            return False
        self._respond(1.0 - place)
        return True

    def explain(self, *, right: bool, due: date) -> Card:
        """Whether it was right, what is right and why, and when it is asked again: the card that says so."""
        assert self._question
        self.explained = True
        self._mark_options()
        card = Card()
        badge = StateBadge(
            "good" if right else "bad", tr("Right") if right else tr("Wrong"), icon="" if right else "cross"
        )
        head = Row(gap=12)
        head.addWidget(badge)
        head.addWidget(Quiet(tr("Asked again on {day}").format(day=due.isoformat()), small=True))
        head.addStretch(1)
        card.body.addLayout(head)
        if not self._judging:
            answer = tr("Answer: {answer}").format(answer=answer_words(self._question, self._order))
            card.body.addWidget(Label(answer, size="emphasis"))
        for text in (self._question.explanation, self._question.source):
            if text:
                card.body.addWidget(Label(text))
        self._column.addWidget(card)
        self._add_pictures("explanation", self._column)
        return card

    def _mark_options(self) -> None:
        """An icon at each option that is right, and at a wrong one that was chosen."""
        assert self._question
        for button in self._buttons:
            button.rest()
        for blank in self._blanks:
            blank.setReadOnly(True)
        if self._matching is not None:
            self._matching.rest()
        if self._answer is not None:
            self._answer.hide()
        if self._question.kind is Kind.ORDERING:
            return
        values = self._order if self._question.kind in CHOICE_KINDS else (True, False)
        for value, button in zip(values, self._buttons, strict=False):
            is_right = value in _all_of(self._question.answer)
            if is_right or value in _all_of(self._chosen):
                button.show_mark(right=is_right)


def _all_of(answer: object) -> tuple[object, ...]:
    return answer if isinstance(answer, tuple) else (answer,)


def pairs_of(answer: object) -> tuple[tuple[str, str], ...]:
    """The pairs of a matching, or the texts of blanks; none where there is no answer."""
    return answer if isinstance(answer, tuple) else ()


def place_of(event: QKeyEvent) -> int:
    """Which option a key means: 1 to 9 or A to H; -1 for none."""
    key = event.key()
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return -1
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_1
    return key - Qt.Key.Key_A if Qt.Key.Key_A <= key <= Qt.Key.Key_H else -1
