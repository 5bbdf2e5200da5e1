"""Header rows of tables: what each column holds, by the words people put above it."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role, option_index, option_role
from tracker.study.banks.texts import folded, simplified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTE = regex(r"[（(\[【].*?[)）\]】]|[\s*＊:：_\-/\\.。、#\"'“”]+")
_NUMBER_SIGN = regex(r"#\s*$")
_AFTER_DASH = regex(r"\s[-–—]\s.*$", re.DOTALL)
_NUMERALS = {numeral: index for index, numeral in enumerate("一二三四五六七八九十")}
_ANSWER_ABROAD = "respuesta|resposta|risposta|réponse|antwort|ответ|đápán|jawaban|kunci|cevap"
_WRONG_ABROAD = "đápánsai|respuestaincorrecta|respostaerrada|falscheantwort"
_OPTION_ABROAD = rf"{_ANSWER_ABROAD}|opci[oó]n|opç[aã]o|вариант|(?:phươngán)|seçenek|pilihan|opsi"
_STEM_ABROAD = (
    "pregunta|pergunta|domanda|frage(?:text)?|(?:текст)?вопроса?|(?:nộidung)?câuhỏi|nộidung|soal|pertanyaan|soru"
)
_OPTION = regex(
    rf"(?:备选答案|备选项?|候选项?|候选答案|答案选项|选项|选择|答案|option|opt|choice|answeroption|answer|o|{_OPTION_ABROAD})?"
    r"(?P<letter>[a-l])(?:选项|项目?|答案|备选项?|option)?(?:内容)?"
    rf"|(?:备选答案|备选项?|候选项?|选项|选[択擇]肢|选择项?|答案|option|opt|choice|answer|ans|a|{_OPTION_ABROAD})(?P<number>1?\d|[一二三四五六七八九十])"
    r"(?:内容)?"
    r"|(?P<ordinal>first|second|third|fourth|fifth|sixth)(?:answer|option|choice)"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_WRONG = regex(
    rf"(?:错误答案|错误选项|干扰项|干扰选项|wrong|incorrect|distractor|{_WRONG_ABROAD})(?:answer|option|choice)?s?(?:\d*|one|two|three|four|[a-e])"
)
_SERIES = regex(r"(?P<before>\D*?)(?P<mark>\d{1,2}|[a-l])")
_RIGHT = regex(r"正确|标准|correct|right")
_LISTED = regex(r"answers$")
_FEWEST = 2
_ZERO = regex(r"(?:选项|option|opt|choice|答案)0")
_TOPICS = (
    "知识点|考点|鉴定点|knowledge|标签|tag",
    "章节|^章$|^节$|单元|chapter|section|小节",
    "所属范围|鉴定范围|范围|模块|module|部分|topic|题目?分类|类别|分类|category|目录",
    "科目|专业|工种|岗位|subject|题库|试卷|course|领域|^tema$|^thema$|^тема$|^chủđề$",
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        Role.PASSAGE,
        (
            r"(共用|公用|公共|共享|共同|案例|材料|大题|题组)(题干|题目|内容)|(病例|案情|案例|材料)(描述|背景)?|背景(材料|资料|信息)"
            r"|(阅读|题干|题目|案例)材料|情[景境](描述)?|passages?(text)?|scenarios?|vignette|case(text|study|description)"
        ),
    ),
    (
        Role.IGNORED,
        (
            rf"{_WRONG_ABROAD}|(你|我|考生|学生|用户|提交|作答|错误)的?答案|选项个?数|答案个?数|时间|作者|出题人|创建|状态|得分|分值|分数|^分$"
            r"|score|point|count$|^mark|timelimit|页码|是否|错误率|次数|收藏|图片|image|picture|音频|视频"
        ),
    ),
    (
        Role.NUMBER,
        r"序号|题号|编[号码碼]|^id$|^no$|^num(ber)?$|^index$|xuhao|^行号$|(题目|试题|question)(id|no|num|number)",
    ),
    (
        Role.KIND,
        r"题型|题目?类型|试题类型|题类|^类型$|(question|answer)type|^(?:topic)?(?:base)?type$|qtype|答案类型|^type$|^kind$|题目种类",
    ),
    (Role.DIFFICULTY, r"难度|难易|difficulty|^level$"),
    (
        Role.EXPLANATION,
        (
            r"解析|分析|解释|解说|说明|详解|讲解|点评|^extra$|explain|explanation|analysis|comment|remark|备注|注释|提示|feedback"
            r"|explicaci|explicaç|erklärung|begründung|пояснени|giảithích|penjelasan|açıklama"
        ),
    ),
    (
        Role.OPTIONS,
        (
            r"(?:试题|题目|考题|问题)?选项(?:内容|集|项)?|所有选项|备选项|候选项|备选答案|候选答案|可选项|选项列表"
            r"|(?:topic|question|item|q)?_?options?|opts?|choices?|optioncontent|optionlist"
            r"|a\W?b\W?c(?:\W?d(?:\W?e(?:\W?f)?)?)?"
        ),
    ),
    (
        Role.ANSWER,
        rf"答案|标答|正答|正解|回答|answer|正确选项|正确项|correct|^right$|^(?:topic|question|item|std)?_?key$|^ans$|^答$|^back$|{_ANSWER_ABROAD}",
    ),
    (Role.SOURCE, r"依据|出处|来源|参考|教材|标准号|条款|规程|reference|source"),
    (Role.TOPIC, "|".join(_TOPICS)),
    (
        Role.STEM,
        rf"{_STEM_ABROAD}|(试题|题目|考题|问题|question)?(题干|题目|试题|问题|考题|题|设问|质问|内容|描述|文本|正文|名称|q|mcqs?|questions?|stem|title|content|text|prompt|front|question(text|content|title|en|cn|zh))(内容|描述|文本|名称)?",
    ),
)
_REMEMBERED = 1024
"""Words above columns, asked after again and again until it is settled which row is the header."""

_WHOLE = (Role.PASSAGE, Role.STEM, Role.OPTIONS)
_RULES = tuple((role, regex(words)) for role, words in _PATTERNS)


@lru_cache(_REMEMBERED)
def role_of(header: str) -> str:
    """The role of a column by the words above it; "" where they say nothing known."""
    if not header or len(header) > 80:
        return Role.IGNORED
    words = _words(header)
    if not words or len(words) > 18:
        return Role.IGNORED
    option = _OPTION.fullmatch(words)
    if option:
        return option_role(_place(option["letter"] or option["number"] or option["ordinal"]))
    for role, pattern in _RULES:
        if pattern.fullmatch(words) if role in _WHOLE else pattern.search(words):
            return role
    return Role.IGNORED


def is_unknown(header: str) -> bool:
    """Whether nothing is known of a column by the words above it, not even that it is of no use."""
    words = _words(header)
    return not role_of(header) and not any(pattern.search(words) for role, pattern in _RULES if role not in _WHOLE)


def _place(mark: str) -> int:
    if mark.isdigit():
        return max(0, int(mark) - 1)
    if mark in _ORDINALS:
        return _ORDINALS.index(mark)
    return _NUMERALS[mark] if mark in _NUMERALS else ord(mark) - ord("a")


def header_roles(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The roles of all columns if this row is a header: it names the question and something more; else None."""
    roles = _right_and_wrong(_in_series(_without_stray([role_of(cell) for cell in cells]), cells), cells)
    if Role.STEM not in roles and Role.ANSWER in roles:
        roles = [Role.STEM if _words(cell) == "topic" else role for role, cell in zip(roles, cells, strict=True)]
    if Role.ANSWER not in roles:
        roles = [
            Role.ANSWER if role == Role.EXPLANATION and "答案" in cell else role
            for role, cell in zip(roles, cells, strict=True)
        ]
    known = [role for role in roles if role]
    options = sum(option_index(role) >= 0 for role in roles)
    names_question = Role.STEM in known and len(set(known)) > 1
    if not names_question and not (options >= 2 and Role.ANSWER in known):
        return None
    return tuple(_only_best(roles, cells))


