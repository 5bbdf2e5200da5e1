"""An apprentice's month in short statements, for the page and for paper alike."""

from __future__ import annotations

from datetime import timedelta

from tracker.kernel.terms import PracticeAnswer
from tracker.overview.mentor_day import NeedKind
from ui.text.agenda import deadline_words
from ui.text.catalogue import ntr, ptr, tr
from ui.text.diary import time_words
from ui.text.formats import span_words
from ui.text.labels import certificate_name, label
from ui.text.mentoring import idle_words, practice_line, sentence, skill_line, stage_words, waiting_words
from ui.text.verdicts import left_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from tracker.mentoring.model import Mentorship, MockResult, OpenStep
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.mentor_day import Need
    from tracker.overview.monthly import Month
    from tracker.overview.names import Names

Line = tuple[str, str]
"""What a statement is about, and the statement."""


def month_words(month: str) -> str:
    """A month written YYYY-MM as it is called."""
    year, number = month.split("-")
    return tr("{year}-{month:02}").format(year=year, month=int(number))


def happened_lines(month: Month, names: Names) -> Iterator[Line]:
    """What was practised, what rose, what was studied and sat."""
    yield ptr("review", "Practice"), _practice(month, names)
    if month.raised:
        risen = (
            ptr("skill", "{name}: {said}").format(name=names.skill(one.skill.id), said=label(one.after))
            for one in month.raised
        )
        yield tr("Stages raised"), tr("; ").join(risen)
    study = month.study
    if study.minutes or study.answers:
        yield tr("Study"), study_said(study.minutes, study.answers, study.correct)
    for mock in study.mocks:
        yield tr("Mock exam"), mock_line(mock)
    for exam in month.exams:
        yield (
            tr("Exam"),
            tr("{day} {level}: {result}").format(
                day=exam.on.isoformat(), level=label(exam.level), result=label(exam.result)
            ),
        )


def study_said(minutes: int, answers: int, correct: int) -> str:
    """How much was studied, and how well."""
    said = [time_words(minutes)] if minutes or not answers else []
    if answers:
        said.append(tr("{n} answers, {share} % right").format(n=answers, share=round(100 * correct / answers)))
    return sentence(said)


def mock_line(mock: MockResult) -> str:
    """What a mock exam came to."""
    return tr("{day} {component}: {score} of 100").format(
        day=mock.on.isoformat(), component=label(mock.component), score=f"{mock.score:g}"
    )


def _practice(month: Month, names: Names) -> str:
    count = len(month.entries)
    if not count:
        return tr("Nothing was logged.")
    answered = ((answer, month.answered(answer)) for answer in PracticeAnswer)
    said = [
        ntr("{n} practice", "{n} practices", count).format(n=count),
        *(ptr("practice", "{n} {answer}").format(n=n, answer=label(answer).lower()) for answer, n in answered if n),
    ]
    if month.waiting:
        said.append(waiting_words(month.waiting))
    what = (
        tr("{skill} ×{n}").format(skill=names.skill(skill), n=n) if n > 1 else names.skill(skill)
        for skill, n in month.practised
    )
    return tr("{counts}: {what}").format(counts=sentence(said), what=tr("; ").join(what))


def stuck_lines(month: Month, names: Names) -> Iterator[Line]:
    """The skills that go no further, and that nothing was practised."""
    for one in month.member.blocked:
        yield names.skill(one.skill.id), tr(" · ").join((stage_words(one), skill_line(one)))
    if month.member.stuck and not month.member.blocked:
        yield ptr("review", "Practice"), idle_words(month.member.idle)


def date_lines(month: Month, names: Names, *, today: date) -> Iterator[Line]:
    """Certificates that run out, the exam, the end of the contract: the earliest first."""
    found = [
        (item.due_on, certificate_name(item.certificate, names), deadline_words(item, today=month.last))
        for item in month.dates
        if item.certificate
    ]
    exam = month.member.exam
    if exam:
        left = left_words(today, exam.on)
        found.append((exam.on, tr("Exam"), tr("{day}, in {left}").format(day=exam.on.isoformat(), left=left)))
    pair = month.member.mentorship
    if pair and pair.contract_end:
        until = ptr("contract", "until {day}").format(day=pair.contract_end.isoformat())
        found.append((pair.contract_end, ptr("review", "Contract"), until))
    for _day, what, words in sorted(found):
        yield what, words


def _late(due: date, days_left: int) -> str:
    return tr("{span} late").format(span=left_words(due, due - timedelta(days=days_left)))


def step_words(one: OpenStep) -> str:
    """A step agreed on, with its day and how far off that is."""
    if one.step.by is None or one.days_left is None:
        return one.step.text
    if one.days_left < 0:
        late = _late(one.step.by, one.days_left)
        return tr("{day} {step} ({late})").format(day=one.step.by.isoformat(), step=one.step.text, late=late)
    return tr("{day} {step}").format(day=one.step.by.isoformat(), step=one.step.text)


def mentorship_words(pair: Mentorship, *, today: date) -> str:
    """How long a pair lasts, its contract and its goals."""
    since = pair.start.isoformat()
    if pair.end:
        said = [tr("{first} to {last}").format(first=since, last=pair.end.isoformat())]
    else:
        said = [tr("since {day}, {span}").format(day=since, span=span_words(pair.start, max(pair.start, today)))]
    if pair.contract_end:
        said.append(tr("contract until {day}").format(day=pair.contract_end.isoformat()))
    said += (pair.goals or "").splitlines()
    return tr(" · ").join(said)


def need_words(need: Need, names: Names) -> Line:
    """Why somebody needs the mentor: who and what, then quietly more."""
    what, more = _need(need, names)
    return ptr("skill", "{name}: {said}").format(name=need.member.person.name, said=what), more


def _need(need: Need, names: Names) -> Line:
    pair, skill = need.member.mentorship, need.skill
    if skill:
        return names.skill(skill.skill.id), tr(" · ").join((stage_words(skill), skill_line(skill)))
    told: dict[NeedKind, Callable[[], Line]] = {
        NeedKind.PRACTICE: lambda: (tr("to be confirmed"), practice_line(need.entry, names) if need.entry else ""),
        NeedKind.CERTIFICATE: lambda: _certificate(need.item, names),
        NeedKind.STEP: lambda: (tr("a step agreed on"), step_words(need.step) if need.step else ""),
        NeedKind.IDLE: lambda: (tr("nothing practised"), idle_words(need.member.idle)),
        NeedKind.REVIEW: lambda: (tr("monthly review"), _untold(need.month or "")),
        NeedKind.CONTRACT: lambda: (tr("the contract ends"), str(pair.contract_end) if pair else ""),
    }
    return told[need.kind]()


def _untold(month: str) -> str:
    return tr("{month} has not been talked over").format(month=month_words(month))


def _certificate(item: AgendaItem | None, names: Names) -> Line:
    if item is None or item.certificate is None:
        return "", ""
    return certificate_name(item.certificate, names), _item_date(item)


def _item_date(item: AgendaItem) -> str:
    if item.days_left < 0:
        late = _late(item.due_on, item.days_left)
        return tr("{day}, {late}").format(day=item.due_on.isoformat(), late=late)
    return item.due_on.isoformat()
