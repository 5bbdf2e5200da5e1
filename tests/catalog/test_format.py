"""The pack format: every section as it is meant to be written, and every fault named with file, entry and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.writing import CASES, HEAD, faults, problems, read, write
from tracker.catalog.load import load_pack

EVERY_SECTION = """
[[occupation]]
code = "6-18-01-01"
name = { zh_CN = "车工", en = "Lathe operator" }
related = ["6-18-01-02"]
editions = [ { edition = "2018", from = 2018-12-26 } ]

[[route]]
id = "2018/level_3/a"
edition = "2018"
occupations = ["*"]
level = "level_3"
in_force_from = 2018-03-07
source = "a notice"
requires = { all = [
  { holds = { kinds = ["skill_level", "qualification"], level = "level_4", occupation = "same_or_related" } },
  { tenure = { years = 5, occupation = "same_or_related", since = "level_4" } },
] }

[[syllabus]]
occupation = "6-18-01-01"
level = "level_3"
component = "theory"
pass_mark = 60
topics = [ { id = "a", name = { zh_CN = "基础" }, weight = 25 }, { id = "b", name = { zh_CN = "加工" }, weight = 75 } ]

[[review]]
kinds = ["special_operation"]
valid_months = 72
every_months = 36
window_days = 60

[[agreement]]
id = "sichuan-chongqing-2020"
parties = ["51", "50"]
kinds = ["skill_level", "qualification", "professional_title"]
in_force_from = 2020-07-03

[[benefit]]
id = "jiangjin-home"
regions = ["500116"]
requires = { holds = { kinds = ["skill_level"], level = "special", occupation = "any" } }
amount = { share = "0.10", of = "price", cap_fen = 10000000 }
claim_within = { months = 12, from = "issued_on" }

[[benefit]]
id = "fixed"
regions = ["50"]
requires = { holds = { kinds = ["skill_level"], level = "special", occupation = "any" } }
amount = { fixed_fen = 200000 }

[[role]]
ladder = "rural-supply-station"
id = "team_leader"
channel = "entry"

[[role]]
ladder = "rural-supply-station"
id = "station_technician"
name = { zh_CN = "供电所技术员", en = "Station technician" }
channel = "technical"
above = ["team_leader"]
grades = { suburban = 14, rural = 15, remote = 16 }
requires = { role = { role = "team_leader", years = 0 } }

[[checklist]]
id = "rural-electrician-basics"
occupation = "4-11-01-01"
skills = [ { id = "pole-climbing", name = { zh_CN = "登杆" }, stage = "independent" } ]

