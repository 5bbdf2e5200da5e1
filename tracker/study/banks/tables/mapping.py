"""The mapping proposed for a table: from its header, or guessed from its content."""

from __future__ import annotations

from collections import Counter

from tracker.kernel.record import Record
from tracker.study.banks.model import AnswerStyle, ColumnMapping, Doubt, Kind, Role, option_index, option_role
from tracker.study.banks.question.answers import digits_in, letters_in
from tracker.study.banks.question.inline import take_starred
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.question.wording import kind_of
from tracker.study.banks.tables.columns import (
    answer_column,
    answer_to_lists,
    answers_beside,
    holds_lists,
    may_count,
    numbers_beside_texts,
    repeated_column,
)
from tracker.study.banks.tables.guess import Column, guess_roles, is_other_data
from tracker.study.banks.tables.headers import header_roles, is_unknown, joined_roles, role_of, series
from tracker.study.banks.tables.survey import Survey
from tracker.study.banks.tables.table import shape_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.tables.block import Row
    from tracker.study.banks.tables.table import Table

HEADER_WITHIN = 15
"""Titles, notices and empty rows stand above a header; after this many rows there is none."""


_ASKING = ("?", "？", ":", "：")
_NEARLY_ALL = 0.8
_RARELY = 0.02
_ASKED = 0.3
"""This part of the texts ends with a question mark or leaves a blank: questions, not other data."""

_ALIKE = 0.2
_ENOUGH_ROWS = 20
"""With so many rows, a column with few different texts (a fifth of the rows or less) holds no options."""

_FEW = 4
"""With fewer rows nothing tells whether the first option is always the right one."""

_SHORTEST, _A_CODE = 4, 2
"""Characters that questions have at least on the average, as a table of numbers has not; those of a code at most."""


class _Header(Record):
    roles: tuple[str, ...]
    words: tuple[str, ...]
    last_row: int


def propose(table: Table) -> ColumnMapping | None:
    """The mapping of a table as far as it tells; None where it has no text that could be questions."""
    sample = table.sample()
    if not sample:
        return None
    header = _find_header(sample) or _in_other_words(sample)
    last = header.last_row if header else _unlike_the_others(sample)
    columns = _columns(sample, last)
    rows = [cells for number, cells in sample if number > last]
    mapping = _from_header(table, header, columns, rows) if header else _from_content(table, columns, rows)
    mapping = mapping if header or last < 0 else mapping.replace(header_rows=last, header=tuple(sample[0][1]))
    if Role.STEM not in mapping.roles:
        return None
    if not header and _asks_nothing(sample, columns, mapping.roles.index(Role.STEM)):
        return None
    mapping = mapping.replace(html=columns[mapping.roles.index(Role.STEM)].html > 0.4)
    return _with_habits(mapping, Survey(table.spread_rows(), mapping))


def _asks_nothing(sample: Sequence[Row], columns: Sequence[Column], stem: int) -> bool:
    """Whether the texts in the column `stem` are too short for questions, or the table is one of other things."""
    if columns[stem].length < _SHORTEST:
        return True
    named = next(
        ((number, names) for number, names in sample[:HEADER_WITHIN] if len(list(filter(None, names))) > 1), None
    )
    return named is not None and is_other_data(named[1], _columns(sample, named[0]), stem)


def unguessed(table: Table) -> ColumnMapping | None:
    """A mapping to begin with where nothing was recognised as questions; None for an empty table."""
    sample = table.sample()
    if not sample:
        return None
    columns = _columns(sample, -1)
    mapping = _from_content(table, columns, [cells for _, cells in sample])
    if Role.STEM not in mapping.roles:
        longest = max(range(len(columns)), key=lambda place: columns[place].length)
        roles = [Role.STEM if place == longest else role for place, role in enumerate(mapping.roles)]
        mapping = mapping.replace(roles=tuple(roles))
    return mapping.replace(doubts=(Doubt(code="columns_unknown"),))


def _columns(sample: Sequence[Row], header_rows: int) -> list[Column]:
    width = max(len(cells) for _, cells in sample)
    rows = [cells for number, cells in sample if number > header_rows]
    return [Column([cells[place] if place < len(cells) else "" for cells in rows]) for place in range(width)]


