DROP TABLE answer_cell;
CREATE TABLE answer_cell (
    person INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    streak INTEGER NOT NULL,
    gap INTEGER NOT NULL,
    rest INTEGER NOT NULL,
    practice INTEGER NOT NULL,
    choices INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    tries REAL NOT NULL,
    correct REAL NOT NULL,
    PRIMARY KEY (person, topic, streak, gap, rest, practice, choices)
) STRICT, WITHOUT ROWID;
-- The answers counted anew as tracker.study.tally does; 2 to the power of days / 180 is put together bit by bit, since
-- not every SQLite can raise to a power.
INSERT INTO answer_cell
WITH dated AS (
    SELECT id, person, question, topic, choices, correct, substr(at, 1, 10) AS day FROM answer
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY person, topic ORDER BY day, id) - 1 AS practised,
        row_number() OVER (PARTITION BY person, question ORDER BY day, id) AS place,
        lag(day) OVER (PARTITION BY person, question ORDER BY day, id) AS before
    FROM dated
), known AS (
    SELECT *, coalesce(max(CASE WHEN correct THEN 0 ELSE place END) OVER (
        PARTITION BY person, question ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS wrong
    FROM placed
), rested AS (
    SELECT person, topic, day, coalesce(CAST(julianday(day) - julianday(
        lag(day) OVER (PARTITION BY person, topic ORDER BY day)
    ) AS INTEGER), 0) AS rest
    FROM answer_topic_day
), told AS (
    SELECT known.person, known.topic, choices, correct,
        CASE WHEN place = 1 THEN -1 ELSE min(3, place - 1 - wrong) END AS streak,
        CASE WHEN place = 1 THEN 0 ELSE CAST(julianday(known.day) - julianday(before) AS INTEGER) END AS gap, rest,
        practised / 8 AS practised,
        CAST(julianday(known.day) - julianday('2020-01-01') AS INTEGER) + 16384 AS days
    FROM known JOIN rested ON rested.person = known.person AND rested.topic = known.topic AND rested.day = known.day
), weighed AS (
    SELECT *, 3.9772312134878135e-28 *
    (1 + 0.0038582415944750093 * (days >> 0 & 1)) *
    (1 + 0.007731369217151451 * (days >> 1 & 1)) *
    (1 + 0.015522512504275054 * (days >> 2 & 1)) *
    (1 + 0.031285973402995326 * (days >> 3 & 1)) *
    (1 + 0.06355075893776352 * (days >> 4 & 1)) *
    (1 + 0.13114021683709298 * (days >> 5 & 1)) *
    (1 + 0.2794781901462655 * (days >> 6 & 1)) *
    (1 + 0.6370644390599633 * (days >> 7 & 1)) *
    (1 + 1.6799799776347126 * (days >> 8 & 1)) *
    (1 + 6.182292680522955 * (days >> 9 & 1)) *
    (1 + 50.58532814869361 * (days >> 10 & 1)) *
    (1 + 2660.0460802084012 * (days >> 11 & 1)) *
    (1 + 7081165.240992498 * (days >> 12 & 1)) *
    (1 + 50142915332570.83 * (days >> 13 & 1)) *
    (1 + 2.514311958049467e+27 * (days >> 14 & 1)) AS said
    FROM told
)
SELECT person, topic, streak,
    CASE WHEN gap < 1 THEN 0 WHEN gap < 2 THEN 1 WHEN gap < 4 THEN 2 WHEN gap < 8 THEN 3 WHEN gap < 16 THEN 4 WHEN gap < 32 THEN 5 WHEN gap < 64 THEN 6 ELSE 7 END,
    CASE WHEN rest < 1 THEN 0 WHEN rest < 2 THEN 1 WHEN rest < 4 THEN 2 WHEN rest < 8 THEN 3 WHEN rest < 16 THEN 4 WHEN rest < 32 THEN 5 WHEN rest < 64 THEN 6 ELSE 7 END,
    CASE WHEN practised < 1 THEN 0 WHEN practised < 2 THEN 1 WHEN practised < 4 THEN 2 WHEN practised < 8 THEN 3 WHEN practised < 16 THEN 4 WHEN practised < 32 THEN 5 WHEN practised < 64 THEN 6 WHEN practised < 128 THEN 7 ELSE 8 END,
    choices, count(*), sum(said), sum(said * correct)
FROM weighed GROUP BY 1, 2, 3, 4, 5, 6, 7;