def _without_stray(roles: list[str]) -> list[str]:
    """The options A, B, C… in a row; other letters before them, or more than one after them, stand for something else.

    In `J, P, I, Q, T, A, B, C, D` only the last four do.
    """
    places = {option_index(role): place for place, role in enumerate(roles) if option_index(role) >= 0}
    if len(places) < _FEWEST:
        return roles
    places |= _between(places)
    last = next(index for index in range(len(places) + 1) if index not in places) - 1
    if last < 1:
        return roles
    stray = {place for index, place in places.items() if index > last + 2 or (index > last and place < places[0])}
    found = {place: option_role(index) for index, place in places.items()}
    return [Role.IGNORED if place in stray else found.get(place, role) for place, role in enumerate(roles)]


def _between(places: dict[int, int]) -> dict[int, int]:
    """Options whose word was mistyped: one is missing, and one column stands between those before and after it."""
    missing = (index for index in range(1, max(places)) if index not in places)
    around = ((index, places.get(index - 1), places.get(index + 1)) for index in missing)
    return {index: before + 1 for index, before, after in around if before is not None and after == before + 2}


def _in_series(roles: list[str], cells: Sequence[str]) -> list[str]:
    """Options by the places of their columns where one is counted twice, or by words nobody knows: `c1`, `c2`, `c3`."""
    places = [place for place, role in enumerate(roles) if option_index(role) >= 0]
    twice = len({roles[place] for place in places}) < len(places) and not any(map(_is_zero, cells))
    if twice and places[-1] - places[0] + 1 == len(places) and roles[places[0]] == option_role(0):
        return [option_role(at - places[0]) if at in places else role for at, role in enumerate(roles)]
    if not places and Role.OPTIONS not in roles:
        for index, place in enumerate(series(cells)):
            roles[place] = option_role(index)
    return roles


