"""Reading the rows of a table by its mapping."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.markup import with_typed_signs, without_tags
from tracker.study.banks.model import (
    NOT_A_QUESTION,
    AnswerStyle,
    ColumnMapping,
    Doubt,
    Image,
    Kind,
    Role,
    RowReading,
    arranged,
    option_index,
)
from tracker.study.banks.question.answers import letters_in, options_of
from tracker.study.banks.question.habits import Habits
from tracker.study.banks.question.labels import (
    LETTERS,
    LISTED,
    split_options,
    without_bare_labels,
    without_label,
    without_lone_number,
    without_number,
)
from tracker.study.banks.question.understand import OPTIONS_ALIKE, settle
from tracker.study.banks.question.wording import NOTE, kind_of, truth_pair
from tracker.study.banks.quick import make_question, make_reading
from tracker.study.banks.tables.batch import Plain, Readings, in_batches
from tracker.study.banks.tables.headers import header_roles, role_of
from tracker.study.banks.tables.plain_rows import PlainRows
from tracker.study.banks.tables.slipped import put_back, slipped
from tracker.study.banks.tables.whole_rows import raw_blocks, whole_rows
from tracker.study.banks.texts import FILLERS, FRAMES, LEVELS, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.model import Progress
    from tracker.study.banks.tables.batch import Batch
    from tracker.study.banks.tables.block import Block, Row
    from tracker.study.banks.tables.table import Table

_NO_STEM = (Doubt(code="stem_missing"),)
_MOVED, _BESIDE = Doubt(code="columns_slipped"), Doubt(code="cells_beside")
_NO_QUESTION = (NOT_A_QUESTION,)
_CHAPTER = regex(r"^第\s*[一二三四五六七八九十百\d]+\s*[章节篇单部模]")
_EXPLAINED = regex(r"(?P<answer>\S.*?)[\s|｜;；]*(?:【解析】|\[解析\]|解析\s*[:：])(?P<remark>.+)", re.DOTALL)
"""An answer with its explanation in one cell: `D || 解析：…`."""

_BLANK_BY_NAME = regex(r"<-+\s*[A-Za-z]{0,8}\s*-+>")
"""What a program keeps the place of a blank with: `<--NRC-->`."""

_OWN_LABEL = regex(r"题目\s*(?:内容)?\s*[:：]\s*(?=\S)")
_LIST_NUMBER = regex(r"^\d{1,4}\s*[.、．)）]\t\s*")
"""A number that came along from a list of Word, which sets it apart by a tab."""

_OFTEN = 1000
"""Progress is told every so many rows."""

_WITH_NOTE = 3
_HEADER_WORD = 14
_LEAST, _SIGNS = 2, "、.．:： "
"""Of more options than so many the last may be but letters, with one of these signs: no options at all."""

_NOTHING = ("无", "None")
_NOTHING_IN_CODE = ("none", "null", "NULL")
"""Fillers that are options where they stand alone at the end; some of them only behind other pieces of code."""

_A_WORD = 12

_RULE = frozenset("-:=—")
"""What the line under the header of a Markdown table is made of."""


class RowReader:
    """Reads the rows of one table; what a section row says holds for the rows after it."""

    def __init__(self, mapping: ColumnMapping, images: dict[tuple[int, int], list[Image]] | None = None) -> None:
        self._images = images or {}
        self.section_topic = ""
        self.habits = _habits_of(mapping)
        self._given = mapping
        self._lay_out(mapping)

    def _lay_out(self, mapping: ColumnMapping) -> None:
        place = {role: index for index, role in enumerate(mapping.roles) if role}
        self._mapping = mapping
        self._number = place.get(Role.NUMBER, -1)
        self._stem = place[Role.STEM]
        self._passage = place.get(Role.PASSAGE, -1)
        self._answer = place.get(Role.ANSWER, -1)
        self._kind = place.get(Role.KIND, -1)
        self._cell = place.get(Role.OPTIONS, -1)
        self._explanation = place.get(Role.EXPLANATION, -1)
        self._topic = place.get(Role.TOPIC, -1)
        self._difficulty = place.get(Role.DIFFICULTY, -1)
        self._source = place.get(Role.SOURCE, -1)
        self._options = sorted((option_index(role), at) for role, at in place.items() if option_index(role) >= 0)
        self._at = dict(self._options)
        self._pairs = [at for role, at in sorted(place.items()) if role.startswith("pair_")]
        self._codes = dict(mapping.kind_codes)
        self._width = len(mapping.roles)

    def state(self) -> tuple[Habits, str, tuple[str, ...]]:
        """What rows say that hold for those after them: the kind, the topic, and the roles of the columns."""
        return self.habits, self.section_topic, self._mapping.roles

    def read(self, number: int, cells: list[str]) -> RowReading | None:
        """One row understood; None for an empty row, a repeated header, or one that only names a section."""
        if len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        if self._mapping.verbatim:
            return self._understood(number, cells, cells[self._stem]) if any(cells) else None
        if self._mapping.html:
            cells = list(map(without_tags, cells))
        cells = list(map(with_typed_signs, cells))
        stem = cells[self._stem]
        filled = sum(map(bool, cells))
        if filled < 2 and not any((number, place) in self._images for place in range(self._width)):
            return self._lonely(number, cells)
        if not stem and not self._images.get((number, self._stem)):
            return None if self._is_remark(cells) else self._unread(number, cells, _NO_STEM)
        if filled > 1 and self._is_header(stem, cells):
            self._take_header(cells)
            return None
        return self._understood(number, cells, stem)

    def _is_header(self, stem: str, cells: Sequence[str]) -> bool:
        """Whether a row only repeats the header, or is the line under one in a Markdown table."""
        if len(stem) >= _HEADER_WORD:
            return False
        named = role_of(stem) == Role.STEM or stem in self._mapping.header or all(map(role_of, filter(None, cells)))
        return (named and header_roles(cells) is not None) or all(set(cell) <= _RULE for cell in cells)

    def _take_header(self, cells: Sequence[str]) -> None:
        """A header inside a table holds for the rows below it, where its columns are others than those above.

        The upper one of two header rows, 选项 above A, B, C, D, says nothing new.
        """
        roles, known = header_roles(cells), header_roles(self._given.header)
        upper = Role.OPTIONS in (roles or ()) and any(option_index(role) >= 0 for role in known or ())
        if roles is None or known is None or Role.STEM not in roles or upper:
            return
        width = max(len(roles), len(known))
        again = _padded(roles, width) == _padded(known, width)
        self._lay_out(self._given if again else self._given.replace(roles=roles, header=tuple(cells)))

    def _is_remark(self, cells: Sequence[str]) -> bool:
        """Whether a row without a question has nothing that belongs to one: neither options nor an answer."""
        places = (self._cell, self._answer, *(place for _, place in self._options))
        return not any(cells[place] for place in places if place >= 0)

    def _lonely(self, number: int, cells: list[str]) -> RowReading | None:
        """A row with one filled cell: a section's kind or topic, or a question whose answer is missing."""
        place, text = next(((place, cell) for place, cell in enumerate(cells) if cell), (-1, ""))
        if not text or (place == self._number and text.isdigit()):
            return None
        kind = kind_of(text) if len(text) < 25 else ""
        if kind:
            self.habits = self.habits.replace(default_kind=kind)
            return None
        if _CHAPTER.match(text) and len(text) < 40:
            self.section_topic = text
            return None
        if cells[self._stem]:
            reading = self._understood(number, cells, text)
            if reading.question is not None and reading.question.answer is not None:
                return reading
        return self._unread(number, cells, _NO_QUESTION if cells[self._stem] or self._is_remark(cells) else _NO_STEM)

    def _unread(self, number: int, cells: Sequence[str], doubts: tuple[Doubt, ...]) -> RowReading:
        return make_reading(None, doubts, self._mapping.sheet, number, "\n".join(filter(None, cells)))

    def _understood(self, number: int, cells: list[str], stem: str) -> RowReading:
        mapping = self._mapping
        hint = self._hint(cells)
        moved = not mapping.verbatim and slipped(cells, hint, [at for _, at in self._options], self._answer)
        if moved:
            cells = put_back(cells, self._answer, self._explanation)
        answer = cells[self._answer] if self._answer >= 0 else ""
        explained = _EXPLAINED.match(answer) if "解析" in answer and not mapping.verbatim else None
        answer = explained["answer"] if explained else answer
        options, places = self._options_in(number, cells, answer)
        note = ""
        if not mapping.verbatim:
            if _ends_with_note(options, places, answer):
                options, places, note = options[:-1], places[:-1], options[-1]
            stem = self._clean_stem(stem, options)
            if answer and places and places[-1] != len(places) - 1:
                answer = _moved(answer, places)
        habits = self.habits
        if habits.style is AnswerStyle.FIRST_OPTION and places[:1] != [0]:
            habits = habits.replace(style=AnswerStyle.NONE)
        kind, stem, options, value, doubts, remark = settle(hint, stem, options, answer, habits)
        if mapping.verbatim and kind == Kind.MATCHING:
            value, options = self._matched(cells, places), ()
        if self._passage >= 0 and cells[self._passage]:
            stem = f"{cells[self._passage]}\n{stem}"
        images = self._pictures(number, places) if self._images else ()
        if images and OPTIONS_ALIKE in doubts and _told_apart(options, images):
            doubts = tuple(doubt for doubt in doubts if doubt is not OPTIONS_ALIKE)
        explanation = (cells[self._explanation] if self._explanation >= 0 else "") or remark
        explanation = explanation or (clean(explained["remark"]) if explained else "")
        question = make_question(
            kind,
            stem,
            options,
            value,
            "\n".join(filter(None, (explanation, note))) if note else explanation,
            (cells[self._topic] if self._topic >= 0 else "") or self.section_topic,
            cells[self._difficulty] if self._difficulty >= 0 else "",
            cells[self._source] if self._source >= 0 else "",
            images,
        )
        if moved or self._goes_beyond(cells, places):
            doubts = (*doubts, _MOVED if moved else _BESIDE)
        return make_reading(question, doubts, mapping.sheet, number)

    def _goes_beyond(self, cells: Sequence[str], places: Sequence[int]) -> bool:
        """Whether a row that leaves out an option has something behind all of them, below no word of the header."""
        words = self._mapping.header
        if not places or places[-1] == len(places) - 1 or not words or self._mapping.verbatim:
            return False
        behind = range(self._options[-1][1] + 1, len(cells)) if self._options else ()
        return any(
            cells[at] and not (at < self._width and self._mapping.roles[at]) and not "".join(words[at : at + 1])
            for at in behind
        )

    def _options_in(self, number: int, cells: list[str], answer: str) -> tuple[tuple[str, ...], list[int]]:
        """The options that are there, and the letters' places they had: a bank may leave A and B empty."""
        if self._cell >= 0 and cells[self._cell]:
            options = options_of(cells[self._cell])
            places = _without_fillers(list(enumerate(options)), answer)
            return options[: len(places)], places
        places = [index for index, at in self._options if cells[at] or (self._images and (number, at) in self._images)]
        if self._mapping.verbatim:
            return tuple(cells[self._at[index]] for index in places), places
        places = _without_fillers([(index, cells[self._at[index]]) for index in places], answer)
        if len(places) > _LEAST and without_label(cells[self._at[places[0]]], places[0]) != cells[self._at[places[0]]]:
            while len(places) > _LEAST and cells[self._at[places[-1]]].rstrip(_SIGNS) == LETTERS[places[-1]]:
                places = places[:-1]
        options = tuple([without_label(cells[self._at[index]], index) for index in places])
        if places != list(range(len(places))):
            return options, places
        signed = sum(cells[self._at[index]] != option for index, option in zip(places, options, strict=True))
        return without_bare_labels(options, signed), places

    def _matched(self, cells: list[str], places: list[int]) -> tuple[tuple[str, str], ...] | None:
        """The pairs of our own sheets: what belongs to option A stands in its own column."""
        return tuple((cells[self._at[index]], cells[self._pairs[index]]) for index in places) or None

    def _hint(self, cells: list[str]) -> str:
        if self._kind < 0:
            return ""
        word = cells[self._kind]
        return self._codes.get(word) or kind_of(word)

    def _clean_stem(self, stem: str, options: tuple[str, ...]) -> str:
        if stem.endswith(LEVELS):
            stem = stem[:-1]
        if stem and stem[0] in FRAMES:
            stem = clean(stem.lstrip(FRAMES))
        if stem.startswith("题目"):
            stem = _OWN_LABEL.sub("", stem)
        if "<-" in stem:
            stem = _BLANK_BY_NAME.sub("____", stem)
        if "\t" in stem:
            stem = _LIST_NUMBER.sub("", stem)
        if self._mapping.numbered_stems:
            stem = without_number(stem, bare=self._mapping.bare_numbers)
        if stem[:1].isdigit():
            stem = without_lone_number(stem)
        if options and len(stem) > 20 and (stem.endswith(options[-1]) or any(map(stem.__contains__, LISTED))):
            before, listed = split_options(stem)
            pairs = zip(map(_bare, listed[:-1]), map(_bare, options), strict=False)
            if len(listed) > 1 and all(said == option for said, option in pairs):
                return before  # the last of them may have been cut off
            return _without_repeated(stem, options)
        return stem

    def _pictures(self, number: int, places: list[int]) -> tuple[Image, ...]:
        """The pictures of a row, each with the part of the question whose column it stands on."""
        found = []
        for column in range(self._width + 8):
            for image in self._images.get((number, column), ()):
                option = option_index(self._mapping.roles[column]) if column < self._width else -1
                if option in places:
                    found.append(image.replace(role="option", option=places.index(option)))
                else:
                    role = Role.EXPLANATION if column == self._explanation else Role.STEM
                    found.append(image.replace(role=str(role)))
        return arranged(found)


