"""All widgets on two pages, in the words of the language given, to be drawn and looked at."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from tracker.kernel.record import Record
from ui.text import set_language
from ui.theme import STATES
from ui.widgets.badge import StateBadge
from ui.widgets.bars import Bar
from ui.widgets.busy_bar import BusyBar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit, CompletingEdit
from ui.widgets.date_rail import DateRail, Mark
from ui.widgets.dates import DateEdit, MonthEdit
from ui.widgets.disclosure import Disclosure
from ui.widgets.editors import DecimalEdit, MoneyEdit, NoteEdit, NumberEdit, TextEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.lanes import Interval, Lanes
from ui.widgets.scroll import ScrollColumn
from ui.widgets.sheet import Sheet, SheetHost
from ui.widgets.space import Column, Row
from ui.widgets.undo_bar import UndoBar
from ui.widgets.words import Figure, FirstLine, Label, Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.widgets.editors import Editor

TODAY = date(2023, 3, 24)


class Words(Record):
    """What is written on the gallery, in one language."""

    first: str
    source: str
    states: tuple[str, ...]
    unit: str
    long: str
    save: str
    plain: str
    quiet: str
    danger: str
    title: str
    empty: str
    empty_text: str
    fields: tuple[str, ...]
    hint: str
    job: str
    done: str
    busy: str
    start: str
    now: str
    target: str
    tick: str


WORDS = {
    "zh_CN": Words(
        first="高级工（三级） → 技师（二级）：最早 2023-11-20 可申报，还差 7 个月 27 天",
        source="依据《国家职业技能标准》2018 年版，核对于 2026-11-01。请以当地主管部门的答复为准。",
        states=("有效", "47 天内复审", "已过期", "无法判断", "尚未开始"),
        unit="年 6 个月",
        long="取得本职业或相关职业三级（高级工）职业资格证书后，累计从事本职业或相关职业工作满 4 年。",
        save="保存",
        plain="导出",
        quiet="添加证书",
        danger="删除",
        title="特种作业操作证",
        empty="还没有证书",
        empty_text="添加您持有的第一张证书，到期和复审的日子就会出现在这里。",
        fields=("类别", "职业", "发证日期", "月份", "金额（元）", "次数", "成绩", "名称", "备注"),
        hint="输入名称或编码的一部分，再从中选择",
        job="南方精工 · 高级车工",
        done="已保存。",
        busy="正在导入 1,200 条记录",
        start="2019-11-20 取得三级",
        now="今天 2023-03-24",
        target="2023-11-20 最早可申报",
        tick="只看有效的证书",
    ),
    "en": Words(
        first="Senior worker (level 3) to technician (level 2): on 2023-11-20 at the earliest, in 7 months 27 days",
        source="From the national standard, edition of 2018, checked on 2026-11-01. Ask your local office.",
        states=("Valid", "Review in 47 days", "Expired", "Unknown", "Not yet"),
        unit="years 6 months",
        long="Four years of work in this or a related occupation after the certificate of level 3 was issued.",
        save="Save",
        plain="Export",
        quiet="Add certificate",
        danger="Delete",
        title="Special operation permit",
        empty="No certificates yet",
        empty_text="Add the first certificate you hold, and the days it must be reviewed will be shown here.",
        fields=("Kind", "Occupation", "Issued on", "Month", "Amount (yuan)", "Times", "Mark", "Name", "Note"),
        hint="Type a part of the name or code and pick one",
        job="Southern Precision · senior lathe operator",
        done="Saved.",
        busy="Importing 1,200 records",
        start="2019-11-20 level 3 issued",
        now="Today 2023-03-24",
        target="2023-11-20 earliest",
        tick="Valid certificates only",
    ),
}


class Gallery(QWidget):
    """A page with its sheet, as a person would meet them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        set_language(language)
        self.setObjectName("page")
        self.words = WORDS[language]
        self.page = ScrollColumn()
        self.host = SheetHost(self.page)
        self.sheet = self._sheet()
        self.undo = UndoBar()
        column = Column(self, gap=0)
        column.addWidget(self.host, 1)
        column.addWidget(self.undo)
        self._fill()

    def _fill(self) -> None:
        words, body = self.words, self.page.body
        body.addWidget(FirstLine(words.first))
        body.addWidget(Quiet(words.source))
        body.addWidget(self._requirements())
        body.addWidget(self._times())
        body.addWidget(SectionTitle(words.title))
        body.addWidget(self._buttons())
        body.addWidget(EmptyState("certificate", words.empty, words.empty_text, words.quiet))
        busy = BusyBar()
        busy.begin(words.busy)
        busy.report(40, 100)
        busy.show()
        body.addWidget(busy)

    def _requirements(self) -> Card:
        words = self.words
        card = Card(words.title)
        card.head.addWidget(StateBadge("good", words.states[0]))
        row = Row(gap=16)
        row.addWidget(Figure("14", words.unit))
        row.addStretch()
        card.body.addLayout(row)
        card.body.addWidget(Bar(0.62))
        card.body.addWidget(Label(words.long))
        fold = Disclosure(words.long, name="fold", unfolded=True)
        fold.head.addWidget(StateBadge("due", words.states[1]))
        fold.body.addWidget(Bar(0.3, "due"))
        fold.body.addWidget(Quiet(words.source, small=True))
        card.body.addWidget(fold)
        states = zip(STATES, words.states, strict=True)
        card.body.addWidget(FlowRow(*(StateBadge(state, text) for state, text in states)))
        return card

    def _times(self) -> Card:
        words = self.words
        card = Card(words.job)
        rail = DateRail()
        rail.show_days(
            Mark(on=date(2019, 11, 20), text=words.start),
            Mark(on=TODAY, text=words.now),
            Mark(on=date(2023, 11, 20), text=words.target),
        )
        lanes = Lanes()
        job = words.job
        lanes.show_intervals(
            [
                Interval(key="a", start=date(2008, 7, 1), end=date(2012, 3, 31), text=job),
                Interval(key="b", start=date(2012, 9, 1), end=date(2018, 6, 30), text=job, state="good"),
                Interval(key="c", start=date(2017, 1, 1), end=date(2017, 9, 30), text=job, state="quiet"),
                Interval(key="d", start=date(2018, 7, 1), end=None, text=job),
            ],
            today=TODAY,
        )
        card.body.addWidget(rail)
        card.body.addWidget(lanes)
        return card

    def _buttons(self) -> FlowRow:
        words = self.words
        off = Button(words.save, name="off", kind="primary")
        off.setEnabled(False)
        tick, choose = QCheckBox(words.tick), QRadioButton(words.tick)
        tick.setChecked(True)
        choose.setChecked(True)
        return FlowRow(
            Button(words.save, name="primary", kind="primary", icon_name="save"),
            Button(words.plain, name="plain", icon_name="export"),
            Button(words.quiet, name="quiet", kind="quiet", icon_name="plus"),
            Button(words.danger, name="danger", kind="danger", icon_name="delete"),
            off,
            IconButton("edit", words.plain, name="edit"),
            tick,
            choose,
        )

    def _sheet(self) -> Sheet:
        words = self.words
        sheet = Sheet(words.title)
        editors: list[tuple[Editor, object]] = [
            (ChoiceEdit([("a", words.title)], name="kind", empty=""), "a"),
            (CompletingEdit([("6-18-01-01", words.job)], name="occupation"), "6-18-01-01"),
            (DateEdit(name="issued_on"), None),
            (MonthEdit(name="month"), "2023-11"),
            (MoneyEdit(name="amount"), 123_450),
            (NumberEdit(name="times"), 3),
            (DecimalEdit(name="mark"), 87.5),
            (TextEdit(name="name"), words.title),
            (NoteEdit(name="note"), words.long),
        ]
        rows = []
        for label, (editor, value) in zip(words.fields, editors, strict=True):
            editor.set_value(value)
            rows.append(FormRow(label, editor, words.hint if label == words.fields[1] else ""))
            sheet.body.addWidget(rows[-1])
        day = rows[2].editor
        assert isinstance(day, DateEdit)
        day.setText("2023-13-40")
        rows[2].check()
        return sheet