def _find_header(sample: Sequence[Row]) -> _Header | None:
    """Of the rows at the top that name columns the one that names most; the first of equals."""
    best: _Header | None = None
    for place, (number, cells) in enumerate(sample[:HEADER_WITHIN]):
        roles = header_roles(cells)
        if roles and (best is None or _named(roles) > _named(best.roles)):
            best = _Header(roles=roles, words=tuple(cells), last_row=number)
        if place + 1 < len(sample):
            best = _two_rows(cells, sample[place + 1], best)
    return best


def _two_rows(upper: list[str], below: Row, best: _Header | None) -> _Header | None:
    joined = joined_roles(upper, below[1])
    if not joined or (best is not None and _named(joined) <= _named(best.roles)):
        return best
    words = tuple(low or high for high, low in zip(upper, below[1], strict=True))
    return _Header(roles=joined, words=words, last_row=below[0])


def _in_other_words(sample: Sequence[Row]) -> _Header | None:
    """A header in words nobody knows, seen by the options it counts: the rows below say which column answers them."""
    number, words = sample[0]
    options = series(words) or [place for place, word in enumerate(words) if option_index(role_of(word)) >= 0]
    others = [word for place, word in enumerate(words) if word and place not in options]
    if len(options) < 3 or any(letters_in(word) or digits_in(word) or len(word) > 40 for word in others):
        return None
    columns = _columns(sample, number)
    rows = [cells for _, cells in sample[1:]]
    before = guess_roles(columns[: options[0]])
    kept = [role if role in (Role.NUMBER, Role.TOPIC, Role.STEM) else "" for role in before]
    roles = [*kept, *[""] * (len(columns) - len(kept))]
    answer = answer_column(
        rows, options, [place for place, role in enumerate(roles) if not role and place not in options]
    )
    if answer is None or Role.STEM not in roles:
        return None
    roles[answer] = Role.ANSWER
    for index, place in enumerate(options):
        roles[place] = option_role(index)
    return _Header(roles=tuple(roles), words=tuple(words), last_row=number)


def _unlike_the_others(sample: Sequence[Row]) -> int:
    """The number of a first row that asks nothing while all others do, and whose words are alike or one each; or -1.

    So is one that says the same above three columns or more, `Question, Right, Wrong, Wrong, Wrong` in any language.
    """
    (number, words), others = sample[0], [cells for _, cells in sample[1:]]
    if len(others) < _FEW:
        return -1
    if _says_again(words, others):
        return number
    stem = next((place for place, role in enumerate(guess_roles(_columns(sample[1:], -1))) if role == Role.STEM), -1)
    if not 0 <= stem < len(words) or words[stem].endswith(_ASKING) or not all(words):
        return -1
    if sum(len(cells) > stem and cells[stem].endswith(_ASKING) for cells in others) < _NEARLY_ALL * len(others):
        return -1
    single = not any(" " in word or letters_in(word) or digits_in(word) for word in words)
    beside = {word[:4] for place, word in enumerate(words) if place != stem}
    return number if (single and len(words) == 2) or (len(words) > 3 and len(beside) == 1) else -1


def _says_again(words: Sequence[str], others: Sequence[list[str]]) -> bool:
    word, count = Counter(" ".join(word.split()) for word in words if word).most_common(1)[0]
    return count > 2 and len(word) >= _SHORTEST and not any(word in cells for cells in others)


def _named(roles: Sequence[str]) -> int:
    return sum(map(bool, roles))


def _from_header(table: Table, header: _Header, columns: Sequence[Column], rows: Sequence[list[str]]) -> ColumnMapping:
    roles = _checked([*header.roles, *[""] * (len(columns) - len(header.roles))], header.words, columns)
    first = roles.index(option_role(0)) if option_role(0) in roles else len(header.words)
    right_first = Role.ANSWER in map(role_of, header.words[first : first + 1])
    if Role.ANSWER not in roles and not right_first:
        unknown = [place for place, word in enumerate(header.words) if not roles[place] and is_unknown(word)]
        answer = answer_column(rows, _options(roles), unknown)
        if answer is not None:
            roles[answer] = Role.ANSWER
    elif Role.ANSWER in roles:
        _prefer_texts(roles, header.words, columns, rows)
        _find_lists(roles, header.words, rows)
    right_first = right_first or _take_answers_beside(roles, rows)
    return ColumnMapping(
        shape=shape_key(table.kind, header.words, ()),
        sheet=table.name,
        roles=tuple(roles),
        header_rows=header.last_row,
        header=header.words,
        answers=AnswerStyle.FIRST_OPTION if right_first else AnswerStyle.LETTERS,
        default_kind=_kind_of_name(table.name),
    )