def _told_apart(options: tuple[str, ...], images: Sequence[Image]) -> bool:
    """Whether options with the same words, or none, have pictures of their own."""
    pictured = {image.option for image in images if image.role == "option"}
    bare = [option for index, option in enumerate(options) if index not in pictured]
    return len(set(bare)) == len(bare)


def _padded(roles: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*roles, *("",) * (width - len(roles)))


def _without_fillers(filled: list[tuple[int, str]], answer: str) -> list[int]:
    """The places of options without the fillers at the end, such as `对, 错, 无, 无`.

    One 无, or None, alone may be an option, and what the answer names is one.
    """
    last = len(filled)
    if last and filled[-1][1] in FILLERS and filled[-1][0] in (letters_in(answer) or ()):
        return [index for index, _ in filled]
    while last and filled[last - 1][1] in FILLERS:
        last -= 1
    if last == len(filled) - 1 and _is_option(filled[last][1], [text for _, text in filled[:last]]):
        last += 1
    return [index for index, _ in filled[:last]]


def _is_option(filler: str, before: Sequence[str]) -> bool:
    """Whether a filler is the last option: "none" behind "windows", "passport" and "forms"."""
    code = filler in _NOTHING_IN_CODE and all(text.isascii() and len(text) < _A_WORD for text in before)
    return filler in _NOTHING or (code and len(before) > 1)