[[opportunity]]
id = "fujian-2023-turning"
kind = "competition"
regions = ["35"]
opens_on = 2023-04-01
closes_on = 2023-05-31
requires = { holds = { kinds = ["skill_level"], level = "level_4", occupation = "same" } }
"""

ROUTE = 'id = "a"\nedition = "new"\noccupations = ["*"]\nlevel = "level_3"\n'
ASKED = "requires = { tenure = { years = 1 } }\n"
NO_SUCH_PROVINCES = [("unknown_province", "parties[0]"), ("unknown_province", "parties[2]")]
BENEFIT = '[[benefit]]\nid = "b"\nregions = ["50"]\n'
FIXED = "amount = { fixed_fen = 1 }\n"


def test_every_section_is_read(tmp_path: Path) -> None:
    loaded = read(tmp_path, pack=EVERY_SECTION)
    assert [(entry.section, entry.key) for entry in loaded.entries] == [
        ("occupation", "6-18-01-01"),
        ("route", "2018/level_3/a"),
        ("syllabus", "6-18-01-01/level_3/theory"),
        ("review", "special_operation@"),
        ("agreement", "sichuan-chongqing-2020"),
        ("benefit", "jiangjin-home"),
        ("benefit", "fixed"),
        ("role", "rural-supply-station/team_leader"),
        ("role", "rural-supply-station/station_technician"),
        ("checklist", "rural-electrician-basics"),
        ("opportunity", "fujian-2023-turning"),
    ]
    assert loaded.head["as_of"] == "2026-11-01"
    assert loaded.entries[0].body["editions"] == [{"edition": "2018", "from": "2018-12-26"}]
    assert loaded.rulebook


def test_the_pack_of_the_cases_is_read() -> None:
    loaded = load_pack(str(CASES))
    assert (loaded.head["id"], len(loaded.entries)) == ("case-rules", 17)


def test_a_pack_without_ways_for_all_is_no_rulebook(tmp_path: Path) -> None:
    route = f"[[route]]\n{ROUTE}{ASKED}".replace('"*"', '"6-18-01-01"')
    assert not read(tmp_path, pack=route).rulebook


@pytest.mark.parametrize(
    "entry",
    [f"[[route]]\n{ROUTE}{ASKED}", f"{BENEFIT}{FIXED}", '[[agreement]]\nid="x"\nparties=["*"]\nkinds=["other"]\n'],
)
def test_every_entry_may_carry_the_common_fields(tmp_path: Path, entry: str) -> None:
    common = 'source = "s"\nnote = "n"\nname = { en = "N" }\nin_force_from = 2020-01-01\nin_force_until = 2020-01-01\n'
    assert faults(tmp_path, entry + common) == []


IN_ROUTE, IN_BENEFIT, IN_OCCUPATION = "[[route]] a ", "[[benefit]] b ", "[[occupation]] 1 "
WAY = f"[[route]]\n{ROUTE}{ASKED}"
LATHE = '[[occupation]]\ncode = "1"\nname = { en = "x" }\n'
TWO_EDITIONS = 'editions = [{ edition = "a", from = 2023-02-30 }, { edition = "b", from = 2023-04-31 }]'
FAULTY_PARTS = "{ all = [ { holds = { kinds = [1] } }, { tenure = { years = -1 } } ] }"
PACT = '[[agreement]]\nid = "x"\n'


@pytest.mark.parametrize(
    ("text", "entry", "expected"),
    [
        # keys
        (f"{WAY}colour = 1", IN_ROUTE, [("unknown_key", "colour")]),
        (f"[[route]]\n{ROUTE}", IN_ROUTE, [("missing", "requires")]),
        ("route = [1]", "[[route]] 1 ", [("wrong_type", "")]),
        ('[[occupation]]\nname = { en = "x" }', IN_OCCUPATION, [("missing", "code")]),
        ('[[occupation]]\ncode = "1"\nname = { fr = "x" }', IN_OCCUPATION, [("unknown_key", "name.fr")]),
        ('[[occupation]]\ncode = "1"\nname = {}', IN_OCCUPATION, [("wrong_type", "name")]),
        ('[[occupation]]\ncode = ""\nname = { en = "x" }', IN_OCCUPATION, [("wrong_type", "code")]),
        # leaves
        (f"[[route]]\n{ROUTE}requires = {{ owns = 1 }}", IN_ROUTE, [("unknown_leaf", "requires.owns")]),
        (
            f"[[route]]\n{ROUTE}requires = {FAULTY_PARTS}",
            IN_ROUTE,
            [("unknown_code", "requires.all[0].holds.kinds[0]"), ("out_of_range", "requires.all[1].tenure.years")],
        ),
        # codes
        (WAY.replace("level_3", "level_9"), IN_ROUTE, [("unknown_code", "level")]),
        (PACT + 'parties = ["*"]\nkinds = ["skill"]', "[[agreement]] x ", [("unknown_code", "kinds[0]")]),
        (
            PACT + 'parties = ["Chongqing", "5", "５０", 50]\nkinds = ["other"]',
            "[[agreement]] x ",
            [("wrong_type", f"parties[{at}]") for at in range(4)],
        ),
        (PACT + 'parties = ["99", "51", "000000"]\nkinds = ["other"]', "[[agreement]] x ", NO_SUCH_PROVINCES),
        (
            f'[[route]]\n{ROUTE}requires = {{ region = {{ in = ["420607", "9901"] }} }}',
            IN_ROUTE,
            [("unknown_province", "requires.region.in")],
        ),
        # dates
        (f"{WAY}in_force_from = 2023-02-29", IN_ROUTE, [("bad_date", "in_force_from")]),
        (f"{WAY}in_force_from = 2023-13-01", IN_ROUTE, [("bad_date", "in_force_from")]),
        (f'{WAY}in_force_from = "2023-01-01"', IN_ROUTE, [("wrong_type", "in_force_from")]),
        (f"{WAY}in_force_from = 2023-01-01T00:00:00", IN_ROUTE, [("wrong_type", "in_force_from")]),
        (
            f"{WAY}in_force_from = 2023-01-01T00:00:00\nin_force_until = 2022-01-01",
            IN_ROUTE,
            [("wrong_type", "in_force_from")],
        ),
        (
            f"{WAY}in_force_from = 2023-01-02\nin_force_until = 2023-01-01",
            IN_ROUTE,
            [("ends_before", "in_force_until")],
        ),
        (
            '[[opportunity]]\nid = "o"\nkind = "course"\nopens_on = 2023-01-02\ncloses_on = 2023-01-01',
            "[[opportunity]] o ",
            [("ends_before", "closes_on")],
        ),
        (LATHE.replace('"x"', "2023-02-30"), IN_OCCUPATION, [("wrong_type", "name.en")]),
        (f"{LATHE}related = 2023-02-30", IN_OCCUPATION, [("not_list", "related")]),
        (
            LATHE + TWO_EDITIONS,
            IN_OCCUPATION,
            [("bad_date", "editions[0].from"), ("bad_date", "editions[1].from")],
        ),
        # amounts
        (f"{BENEFIT}amount = {{ fixed_fen = -1 }}", IN_BENEFIT, [("out_of_range", "amount.fixed_fen")]),
        (f"{BENEFIT}amount = {{ fixed_fen = 1.5 }}", IN_BENEFIT, [("wrong_type", "amount.fixed_fen")]),
        (f"{BENEFIT}amount = {{ fixed_fen = 0x{'f' * 6000} }}", IN_BENEFIT, [("out_of_range", "amount.fixed_fen")]),
        (
            f'{BENEFIT}amount = {{ share = "0.1", of = "price", cap_fen = -1 }}',
            IN_BENEFIT,
            [("out_of_range", "amount.cap_fen")],
        ),
        (f'{BENEFIT}amount = {{ share = "1.01", of = "price" }}', IN_BENEFIT, [("wrong_type", "amount.share")]),
        (f'{BENEFIT}amount = {{ share = "-0.1", of = "price" }}', IN_BENEFIT, [("wrong_type", "amount.share")]),
        (f'{BENEFIT}amount = {{ share = 0.1, of = "price" }}', IN_BENEFIT, [("wrong_type", "amount.share")]),
        (f'{BENEFIT}amount = {{ share = "0.1" }}', IN_BENEFIT, [("missing", "amount.of")]),
        (f'{BENEFIT}amount = {{ share = "0.1", of = "wages" }}', IN_BENEFIT, [("unknown_code", "amount.of")]),
        (f'{BENEFIT}amount = {{ fixed_fen = 1, share = "0.1" }}', IN_BENEFIT, [("unknown_key", "amount.share")]),
        (
            f'{BENEFIT}{FIXED}claim_within = {{ months = -1, from = "birth" }}',
            IN_BENEFIT,
            [("out_of_range", "claim_within.months"), ("unknown_code", "claim_within.from")],
        ),
        (
            "[[review]]\nkinds = ['other']\nevery_months = 0\nwindow_days = -1",
            "[[review]] other@ ",
            [("out_of_range", "every_months"), ("out_of_range", "window_days")],
        ),
        (
            "[[review]]\nkinds = ['other']\nevery_months = 1201\nwindow_days = 36526\nvalid_months = 1200",
            "[[review]] other@ ",
            [("out_of_range", "every_months"), ("out_of_range", "window_days")],
        ),
        # what only shows across entries
        (WAY * 2, IN_ROUTE, [("duplicate", "id")]),
        (LATHE * 2, IN_OCCUPATION, [("duplicate", "id")]),
        ("[[review]]\nkinds = ['other']\nevery_months = 1\n" * 2, "[[review]] other@ ", [("duplicate", "id")]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, entry: str, expected: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, text) == [(code, f"pack.toml {entry}{field}") for code, field in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"[[rout]]\n{ROUTE}{ASKED}", [("unknown_section", "pack.toml")]),
        ("colour = 1", [("unknown_section", "pack.toml")]),
        (f"[route]\n{ROUTE}{ASKED}", [("not_list", "pack.toml [[route]]")]),
    ],
)
def test_sections_are_lists_of_the_format(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, text) == expected


def syllabus(*topics: str) -> str:
    return f'[[syllabus]]\noccupation = "1"\ncomponent = "theory"\ntopics = [{", ".join(topics)}]\n'


def topic(name: str, weight: str | None = None) -> str:
    return f'{{ id = "{name}", name = {{ en = "{name}" }}' + (f", weight = {weight} }}" if weight else " }")


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ([topic("a", "25"), topic("b", "75")], []),
        ([topic("a", "33.3"), topic("b", "33.3"), topic("c", "33.4")], []),
        ([topic("a"), topic("b")], []),  # while the official table is not known
        ([topic("a", "25"), topic("b", "74")], ["weights"]),
        ([topic("a", "25"), topic("b", "76")], ["weights"]),
        ([topic("a", "100"), topic("b")], ["weights"]),
        ([topic("a", "-5"), topic("b", "105")], ["out_of_range", "out_of_range"]),
        ([topic("a", "nan"), topic("b", "100")], ["out_of_range"]),
        ([topic("a", "50"), topic("a", "50")], ["duplicate"]),
        ([], ["not_list"]),
    ],
)
def test_weights_make_a_hundred(tmp_path: Path, topics: list[str], expected: list[str]) -> None:
    assert [code for code, _ in faults(tmp_path, syllabus(*topics))] == expected


def test_a_skill_is_in_a_checklist_once(tmp_path: Path) -> None:
    skill = '{ id = "s", name = { en = "s" }, stage = "seen" }'
    text = f'[[checklist]]\nid = "c"\nskills = [{skill}, {skill}]'
    assert faults(tmp_path, text) == [("duplicate", "pack.toml [[checklist]] c skills[1].id")]


def ladder(**above: list[str]) -> str:
    return "\n".join(
        f'[[role]]\nladder = "l"\nid = "{role}"\nchannel = "entry"\nabove = {lower}\n' for role, lower in above.items()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ladder(a=[], b=["a"], c=["a", "b"]), []),
        (ladder(a=["a"]), [("circle", "a")]),
        (ladder(a=["b"], b=["a"]), [("circle", "a"), ("circle", "b")]),
        (ladder(a=["c"], b=["a"], c=["b"], d=["c"]), [("circle", "a"), ("circle", "b"), ("circle", "c")]),
        (ladder(a=["nobody"]), [("unknown_role", "a")]),
        (ladder(a=[]) + ladder(b=["a"]).replace('"l"', '"m"'), [("unknown_role", "b")]),  # of another ladder
        (ladder(a=[]) + ladder(a=[]).replace('"l"', '"m"'), []),
        (ladder(a=[]) + ladder(a=[]), [("duplicate", "a")]),
        (
            ladder(a=["b"], b=["a"]) + ladder(b=[]),
            [("duplicate", "b"), ("circle", "a"), ("circle", "b"), ("circle", "b")],
        ),
    ],
)
def test_ladders(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(code, where.split()[2].partition("/")[2]) for code, where in faults(tmp_path, text)]
    assert found == expected


def test_everything_wrong_is_listed_together(tmp_path: Path) -> None:
    routes = f"[[route]]\n{ROUTE}in_force_from = 2023-02-31\nrequires = {{ owns = 1 }}\n[[route]]\n{ROUTE}{ASKED}"
    other = f"{BENEFIT}amount = {{ fixed_fen = -5 }}\n{ladder(x=['y'], y=['x'], z=['none'])}"
    found = problems(
        write(tmp_path, pack='[pack]\nid = "p"\ntitle = { en = "P" }\nversion = 1', routes=routes, other=other)
    )
    assert {(problem.code, problem.where) for problem in found} == {
        ("wrong_type", "pack.toml [pack] version"),
        ("missing", "pack.toml [pack] as_of"),
        ("missing", "pack.toml [pack] source"),
        ("bad_date", "routes.toml [[route]] a in_force_from"),
        ("unknown_leaf", "routes.toml [[route]] a requires.owns"),
        ("duplicate", "routes.toml [[route]] a id"),
        ("out_of_range", "other.toml [[benefit]] b amount.fixed_fen"),
        ("circle", "other.toml [[role]] l/x above"),
        ("circle", "other.toml [[role]] l/y above"),
        ("unknown_role", "other.toml [[role]] l/z above"),
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": ""}, [("one_pack", "pack")]),
        ({"a": HEAD, "b": HEAD}, [("one_pack", "pack")]),
        ({"a": f"[{HEAD.strip()[0:6]}]".replace("[[pack]]", "[[pack]]\nid = 'x'")}, [("wrong_type", "a.toml [pack] ")]),
        ({"a": "pack = 3"}, [("wrong_type", "a.toml [pack] ")]),
        ({"a": HEAD + 'note = "x"'}, [("unknown_key", "a.toml [pack] note")]),
        ({"a": HEAD.replace("2026-11-01", "2026-11-31")}, [("bad_date", "a.toml [pack] as_of")]),
        ({"a": "= nonsense", "b": ""}, [("bad_toml", "a.toml")]),  # the head may stand in what could not be read
        ({"a": "= nonsense", "b": HEAD, "c": HEAD}, [("bad_toml", "a.toml"), ("one_pack", "pack")]),
    ],
)
def test_exactly_one_file_carries_the_head(
    tmp_path: Path, files: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert [(problem.code, problem.where) for problem in problems(write(tmp_path, **files))] == expected