def _prefer_texts(roles: list[str], words: Sequence[str], columns: Sequence[Column], rows: Sequence[list[str]]) -> None:
    """Of several columns called answers, some of numbers, the one that repeats the texts of the right options."""
    answer = roles.index(Role.ANSWER)
    others = [place for place, word in enumerate(words) if place != answer and role_of(word) == Role.ANSWER]
    if not others or columns[answer].digits < 0.5:
        return
    said = answer_column(rows, _options(roles), [place for place in others if not roles[place]])
    if said is not None:
        roles[answer], roles[said] = Role.IGNORED, Role.ANSWER


def _find_lists(roles: list[str], words: Sequence[str], rows: Sequence[list[str]]) -> None:
    """Where lists of options stand below the word for answers, the answers are in another column of that name."""
    answer = roles.index(Role.ANSWER)
    others = [place for place, word in enumerate(words) if not roles[place] and "答案" in word]
    if not others or _options(roles) or Role.OPTIONS in roles:
        return
    said = answer_to_lists(rows, answer, others)
    if said is not None:
        roles[answer], roles[said] = Role.OPTIONS, Role.ANSWER


def _options(roles: Sequence[str]) -> list[int]:
    return [place for place, role in enumerate(roles) if option_index(role) >= 0]


def _take_answers_beside(roles: list[str], rows: Sequence[list[str]]) -> bool:
    """Where no option is ever right, the answer is the one that is missing: as in sheets of right and wrong answers."""
    options = _options(roles)
    if Role.ANSWER not in roles or len(options) < 2 or Role.KIND in roles:
        return False
    answer = roles.index(Role.ANSWER)
    if not answers_beside(rows, options, answer):
        return False
    for index, place in enumerate([answer, *options]):
        roles[place] = option_role(index)
    return True


def _kind_of_name(name: str) -> str:
    return kind_of(name) if len(name) <= 16 else ""


