"""What a line of a text bank begins with or holds: a section, a chapter, a number, and words such as 答案 and 解析."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.question.labels import question_number
from tracker.study.banks.question.wording import kind_of
from tracker.study.banks.texts import EDGES, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TENS = "[一二三四五六七八九十]{1,3}"
_ORDINAL = rf"(?:第?{TENS}(?:部分|大题)?\s*[、.．:：)）]?|[（(]{TENS}[)）]\s*[、.．]?|[IVX]{{1,4}}\s*[、.．])"
_SECTION = regex(
    rf"^[\s#*=\-—【\[<《◆■●▲★]*(?P<ordinal>{_ORDINAL})?\s*(?P<arabic>\d{{1,2}}\s*[、.．]?\s*)?"
    r"(?P<words>[^\s（(【\[:：,，。.;；\d、]{1,12}(?:/[^\s（(:：]{1,8})?)\s*"
    r"(?P<rest>(?:[（(【\[].*|[:：。\]】>》=\-*#\s].*|[,，]?\s*(?:共|每|本|\d).*)?)$"
)
_BLANK = regex(r"[（(][\s　]*[)）]|_{3,}")
_GLUED_HEADING = regex(
    rf"(?<=\S)\s*{TENS}\s*[、.．]\s*(?=(?:[单多]项?选择?|不定项选择?|选择|判断|填空|简答|问答|计算|论述|名词解释)题)"
)
_LETTERED = regex(r"[A-H]\s*[.．、](?!.{0,8}题$)")
_A_WORD = "问题"
"""The end of an option that was wrapped, more often than a heading."""

_A_FEW_WORDS, _NEAR = 6, 4
_COUNTS = regex(r"\s*[（(]?\s*(?:共|每|本题|\d+\s*[题分道小个])")
_BIDS = ("结合", "根据", "阅读", "请结合", "请根据", "请阅读", "回答下")
"""What a line begins with that bids to answer the questions below it."""

_KIND_ENDS = regex(r"(?:题|题目|题型|试题|题库|选择|单选|多选|判断|填空|是非|选|答案|名词解释|选类|断类|空类)$")
_CHAPTER = regex(
    r"^[\s#*]*(?:第\s*[一二三四五六七八九十百零\d]{1,4}\s*(?:[章节篇单部模讲课]|组[A-Z]?(?=[\s:：]|$))|(?:模块|项目|单元|任务|章节)\s*[一二三四五六七八九十\d]{1,3})(?!题)"
    r"|^习[\s　]*题[\s　]*[一二三四五六七八九十\d]{1,3}$"
    r"|^[=\-—#\s]+(?:CHAPTER|SECTION|Chapter|Section)\b"
    r"|^(?:CHAPTER|SECTION|UNIT|MODULE|Chapter|Section|Unit|Module)\s*\d{1,2}\s*(?:[:：.\-–—]|$)"
)
_NO_TITLE = ("。", "？", "?", "）")
_DIGITS = "零一二三四五六七八九"
_COUNTED_HEADING = regex(rf"[\s#*【\[（(]*第?\s*(?:([{_DIGITS}十]{{1,3}})|(\d{{1,2}}))\s*[章节篇单部模讲课大、.．)）]")
_KEY_HEADING = regex(
    r"^[\s#*=\-—【\[]*(?:[一二三四五六七八九十\d]{1,3}\s*[、.．]\s*)?[^：:。？?]{0,24}?(?:参考|标准|正确|试题|习题)?答案"
    r"(?:及|与|和)?(?:解析|评分标准|部分|要点|汇总|速查|一览|表|如下)*\s*[\]】=\-—]*\s*[:：]?\s*$"
)
_MARKS = regex(
    r"""(?:(?<=^)|(?<=[\s　。.;；,，、)）\]】>])|(?=[\[【<])|(?=[我你]的答案|(?:正确|参考|标准|错误)答案|回答错误)
         |(?=答案\s*[:：]\s*(?:[A-H]|√|×|对|错|正确)[\sA-H、,，。误确]*$))
    [\[【<(（]?\s*(?:
        (?P<mine>(?:我|你|您)的答案|(?:考生|学生|用户)的?答案)
      | (?P<points>(?:此题|本题|考生|实际|本次)?得分)
      | (?P<ignored>题号|(?:试题|题目)(?:编号|[Ii][Dd])|分值|(?:本题)?分数|能力(?:水平|层次|要求)|认知层次
        |是否评分|正确率|易错项|统计|标签)
      | (?P<wrong>错误答案|错误选项|干扰项)
      | (?P<explanation>(?:答案|试题|题目|名师|参考|A\.?I\.?)?
        (?:解析|讲解|详解|简析|评析|点评|点拨|解释|分析|解题思路|说明|备注))
      | (?P<answer>(?:回答(?:错误|正确)\s*[,，。]?\s*)?(?:正确|参考|标准|本题|试题)?\s*答\s*案(?!解析|详解|分析)
        (?:选项|要点|内容)?|正确选项|标答|答(?=\s*[:：]\s*[A-H]{1,8}\s*$))
      | (?P<topic>(?:所属|考查)?(?:知识点|考点|章节|知识模块)|所属章)
      | (?P<difficulty>(?:试题|题目)?难易?程?度|难度系数)
      | (?P<source>(?:考题|试题|题目)?(?:出处|来源)|(?:参考|标准|法规|文件)?依据)
      | (?P<kind>题目?类?型|试题类型)
      | (?P<options>选项|备选项|候选项)
    )(?P<end>\s*[\]】>)）]\s*[:：]?|\s*(?:是|为|选)?\s*[:：]|\s*(?:是|为|选择?)(?=\s*[A-H]{1,8}\b))\s*""",
    re.VERBOSE,
)
_SHORT_MARK = regex(
    r"^\s*[\[【(（]?\s*(?:答|解答?|[Aa]nswer|ANSWER|[Aa]ns|[Kk]ey|KEY)\s*[\]】)）]?\s*[:：]\s*(?:[Oo]ption\s+(?=[A-H]\b))?"
    r"|^\s*[答解][\s　]+(?=[^\s　]{5})|^\s*[\[【]\s*(?:答|解答?)\s*[\]】]\s*"
)
_MARK_WORDS = (
    "答",
    "析",
    "讲解",
    "说明",
    "解",
    "分",
    "评",
    "知识点",
    "考点",
    "章节",
    "难",
    "出处",
    "来源",
    "依据",
    "型",
    "统计",
    "备注",
    "正确率",
    "选项",
    "标签",
    "题号",
    "编号",
    "能力",
    "认知",
    "所属章",
    "点拨",
)
_BARE_ANSWER = regex(
    r"^\s*(?:正确|参考|标准)?答案(?:\s*[:：]?\s+(?=[A-Ha-h√×对错正TF])|\s*(?=[pP]\.?\s?\d|见\S|略)|\s*[;；]?\s*(?=[A-H]{1,8}\s*$))"
)
_START_MARK = regex(
    r"^\s*[\[【（(<]\s*(?P<kind>[^\]】)）>\d]{1,8}?)(?:题)?\s*(?:[>,，].{0,12})?[\]】)）>]\s*[?？]?(?:[（(]\s*(?:本题\s*)?\d+(?:\.\d+)?\s*分\s*[)）]\s*)?(?:[\[【]\s*(?P<answer>[A-H]{1,8}|[√×对错是非]|正确|错误)\s*[\]】])?\s*"
)
_START_WORD = regex(
    r"^\s*(?:(?:题目|试题|问题|题干|[Qq]uestion|Q)\s*[:：]|[【\[](?:题目|试题|问题|题干)[】\]]|#Q\s)\s*"
)
_TRUTH_BEFORE = regex(r"^\s*[（(]\s*([√×✓✗对错TF]|正确|错误|)\s*[)）]\s*(?=\d{1,4}\s*[、.．)）])")
_COPULAS = ("是", "为", "选")
_RULE = regex(r"^[\s\-—_=*#~·.。+@$%^&|]{3,}$|^[-—=]{3,}\s*\d{2,8}$")
_PAGE = regex(
    r"^\s*(?:[?？]+|确认|提交|得\s*分(?:\s*[/／]\s*总分|\s*[评阅][分卷]人)?|[评阅][分卷]人|(?:展开|收起|查看)(?:答案)?解析|[上下]一题|窗体[顶底]端|回答(?:正确|错误)|选项|</[一-鿿]{1,6}>|[A-Z]{2}讲解|\d+(?:\.\d+)?\s*分|第\s*\d+\s*页.{0,12}|-?\s*\d+\s*[-/]\s*\d*\s*-?|共\s*\d+\s*页)\s*$"
)
_UNSEEN = regex(r"^[\ue000-\uf8ff]$|^```\w*$|^\[[^\[\]]*\]\([^()\s]*\)$|^图片?\s*[:：]\s*https?://\S+$")
"""A page's icon alone, and Markdown that shows nothing to read, or only where to read more."""