def _without_repeated(stem: str, options: Sequence[str]) -> str:
    """A stem without its very options behind it, each with its letter, and letters of empty ones: `A、是B、否CD`."""
    lettered = (rf"\s*{letter}\s*[、.．]\s*{re.escape(text)}" for letter, text in zip(LETTERS, options, strict=False))
    return re.sub(rf"{''.join(lettered)}[\sA-L]*$", "", stem)


def _ends_with_note(options: tuple[str, ...], places: Sequence[int], answer: str) -> bool:
    """Whether the last option is somebody's note: it says so, or stands apart from 对 and 错; no answer names it."""
    if len(options) < _WITH_NOTE:
        return False
    apart = places[-1] > places[-2] + 1 and truth_pair(options[:-1]) is not None
    return (apart or NOTE.match(options[-1]) is not None) and places[-1] not in (letters_in(answer) or ())


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _moved(answer: str, places: list[int]) -> str:
    """The letters of an answer after the empty options before them are gone."""
    letters = letters_in(answer)
    if letters is None or not set(letters) <= set(places):
        return answer
    return "".join(LETTERS[places.index(letter)] for letter in letters)


def _habits_of(mapping: ColumnMapping) -> Habits:
    """What a mapping says about every answer of its table."""
    codes = {doubt.code for doubt in mapping.doubts}
    return Habits(
        style=mapping.answers,
        true_token=mapping.true_token,
        true_sure="true_sign_unsure" not in codes,
        first_sure="right_answer_unsure" not in codes,
        default_kind=mapping.default_kind,
        verbatim=mapping.verbatim,
    )