def _checked(roles: list[str], words: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Roles corrected where the content contradicts the words above it."""
    _prefer_filled(roles, words, columns)
    _check_kind(roles, columns)
    _take_fuller_series(roles, words, columns)
    _spread_options(roles, words, columns)
    _find_options(roles, columns)
    if Role.STEM not in roles:
        first = min(_options(roles), default=0)
        before = [place for place, role in enumerate(roles[:first]) if not role and columns[place].length > 2]
        free = [place for place, role in enumerate(roles) if not role and columns[place].length > 6]
        if before or free:
            roles[max(before or free, key=lambda place: columns[place].length * columns[place].distinct)] = Role.STEM
    _find_passage(roles, words, columns)
    return roles


def _find_passage(roles: list[str], words: Sequence[str], columns: Sequence[Column]) -> None:
    """Of two columns with words for a question one holds the longer text that several questions are about."""
    if Role.STEM not in roles or Role.PASSAGE in roles:
        return
    stem = columns[roles.index(Role.STEM)]
    for place, word in enumerate(words):
        column = columns[place]
        shared = 0 < column.filled < stem.filled and column.distinct < _NEARLY_ALL and column.length > stem.length
        if not roles[place] and role_of(word) == Role.STEM and shared:
            roles[place] = Role.PASSAGE
            return


def _prefer_filled(roles: list[str], words: Sequence[str], columns: Sequence[Column]) -> None:
    """Of two columns with words for the same thing the one that holds something."""
    for place, role in enumerate(roles):
        if not role or columns[place].filled > _RARELY:
            continue
        others = [at for at, word in enumerate(words) if at != place and not roles[at] and role_of(word) == role]
        fuller = max(others, key=lambda at: columns[at].filled, default=place)
        if columns[fuller].filled > columns[place].filled:
            roles[place], roles[fuller] = Role.IGNORED, role


def _check_kind(roles: list[str], columns: Sequence[Column]) -> None:
    """A column called 类型 may hold topics, one called 分类 kinds: the cells decide."""
    if Role.KIND in roles:
        place = roles.index(Role.KIND)
        column = columns[place]
        coded = column.digits >= 0.5 or column.length <= _A_CODE  # whose meaning the answers tell
        if column.kinds < 0.3 and not coded and column.filled > 0.02:
            roles[place] = Role.TOPIC if Role.TOPIC not in roles and column.distinct < 0.5 else Role.IGNORED
    if Role.KIND not in roles:
        for place, role in enumerate(roles):
            if role in (Role.TOPIC, Role.IGNORED) and _says_kinds(columns[place]):
                roles[place] = Role.KIND
                return


def _says_kinds(column: Column) -> bool:
    return column.kinds > 0.8 and column.filled > 0.5 and column.truths < 0.5


def _take_fuller_series(roles: list[str], words: Sequence[str], columns: Sequence[Column]) -> None:
    """Where the columns under `o1`, `o2`, `o3` hold but labels, the options stand under `p1`, `p2`, `p3`."""
    options = _options(roles)
    if len(options) < 3 or any(columns[at].distinct > _ALIKE or columns[at].length > _SHORTEST for at in options):
        return
    others = series(["" if place in options else word for place, word in enumerate(words)])
    if len(others) >= len(options) and min(columns[place].distinct for place in others) > _ALIKE:
        for place in options:
            roles[place] = Role.IGNORED
        for index, place in enumerate(others):
            roles[place] = option_role(index)


def _spread_options(roles: list[str], words: Sequence[str], columns: Sequence[Column]) -> None:
    """选项 merged over several columns: the columns without words after it are options as well."""
    if Role.OPTIONS not in roles or any(option_index(role) >= 0 for role in roles):
        return
    first = last = roles.index(Role.OPTIONS)
    while last + 1 < len(roles) and not any(words[last + 1 : last + 2]) and columns[last + 1].filled > 0.01:
        last += 1
    if last > first and columns[first + 1].filled > 0.3:
        for index, place in enumerate(range(first, last + 1)):
            roles[place] = option_role(index)


def _find_options(roles: list[str], columns: Sequence[Column]) -> None:
    """Options under a word nobody knows: a column without a role whose cells hold several of them."""
    if Role.OPTIONS in roles or any(option_index(role) >= 0 for role in roles):
        return
    free = [place for place, role in enumerate(roles) if not role and columns[place].many > 0.5]
    if free:
        roles[max(free, key=lambda place: columns[place].many * columns[place].filled)] = Role.OPTIONS


def _from_content(table: Table, columns: Sequence[Column], rows: Sequence[list[str]]) -> ColumnMapping:
    roles = guess_roles(columns)
    asked = columns[roles.index(Role.STEM)].questions if Role.STEM in roles else 0
    if asked > _ASKED and Role.OPTIONS not in roles:
        roles = _with_lists(roles, rows)
    if asked > _ASKED and _digits_before(roles, columns) and answer_column(rows, _options(roles), _options(roles)):
        roles = tuple(Role.IGNORED if role == Role.ANSWER else role for role in roles)
    many = len(_options(roles)) > len(LETTERS)  # cut at a sign that stands in texts
    if asked > _ASKED and Role.ANSWER not in roles and Role.OPTIONS not in roles and not many:
        roles = _with_answer(list(roles), columns, rows)
    if asked > _ASKED and Role.ANSWER not in roles and Role.OPTIONS in roles:
        free = [place for place, role in enumerate(roles) if role in ("", Role.EXPLANATION)]
        answer = answer_to_lists(rows, roles.index(Role.OPTIONS), free)
        roles = tuple(Role.ANSWER if place == answer else role for place, role in enumerate(roles))
    roles = _with_empty_options(roles, columns)
    doubts = [Doubt(code="no_header")]
    style = AnswerStyle.LETTERS
    if Role.ANSWER not in roles and sum(option_index(role) >= 0 for role in roles) > 1 and not _marked(rows, roles):
        style = AnswerStyle.FIRST_OPTION
        many = asked > _ASKED and len(_options(roles)) > 2 and len(rows) >= _FEW
        sure = many and not numbers_beside_texts(rows, _options(roles))
        doubts.append(Doubt(code="right_answer_first_assumed" if sure else "right_answer_unsure"))
    return ColumnMapping(
        shape=shape_key(table.kind, (), [column.signature() for column in columns]),
        sheet=table.name,
        roles=roles,
        answers=style,
        default_kind=_kind_of_name(table.name),
        certain=False,
        doubts=tuple(doubts),
    )


def _with_empty_options(roles: tuple[str, ...], columns: Sequence[Column]) -> tuple[str, ...]:
    """Columns that hold nothing in the first rows, between the options and the answer, are more options."""
    options, answer = _options(roles), roles.index(Role.ANSWER) if Role.ANSWER in roles else 0
    found = list(roles)
    for index, place in enumerate(range(options[-1] + 1, answer) if options else (), len(options)):
        if roles[place] or columns[place].filled > _RARELY:
            break
        found[place] = option_role(index)
    return tuple(found)


def _marked(rows: Sequence[list[str]], roles: Sequence[str]) -> bool:
    """Whether most rows mark which of their options is right, with a star or a word behind it."""
    options = _options(roles)
    texts = [tuple(filter(None, (cells[at] for at in options if at < len(cells)))) for cells in rows]
    return sum(bool(take_starred("", choices)[2]) for choices in texts) > 0.5 * len(rows)


def _with_lists(roles: tuple[str, ...], rows: Sequence[list[str]]) -> tuple[str, ...]:
    """The roles where one column behind the question holds lists of options: then no other holds one option."""
    behind = range(roles.index(Role.STEM) + 1, len(roles))
    lists = [place for place in behind if roles[place] != Role.KIND and holds_lists(rows, place)]
    if len(lists) != 1:
        return roles
    free = [Role.IGNORED if option_index(role) >= 0 else role for role in roles]
    return tuple(Role.OPTIONS if place == lists[0] else role for place, role in enumerate(free))


def _digits_before(roles: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether digits before the question were taken for its answer: they may say its kind or level."""
    place = roles.index(Role.ANSWER) if Role.ANSWER in roles else len(roles)
    return place < roles.index(Role.STEM) and columns[place].flags > 0


def _with_answer(roles: list[str], columns: Sequence[Column], rows: Sequence[list[str]]) -> tuple[str, ...]:
    """The roles of a table without a header where what was taken for options repeats, names or counts the others."""
    options = _options(roles)
    listed = repeated_column(rows, options, options)
    answer = listed[1] if listed else answer_column(rows, options, options)
    for place in numbers_beside_texts(rows, options) if answer is None else ():
        if not may_count(rows, options, place):
            roles[place] = Role.IGNORED
    options = _options(roles)
    if answer is None and len(rows) >= _ENOUGH_ROWS:
        for place in options:
            if columns[place].distinct < _ALIKE and columns[place].truths < 0.5:
                roles[place] = Role.IGNORED if Role.TOPIC in roles else Role.TOPIC
        options = _options(roles)
        answer = options[0] if len(options) == 1 else None
    if answer is not None:
        roles = [Role.IGNORED if place in options else role for place, role in enumerate(roles)]
        roles[answer] = Role.ANSWER
        if listed:
            roles[listed[0]] = Role.OPTIONS
            return tuple(roles)
        options = [at for at in options if at < answer] or [at for at in options if at > answer]
        numbers = numbers_beside_texts(rows, options)
        options = [at for at in options if at not in numbers]
    if answer is None and options:
        gap = next((at for at in range(options[0], options[-1]) if at not in options), options[-1] + 1)
        roles = [Role.IGNORED if place in options and place > gap else role for place, role in enumerate(roles)]
        options = [at for at in options if at < gap]
    for index, place in enumerate(options if answer not in options else ()):
        roles[place] = option_role(index)
    return tuple(roles)


def _with_habits(mapping: ColumnMapping, survey: Survey) -> ColumnMapping:
    style, style_doubts = survey.style()
    if mapping.answers is AnswerStyle.FIRST_OPTION:
        style, style_doubts = mapping.answers, ()
    elif Role.ANSWER not in mapping.roles:
        style = AnswerStyle.NONE
    token, token_doubts = survey.true_token()
    numbered, bare = survey.numbers()
    doubts = (*mapping.doubts, *style_doubts, *token_doubts)
    return mapping.replace(
        answers=style,
        true_token=token,
        default_kind=_default_kind(mapping, survey, signs=bool(token)),
        kind_codes=survey.kind_codes(),
        numbered_stems=numbered,
        bare_numbers=bare,
        certain=not doubts,
        doubts=doubts,
    )


def _default_kind(mapping: ColumnMapping, survey: Survey, *, signs: bool) -> str:
    """The kind of rows without one: by the sheet's name, unless most rows are plainly something else."""
    if signs and survey.only_signs():
        return Kind.TRUE_FALSE
    chosen = sum(survey.styles.values())
    if chosen > 0.5 * survey.rows and mapping.default_kind not in (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, ""):
        return ""
    return mapping.default_kind
