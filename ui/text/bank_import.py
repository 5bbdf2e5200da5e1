"""Words for a bank on its way into the file: how rows stand, and how its tables are read."""

from __future__ import annotations

from tracker.study.banks.model import AnswerStyle, Kind, Role, option_role
from tracker.study.banks.prose.shown_marks import GOES_ON, HEADING, OPTION
from tracker.study.import_draft import State
from ui.text.banks import kind_name, role_name
from ui.text.catalogue import ptr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import ColumnMapping
    from tracker.study.import_draft import ImportDraft

STATE_LOOKS = {
    State.UNREAD: ("bad", "cross"),
    State.LEFT_OUT: ("quiet", "minus"),
    State.DIFFERS: ("due", "warning"),
    State.REPEATED: ("quiet", "copy"),
    State.DOUBTFUL: ("due", "warning"),
    State.CORRECTED: ("good", "edit"),
    State.UNDERSTOOD: ("good", "check"),
}
"""A state of a badge and its icon for how a row stands."""

_MOST_OPTIONS = 12


def state_word(state: State) -> str:
    """How a row of a new bank stands."""
    return {
        State.UNREAD: ptr("row", "No question"),
        State.LEFT_OUT: ptr("row", "Left out"),
        State.DIFFERS: ptr("row", "Other answer"),
        State.REPEATED: ptr("row", "There already"),
        State.DOUBTFUL: ptr("row", "Look at it"),
        State.CORRECTED: ptr("row", "Corrected"),
        State.UNDERSTOOD: ptr("row", "Understood"),
    }[state]


def place_words(draft: ImportDraft, number: int) -> str:
    """Where a row stands in the file."""
    row = draft.row(number)
    return f"{row.sheet} {row.row}".strip()


def copy_words(draft: ImportDraft, number: int, *, differs: bool) -> str:
    """What a row repeats, and whether with another answer."""
    first = draft.copy_of(number)
    if first is None:
        if differs:
            return tr("Your file has this question with another answer; that one stays.")
        return tr("Your file has this question already.")
    said = tr("Asks the same as row {row}.")
    if differs:
        said = tr("Asks the same as row {row}, with another answer; that one is kept.")
    return said.format(row=place_words(draft, first))


def role_choices(columns: int) -> list[tuple[str, str]]:
    """What a column can be said to hold, the likely things first."""
    options = [option_role(index) for index in range(min(max(columns, 4), _MOST_OPTIONS))]
    roles = (Role.IGNORED, Role.STEM, *options, Role.OPTIONS, Role.ANSWER, Role.KIND, Role.EXPLANATION, Role.TOPIC)
    more = (Role.PASSAGE, Role.DIFFICULTY, Role.SOURCE, Role.NUMBER)
    return [(str(role), role_name(role)) for role in (*roles, *more)]


def part_name(part: str) -> str:
    """What a line of a running text begins; nothing where it goes on with the part before it."""
    named = {
        GOES_ON: "",
        HEADING: ptr("text", "Heading"),
        Role.STEM: ptr("text", "Question"),
        OPTION: ptr("text", "Option"),
        Role.ANSWER: ptr("text", "Answer"),
        Role.EXPLANATION: ptr("text", "Explanation"),
    }
    return named[part] if part in named else role_name(part)


def kind_choices() -> list[tuple[str, str]]:
    """The types of question."""
    return [(str(kind), kind_name(kind)) for kind in Kind]


def style_choices() -> list[tuple[str, str]]:
    """How a table can say which option is right."""
    return [
        (AnswerStyle.LETTERS, tr("letters, such as B or ABD")),
        (AnswerStyle.TEXT, tr("the text of the option")),
        (AnswerStyle.FROM_ONE, tr("its number, counted from 1")),
        (AnswerStyle.FROM_ZERO, tr("its number, counted from 0")),
        (AnswerStyle.FIRST_OPTION, tr("the first option is always right")),
        (AnswerStyle.NONE, tr("not at all")),
    ]


def true_choices() -> list[tuple[str, str]]:
    """Which digit can mean "true"."""
    return [("", tr("no digit")), ("1", "1"), ("0", "0"), ("2", "2")]


def separator_choices(mapping: ColumnMapping | None) -> list[tuple[str, str]]:
    """Where the lines of a text can be cut; the way they are cut now comes first."""
    named = {",": tr("at commas"), "\t": tr("at tabs"), ";": tr("at semicolons"), "": tr("nowhere: running text")}
    known = {sign: tr("at {sign}").format(sign=sign) for sign in ("|", "#", "$", "# $", "*")}
    now = mapping.separators if mapping else ""
    ways = {**named, **known}
    return [(now, ways.pop(now, tr("at {sign}").format(sign=now))), *ways.items()]
