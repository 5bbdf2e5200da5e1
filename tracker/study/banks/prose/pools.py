"""Options that several short questions share: a list under letters, and below it questions without any of their own."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import filled_below, gives_answer, next_filled, numbered, segments
from tracker.study.banks.prose.passages import Passage
from tracker.study.banks.question.answers import letters_among
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_OPTION = regex(r"[（(\[【]?\s*([A-ZＡ-Ｚ])\s*(?:[)）\]】、.．:：]|\t)\s*(\S.*)")
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ", LETTERS)
_AT_END = regex(r"(?<=[一-鿿)）])\s*([A-Z]{1,12})$")
_NAMED = regex(r"(?:选项池|备选答案|备选项|共用选项)")
_TWO, _SLIP, _SHORT, _FAR = 2, 2, 16, 80


class Pool(Passage):
    """The options themselves, cut apart, and the numbers of the questions that choose among them."""

    def __init__(self, first: int, last: int, options: dict[str, str]) -> None:
        super().__init__(first, last)
        self._letters = "".join(options)
        self._options = tuple(map(clean, options.values()))

    def give(self, draft: Draft) -> None:
        """Let a question choose among them."""
        self._drafts.append(draft)
        draft.share(self._options)

    def is_before(self, number: int) -> bool:
        """Whether the next question belongs to it: the count may begin anew behind the last."""
        return number in self._numbers[len(self._drafts) :][:1]

    def share_out(self) -> None:
        """Take the letters that a question ends with for its answer, 病理骨折C; those behind one left out move up."""
        for draft in self._drafts:
            found = _AT_END.search(draft.body[-1]) if draft.body and not draft.answered else None
            if found and letters_among(found[1], len(self._options)):
                draft.body[-1] = draft.body[-1][: found.start()]
                draft.parts[Role.ANSWER] = [found[1]]
            places = [self._letters.find(letter) for letter in draft.text(Role.ANSWER)]
            if not LETTERS.startswith(self._letters) and -1 not in places:
                draft.parts[Role.ANSWER] = ["".join(LETTERS[place] for place in places)]


def pool_from(lines: Sequence[str], index: int) -> Pool | None:
    """The pool that begins on a line, if two questions or more choose from it, each answered by its letters."""
    if _letter(lines[index]) != "A":
        return None
    block, first = _block(lines, index)
    options, headed = _options(block) if first else ({}, False)
    members = _members([lines[first], *filled_below(lines, first, _FAR)]) if len(options) >= _TWO else []
    if not members or not (headed or len(members) > 1):
        return None
    named = any(_NAMED.search(line) for line in lines[max(0, index - _SLIP) : index])
    if not named and not all(_answered(member, len(options) + _SLIP) for member in members):
        return None
    number = numbered(members[0][0])[0]
    return Pool(number, number + len(members) - 1, options)


def _block(lines: Sequence[str], index: int) -> tuple[list[str], int]:
    """The lines from the first option to the first numbered one, and the place of that; 0 where no pool ends there."""
    block = [lines[index]]
    for at in range(index + 1, min(index + _FAR, len(lines))):
        line = lines[at]
        if line and numbered(line)[0] > 0:
            return block, 0 if begins_option(next_filled(lines, at)) else at
        if line and (_letter(line) == "A" or len(block) > len(LETTERS)):
            return block, 0
        block += [line] if line else []
    return block, 0


def _letter(line: str) -> str:
    found = _OPTION.match(line)
    return found[1].translate(_WIDE) if found else ""


def _options(block: Sequence[str]) -> tuple[dict[str, str], bool]:
    """One option a line by its letter, one of which may be left out, and whether a line behind heads the questions."""
    options: dict[str, str] = {}
    letter = "A"
    for line in block:
        found = _OPTION.match(line)
        own = found[1].translate(_WIDE) if found else ""
        if found and own not in options and 0 <= LETTERS.index(own) - LETTERS.index(letter) <= _SLIP:
            options[own] = found[2]
            letter = own
        elif line is block[-1] and len(line) <= _SHORT:
            return options, True
        else:
            options[letter] += f"\n{line}"
    return options, False


def _members(lines: Sequence[str]) -> list[list[str]]:
    """The questions, counted on, that have no options: each the line with its number, and the answer below it."""
    members: list[list[str]] = []
    for line in lines:
        number = numbered(line)[0]
        if number >= 0 and (not members or number == numbered(members[-1][0])[0] + 1):
            members.append([line])
        elif number >= 0 or not members or len(members[-1]) > 1 or not gives_answer(line):
            next_one = begins_option(line) or (len(members) > 1 and len(members[-1]) < len(members[-2]))
            return members[:-1] if next_one else members
        else:
            members[-1].append(line)
    return members


def _answered(member: Sequence[str], options: int) -> bool:
    """Whether a question carries letters at its end, or its answer below it is made of them."""
    at_end = _AT_END.search(member[0])
    said = segments(member[1])[0][1] if len(member) > 1 else at_end[1] if at_end else ""
    return bool(letters_among(said, options))