def _is_zero(header: str) -> bool:
    return _ZERO.fullmatch(_words(header)) is not None


def series(cells: Sequence[str]) -> list[int]:
    """The places of the first words that are one with a count behind it, `Frage 1`, `Frage 2`; none below three."""
    found: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        words = _words(cell) if len(cell) < 30 else ""
        counted = _SERIES.fullmatch(words)
        if counted is None or not is_unknown(cell):
            continue
        places = found.setdefault(counted["before"], [])
        mark = counted["mark"]
        if (int(mark) - 1 if mark.isdigit() else ord(mark) - ord("a")) == len(places):
            places.append(place)
    return max(found.values(), key=len, default=[]) if any(len(places) > 2 for places in found.values()) else []


def _right_and_wrong(roles: list[str], cells: Sequence[str]) -> list[str]:
    """Options counted from 0 where one is numbered 0; a right answer beside wrong ones is the first option.

    `Q, A1, A2, A3, A` names a question, its options, and the answer.
    """
    words = [_words(cell) for cell in cells]
    if any(map(_is_zero, cells)):
        shifted = (bool(re.search(r"[1-9]$", word)) for word in words)
        return [
            option_role(option_index(role) + shift) if option_index(role) >= 0 else role
            for role, shift in zip(roles, shifted, strict=True)
        ]
    if "a" in words and ("a1" in words or ("q" in words and "b" not in words)):
        roles[words.index("a")] = Role.ANSWER
    if "q" in words and "o" in words and Role.OPTIONS not in roles:
        roles[words.index("o")] = Role.OPTIONS
    wrong = [place for place, word in enumerate(words) if _WRONG.fullmatch(word)]
    if len(wrong) < 2 or Role.ANSWER not in roles:
        return roles
    roles[roles.index(Role.ANSWER)] = option_role(0)
    for number, place in enumerate(wrong, 1):
        roles[place] = option_role(number)
    return roles


@lru_cache(_REMEMBERED)
def _words(header: str) -> str:
    return _NOTE.sub("", simplified(_NUMBER_SIGN.sub("no", _AFTER_DASH.sub("", folded(header).casefold()))))


def _only_best(roles: list[str], cells: Sequence[str]) -> list[str]:
    """Roles where each stands once: the most specific topic, the right answer beside all, the first of the others."""
    best = list(roles)
    answers = [place for place, role in enumerate(roles) if role == Role.ANSWER]
    right = [place for place in answers if _RIGHT.search(_words(cells[place]))]
    if len(right) > 2:  # one beside each option, saying whether that is right: nothing here reads them
        best = [Role.IGNORED if place in answers else role for place, role in enumerate(best)]
    if len(answers) > len(right) == 1:
        listed = Role.OPTIONS not in roles and not any(option_index(role) >= 0 for role in roles)
        for place in set(answers) - set(right):
            best[place] = Role.OPTIONS if listed and _LISTED.search(_words(cells[place])) else Role.IGNORED
    topics = [place for place, role in enumerate(roles) if role == Role.TOPIC]
    if topics:
        keep = min(topics, key=lambda place: (_topic_rank(cells[place]), place))
        best = [Role.IGNORED if role == Role.TOPIC and place != keep else role for place, role in enumerate(best)]
    named = [_words(cell) for cell in cells]
    if "stem" in named and "content" in named:
        best[named.index("content")] = Role.IGNORED
    seen: set[str] = set()
    for place, role in enumerate(best):
        if role and role in seen:
            best[place] = Role.IGNORED
        seen.add(role)
    return best


def _topic_rank(header: str) -> int:
    words = _words(header)
    return next((rank for rank, pattern in enumerate(_TOPICS) if re.search(pattern, words)), len(_TOPICS))


def joined_roles(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """The roles of a header of two rows: 选项 over the letters A, B, C, D."""
    if len(lower) != len(upper):
        return None
    if not all(option_index(role_of(cell)) >= 0 for cell in lower if cell) or not any(lower):
        return None
    return header_roles([below or above for above, below in zip(upper, lower, strict=True)])