_COUNT = regex(r"(?:\d{1,4}[、,，]\s*){9,}\d{0,4}$")
"""The sheet of an exam page, on which a pupil goes from question to question."""

_BARE_NUMBER = regex(r"^\s*(\d{1,4})(?:\t\s*|[\s　]+(?=\D|\d{1,4}[^\d\s])|\s*$)")
_GLUED_NUMBER = regex(r"^\s*(\d{1,4})(?:[.．](?=\d)|(?=[（(《“]))")
_NUMBER_IN_WORD = regex(r"^\s*(\d{1,4})(?=[\[【_一-鿿])")
_NESTED_NUMBER = regex(r"^\s*\d{1,2}[.．\-－](\d{1,4})(?:\s*[、．:：)）]|[.．](?!\d)|\s+(?=\D))\s*")
BARE, WEAK, NESTED = "9", "9?", "9.9"
"""Ways of writing a number that need a reason to be taken for a question's: without any sign after it, with what may
as well be a decimal or a part of the sentence, and with the chapter before it (`2.15`)."""

_NARROW = str.maketrans("．（）", ".()")
_WHITE = " \t　"
_MAY_ANSWER = frozenset(_WHITE + "正参标答解[【(（AaKk")
_MAY_MARK = frozenset(_WHITE + "[【（(<")
_MAY_START = frozenset(_WHITE + "题试问Qq#[【")
"""What lines begin with that are worth a closer look."""

