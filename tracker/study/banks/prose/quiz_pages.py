"""Pages of a Moodle quiz copied with the mouse: what stands around each question there is no part of it.

Courses of the open universities go round so: `题目1`, `未回答`, `满分10.00`, `标记题目`, `题干`, the question,
`选择一项：`, its options, `反馈`, `正确答案是：…`; or the same in English.
"""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex

_FEW = 3
_HEAD = 6
"""How many lines may stand between the number of a question and its text."""

_NUMBER = regex(r"(?:题目|试题|Question)\s*\d{1,4}$", re.IGNORECASE)
_AROUND = regex(
    r"满分\s*\d+(?:\.\d+)?|获得?\s*\d+(?:\.\d+)?\s*分中的\s*\d+(?:\.\d+)?\s*分?|得分\s*[:：]?\s*\d+(?:\.\d+)?.*"
    r"|(?:未标记|不标记|已标记)?标记(?:题目|试题|此题)?|题干|试题正文|反馈|(?:清空|清除)我的选择"
    r"|mark(?:ed out of)?\s*-?\d+\.\d+(?:\s*out of \d+\.\d+)?|(?:remove )?flag(?: question)?|question text|feedback"
    r"|clear my choice|your answer is (?:in|partially )?correct\.?"
    r"|(?:你|您)的(?:回答|答案)(?:不|部分)?正确[。.]?|恭喜[你您][，,]?\s*答对了[。.!！]?",
    re.IGNORECASE,
)
_STATE = regex(
    r"(?:不|部分)?正确|(?:还未|尚未|未)(?:回|作)答|完成|已?作答|(?:partially )?correct|incorrect|not (?:yet )?answered"
    r"|answer saved|complete",
    re.IGNORECASE,
)
_CHOOSES = regex(
    r"(?:select|choose)\s+one(?:\s+or\s+more)?\s*[:：.;]?|请?选择一项(?:或多项)?\s*[:：。]?", re.IGNORECASE
)
_TRUTH = regex(r"对|错|正确|错误|true|false", re.IGNORECASE)
_ANSWER = regex(
    r"(?:正确的?答案(?:是|为)|the correct answers? (?:is|are))\s*[:：]?\s*[“\"'‘]?(.*?)[”\"'’]?[。.]?", re.IGNORECASE
)


def without_quiz_page(lines: list[str]) -> list[str]:
    """Only the questions, options and answers of such a page; any other text as it was."""
    if sum(bool(_CHOOSES.fullmatch(line)) for line in lines) < _FEW:
        return lines
    head, truth = 0, False
    for at, line in enumerate(lines):
        if not line:
            continue
        head = _HEAD if _NUMBER.fullmatch(line) else max(0, head - 1)
        chooses = bool(_CHOOSES.fullmatch(line))
        if (
            chooses
            or _AROUND.fullmatch(line)
            or (head and _STATE.fullmatch(line))
            or (truth and _TRUTH.fullmatch(line))
        ):
            lines[at] = ""
        elif answer := _ANSWER.fullmatch(line):
            lines[at] = f"答案：{answer[1]}"
        truth = chooses or (truth and not lines[at])
    return lines