def read_batches(table: Table, mapping: ColumnMapping, progress: Progress | None = None) -> Iterator[Batch]:
    """The rows of a table that hold anything, as its mapping says, many at a time; `progress` may raise to stop."""
    images = table.images()
    reader, plain = RowReader(mapping, images), PlainRows(mapping)
    blocks = None if images or not plain.fits else raw_blocks(table, mapping)
    if blocks is None:
        rows = (row for row in whole_rows(table, mapping) if row[0] > mapping.header_rows)
        found = in_batches(_one_by_one(rows, reader))
    else:
        below = (block.below(mapping.header_rows) for block in blocks)
        found = _many_at_a_time(below, reader, plain, mapping.sheet)
    done = told = 0
    for batch in found:
        if progress is not None and done >= told:
            progress(done, table.total)
            told = done + _OFTEN
        done += len(batch)
        yield batch


def _one_by_one(rows: Iterable[Row], reader: RowReader) -> Iterator[RowReading]:
    for number, cells in rows:
        reading = reader.read(number, cells)
        if reading is not None:
            yield reading


def _many_at_a_time(blocks: Iterable[Block], reader: RowReader, plain: PlainRows, sheet: str) -> Iterator[Batch]:
    """Plain rows the quick way, the others in full; after a row that changes what holds for others all is read anew."""
    roles = reader.state()[-1]
    for block in blocks:
        left = block
        while left:
            state = reader.state()
            columns, fits = plain.read(left, reader.habits.default_kind, reader.section_topic)
            if state[-1] != roles:
                fits = [False] * len(left)
            done = 0
            while done < len(left) and reader.state() == state:
                end = _end_of_run(fits, done)
                if fits[done]:
                    yield Plain(columns.part(done, end), left.numbers[done:end], sheet)
                else:
                    end = done + 1
                    row = left.numbers[done], list(map(clean, left.row(done)))
                    yield Readings(list(_one_by_one([row], reader)))
                done = end
            left = left.behind(done)


def _end_of_run(fits: Sequence[bool], start: int) -> int:
    """Where rows that are alike in being plain or not end."""
    try:
        return fits.index(not fits[start], start)
    except ValueError:
        return len(fits)