_MAY_BE_NUMBER = frozenset("0123456789０１２３４５６７８９第（([【〔题试QqNn ")
ROLES = (
    "options",
    "mine",
    "points",
    "ignored",
    "wrong",
    "explanation",
    "answer",
    "topic",
    "difficulty",
    "source",
    "kind",
)
WRONG = "wrong"
"""The role of a list of wrong options beside the right ones."""

MINE, POINTS, IGNORED = "mine", "points", "ignored"
"""The roles of what a pupil answered, of the points that brought, and of what says nothing about the question."""

_AS_ROLE = {
    "mine": MINE,
    "points": POINTS,
    "explanation": Role.EXPLANATION,
    "answer": Role.ANSWER,
    "topic": Role.TOPIC,
    "difficulty": Role.DIFFICULTY,
    "source": Role.SOURCE,
    "kind": Role.KIND,
    "wrong": WRONG,
    "options": "",
}


def is_noise(line: str) -> bool:
    """Whether a line separates, counts pages or questions, or only links elsewhere, and says nothing."""
    return any(pattern.match(line) for pattern in (_RULE, _PAGE, _UNSEEN, _COUNT))


def filled_below(lines: Sequence[str], at: int, within: int) -> Iterator[str]:
    """Those that hold anything of so many lines below one."""
    return filter(None, lines[at + 1 : at + 1 + within])


