CREATE TABLE target (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    title TEXT,
    occupation TEXT,
    level TEXT CHECK (level IN ('apprentice', 'level_5', 'level_4', 'level_3', 'level_2', 'level_1', 'special', 'chief')),
    chance REAL NOT NULL CHECK (chance > 0 AND chance < 1),
    calendar TEXT,
    note TEXT
) STRICT;
CREATE TABLE target_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    target TEXT NOT NULL REFERENCES target(uid) ON DELETE CASCADE,
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    pass_mark REAL NOT NULL CHECK (pass_mark > 0 AND pass_mark <= 100),
    shape TEXT,
    UNIQUE (target, component)
) STRICT;
CREATE TABLE target_topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    target TEXT NOT NULL REFERENCES target(uid) ON DELETE CASCADE,
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    topic TEXT NOT NULL,
    name TEXT,
    weight REAL CHECK (weight BETWEEN 0 AND 100),
    UNIQUE (target, component, topic)
) STRICT;
CREATE TABLE topic_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    topic TEXT NOT NULL,
    belongs_to TEXT NOT NULL,
    UNIQUE (person, component, topic)
) STRICT;
CREATE TABLE study_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    topic TEXT,
    timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
    note TEXT
) STRICT;
CREATE TABLE drill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    task TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    topic TEXT,
    repeats INTEGER NOT NULL CHECK (repeats > 0),
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    self_rating INTEGER CHECK (self_rating BETWEEN 1 AND 5),
    mentor_rating INTEGER CHECK (mentor_rating BETWEEN 1 AND 5),
    mentor TEXT,
    note TEXT
) STRICT;
CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    name TEXT NOT NULL,
    UNIQUE (component, name)
) STRICT;
CREATE TABLE bank (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    format TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('imported', 'practice_set')),
    added_at TEXT NOT NULL,
    note TEXT
) STRICT;
CREATE TABLE bank_topic (
    bank INTEGER NOT NULL REFERENCES bank(id) ON DELETE CASCADE,
    topic INTEGER NOT NULL REFERENCES topic(id),
    kind TEXT NOT NULL,
    questions INTEGER NOT NULL,
    guess REAL NOT NULL,
    PRIMARY KEY (bank, topic, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bank INTEGER,
    hash INTEGER NOT NULL UNIQUE,
    topic INTEGER NOT NULL,
    kind TEXT,
    choices INTEGER NOT NULL,
    stem TEXT NOT NULL,
    options TEXT NOT NULL,
    answer TEXT NOT NULL,
    explanation TEXT NOT NULL,
    difficulty TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE TABLE question_image (
    question INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('stem', 'option', 'explanation')),
    option INTEGER NOT NULL,
    suffix TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob(sha256),
    PRIMARY KEY (question, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE column_mapping (
    shape TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    question INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    choices INTEGER NOT NULL,
    at TEXT NOT NULL,
    correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    ms INTEGER CHECK (ms >= 0),
    session INTEGER
) STRICT;
CREATE TABLE memory (
    person INTEGER NOT NULL,
    question INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    choices INTEGER NOT NULL,
    streak INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    last_on TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (person, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer_day (
    person INTEGER NOT NULL,
    day TEXT NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer_topic_day (
    person INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    day TEXT NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    PRIMARY KEY (person, topic, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer_hour (
    person INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    PRIMARY KEY (person, weekday, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer_cell (
    person INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    streak INTEGER NOT NULL,
    gap INTEGER NOT NULL,
    rest INTEGER NOT NULL,
    choices INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    tries REAL NOT NULL,
    correct REAL NOT NULL,
    PRIMARY KEY (person, topic, streak, gap, rest, choices)
) STRICT, WITHOUT ROWID;
CREATE TABLE mock (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL,
    target TEXT,
    component TEXT NOT NULL CHECK (component IN ('theory', 'skills', 'review')),
    begun_at TEXT NOT NULL,
    sitting TEXT NOT NULL,
    handed_in_at TEXT,
    score REAL,
    passed INTEGER CHECK (passed IN (0, 1)),
    result TEXT
) STRICT;
CREATE VIRTUAL TABLE question_text USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE INDEX target_person ON target(person, "on");
CREATE INDEX target_part_person ON target_part(person);
CREATE INDEX target_topic_person ON target_topic(person);
CREATE INDEX topic_link_person ON topic_link(person);
CREATE INDEX study_session_person ON study_session(person, "on");
CREATE INDEX drill_person ON drill(person, "on");
CREATE INDEX question_place ON question(bank, topic);
CREATE INDEX question_image_sha256 ON question_image(sha256);
CREATE INDEX answer_question ON answer(question, person);
CREATE INDEX memory_due ON memory(person, topic, due);
CREATE INDEX memory_standing ON memory(person, topic, streak, last_on, choices, answers);
CREATE INDEX memory_wrong ON memory(person, topic, last_on) WHERE lapses > 0 AND streak < 2;
CREATE INDEX mock_person ON mock(person, begun_at);
CREATE VIEW answers AS
SELECT person.name AS worker, answer.at, topic.name AS topic, question.stem AS question, answer.correct, answer.rating,
    answer.ms
FROM answer JOIN person ON person.id = answer.person JOIN topic ON topic.id = answer.topic
LEFT JOIN question ON question.id = answer.question
ORDER BY answer.at, answer.id;