def next_filled(lines: Sequence[str], at: int) -> str:
    """The next of a few lines that holds anything, "" where none does."""
    return next(filled_below(lines, at, _NEAR), "")


def section_kind(line: str) -> str:
    """The kind that a heading such as `一、单项选择题（每题 1 分，共 20 分）` announces, "" for any other line."""
    _, answer, asked = start_mark(line)
    if (
        len(line) > 160
        or answer
        or start_word(line)
        or _LETTERED.match(line)
        or line == _A_WORD
        or line.startswith(_BIDS)
        or _BLANK.search(line)
        or (asked != line and len(asked) > _A_FEW_WORDS and not _COUNTS.match(asked))
    ):
        return ""
    found = _SECTION.match(line)
    if not found:
        return ""
    words = found["words"].rstrip("]】>》=-*#")
    kind = kind_of(words)
    if not kind or not (_KIND_ENDS.search(words) or found["ordinal"]):
        return ""
    if (
        found["rest"].strip(EDGES)
        and not found["ordinal"]
        and not re.match(r"\s*[（(【\[:：\]】>》=\-*#,，共每本\d]", found["rest"])
    ):
        return ""
    if found["arabic"] and not found["ordinal"] and len(found["rest"]) > 30:
        return ""
    return kind


def named_kind(line: str) -> str:
    """The kind that a line such as `题型：判断题` names and nothing else; "" for any other line."""
    pieces = segments(line)
    return kind_of(pieces[0][1]) if len(pieces) == 1 and pieces[0][0] == Role.KIND else ""


def heading_apart(line: str) -> list[str]:
    """A line as two where a section's heading follows the words of its last option: `D. 接地二、填空题`."""
    found = _GLUED_HEADING.search(line) if "题" in line and _LETTERED.match(line) else None
    return [line[: found.start()], line[found.start() :]] if found else [line]


def chapter_of(line: str) -> str:
    """What names the chapter in its heading, such as 第一章; "" for any other line."""
    plain = line.rstrip()
    if len(line) >= 50 or plain.endswith(_NO_TITLE) or (plain.endswith(")") and not plain[0].isascii()):
        return ""
    found = _CHAPTER.match(line)
    return "".join(found[0].split()).lstrip("#*") if found else ""


def heading_number(line: str) -> int:
    """The number in a heading such as 第三章 or 二、判断题; 0 for a heading without one."""
    found = _COUNTED_HEADING.match(line)
    if not found:
        return 0
    if found[2]:
        return int(found[2])
    tens, ten, units = found[1].rpartition("十")
    return (10 * (_DIGITS.find(tens) if tens else 1) if ten else 0) + max(0, _DIGITS.find(units) if units else 0)


def is_key_heading(line: str) -> bool:
    """Whether a line announces the list of answers."""
    if len(line) >= 40 or "答案" not in line or not _KEY_HEADING.match(line):
        return False
    return segments(line)[0][0] != Role.EXPLANATION


def segments(line: str) -> list[tuple[str, str]]:
    """The line cut at its marks: pairs of role and text; the role of what stands before the first mark is ""."""
    answers = line[:1] in _MAY_ANSWER and (_BARE_ANSWER.match(line) or _SHORT_MARK.match(line))
    if answers:
        first, *others = segments(line[answers.end() :]) or [("", "")]
        return [(Role.ANSWER, first[1]), *others] if not first[0] else [(Role.ANSWER, ""), first, *others]
    if not (
        ":" in line
        or "：" in line
        or "】" in line
        or "]" in line
        or ">" in line
        or "）" in line
        or ")" in line
        or "答案" in line
    ):
        return [("", line)]
    if not any(word in line for word in _MARK_WORDS):
        return [("", line)]
    pieces: list[tuple[str, str]] = []
    role, start = "", 0
    for found in _MARKS.finditer(line):
        if _marks_an_option(line, found) or (role == Role.EXPLANATION and _goes_on(found)):
            continue
        name = found.lastgroup if found.lastgroup != "end" else next(name for name in ROLES if found[name])
        pieces.append((role, clean(line[start : found.start()])))
        role, start = _AS_ROLE.get(name or "", IGNORED), found.end()
    pieces.append((role, clean(line[start:])))
    return [piece for piece in pieces if piece[0] or piece[1]]


def gives_answer(line: str) -> bool:
    """Whether a line begins with the word for an answer."""
    return [role for role, _ in segments(line)[:1]] == [Role.ANSWER]


def _goes_on(found: re.Match[str]) -> bool:
    """Whether a word for the answer is part of a sentence that explains it, 因此，正确选项为A."""
    return bool(found["answer"]) and found["end"].strip() in _COPULAS


def _marks_an_option(line: str, found: re.Match[str]) -> bool:
    """Whether the mark stands in brackets behind a text, `安培（正确答案）`: it says which option is right."""
    at, ends = found.start() - 1, found["end"].rstrip()
    if at < 0 or line[at] not in "（(" or ends.endswith((":", "：")):
        return False
    return bool(line[:at].strip()) or not line[found.end() :].strip(EDGES)


def start_mark(line: str) -> tuple[str, str, str]:
    """Kind, answer and remaining text of a line that begins a question with `[单选][B]` or `【判断题】`."""
    found = _START_MARK.match(line) if line[:1] in _MAY_MARK else None
    kind = kind_of(found["kind"]) if found else ""
    if not found or not kind:
        return "", "", line
    return kind, found["answer"] or "", line[found.end() :]


def is_mark(line: str) -> bool:
    """Whether a line is only the mark of a question's kind in brackets, 【单选题】."""
    kind, answer, rest = start_mark(line)
    return bool(kind) and not answer and not rest.strip(EDGES + ":：")


def start_word(line: str) -> str | None:
    """The text after 题目：, or None where the line does not begin so."""
    found = _START_WORD.match(line) if line[:1] in _MAY_START else None
    return line[found.end() :] if found else None


def truth_before(line: str) -> tuple[str, str]:
    """The sign in brackets before a question's number, `（√）12、…`, and the line from the number on."""
    found = _TRUTH_BEFORE.match(line)
    return (found[1], line[found.end() :]) if found else ("", line)


def without_stray_dot(text: str) -> str:
    """A number's text without the dot that copying from a page moved into it: `（. ）的` was `. （ ）的`."""
    return re.sub(r"^([（(《“])\s*[.．]\s*", r"\1", text)


def numbers(line: str) -> list[tuple[int, str, str]]:
    """Number, way of writing it, and text of a line that may begin with a number: the likelier reading first."""
    number, end = question_number(line)
    if number >= 0:
        head = line[:end].strip(EDGES).translate(_NARROW)
        return [(number, re.sub(r"\d+", "9", "".join(head.split())), line[end:])]
    kinds = ((NESTED, _NESTED_NUMBER), (WEAK, _GLUED_NUMBER), (BARE, _BARE_NUMBER))
    found = ((style, pattern.match(line)) for style, pattern in kinds)
    return [(int(match[1]), style, line[match.end() :]) for style, match in found if match]


def number_in_word(line: str) -> list[tuple[int, str, str]]:
    """The number that a line begins with and no sign sets apart, `16数据库…`, as `numbers` would have it."""
    found = _NUMBER_IN_WORD.match(line)
    return [(int(found[1]), WEAK, line[found.end() :])] if found else []


def numbered(line: str) -> tuple[int, str, str]:
    """The likeliest number of a line as `numbers` has it; (-1, "", line) for a line without one."""
    return next(iter(numbers(line)), (-1, "", line)) if line[:1] in _MAY_BE_NUMBER else (-1, "", line)
