CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    "birth_date" TEXT CHECK ("birth_date" IS date("birth_date", '+0 days')),
    region TEXT,
    employer TEXT,
    occupation TEXT,
    note TEXT,
    extra TEXT,
    file_extra TEXT
) STRICT;
CREATE TABLE certificate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('skill_level', 'qualification', 'special_operation', 'special_equipment', 'specialised_ability', 'professional_title', 'driving', 'other')),
    title TEXT,
    occupation TEXT,
    level TEXT CHECK (level IN ('apprentice', 'level_5', 'level_4', 'level_3', 'level_2', 'level_1', 'special', 'chief', 'junior', 'intermediate', 'associate_senior', 'senior')),
    number TEXT,
    issuer TEXT,
    issuer_kind TEXT CHECK (issuer_kind IN ('government', 'registered_body', 'employer', 'school', 'other')),
    issuer_region TEXT,
    "issued_on" TEXT NOT NULL CHECK ("issued_on" IS date("issued_on", '+0 days')),
    "valid_until" TEXT CHECK ("valid_until" IS date("valid_until", '+0 days')),
    "last_review_on" TEXT CHECK ("last_review_on" IS date("last_review_on", '+0 days')),
    "revoked_on" TEXT CHECK ("revoked_on" IS date("revoked_on", '+0 days')),
    note TEXT,
    extra TEXT
) STRICT;
CREATE TABLE experience (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    employer TEXT,
    role TEXT,
    title TEXT,
    occupation TEXT,
    region TEXT,
    station_class TEXT CHECK (station_class IN ('suburban', 'rural', 'remote')),
    "start" TEXT NOT NULL CHECK ("start" IS date("start", '+0 days')),
    "end" TEXT CHECK ("end" IS date("end", '+0 days')),
    contract TEXT CHECK (contract IN ('permanent', 'fixed', 'casual')),
    note TEXT,
    extra TEXT,
    CHECK ("end" >= "start")
) STRICT;
CREATE TABLE education (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    school TEXT,
    stage TEXT CHECK (stage IN ('technical_school', 'senior_technical_school', 'technician_college', 'secondary_vocational', 'college', 'university')),
    major_matches INTEGER CHECK (major_matches IN (0, 1)),
    "graduated_on" TEXT CHECK ("graduated_on" IS date("graduated_on", '+0 days')),
    extra TEXT
) STRICT;
CREATE TABLE training (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    title TEXT NOT NULL,
    occupation TEXT,
    level TEXT CHECK (level IN ('apprentice', 'level_5', 'level_4', 'level_3', 'level_2', 'level_1', 'special', 'chief')),
    hours REAL CHECK (hours >= 0),
    "completed_on" TEXT CHECK ("completed_on" IS date("completed_on", '+0 days')),
    provider TEXT,
    extra TEXT
) STRICT;
CREATE TABLE award (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    competition TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('national_1', 'national_2', 'provincial', 'municipal', 'county', 'enterprise')),
    event TEXT,
    rank INTEGER CHECK (rank > 0),
    prize TEXT CHECK (prize IN ('first', 'second', 'third', 'merit')),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    extra TEXT
) STRICT;
CREATE TABLE exam (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    occupation TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('apprentice', 'level_5', 'level_4', 'level_3', 'level_2', 'level_1', 'special', 'chief')),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    theory REAL CHECK (theory BETWEEN 0 AND 100),
    skills REAL CHECK (skills BETWEEN 0 AND 100),
    review REAL CHECK (review BETWEEN 0 AND 100),
    result TEXT CHECK (result IN ('passed', 'failed', 'partial', 'pending')),
    extra TEXT
) STRICT;
CREATE TABLE acceptance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    certificate TEXT NOT NULL REFERENCES certificate(uid) ON DELETE CASCADE,
    employer TEXT,
    region TEXT,
    "on" TEXT CHECK ("on" IS date("on", '+0 days')),
    accepted INTEGER CHECK (accepted IN (0, 1)),
    note TEXT,
    extra TEXT
) STRICT;
CREATE TABLE income (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01', '+0 days')),
    amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
    extra TEXT
) STRICT;
CREATE TABLE goal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    kind TEXT CHECK (kind IN ('level', 'role', 'benefit')),
    occupation TEXT,
    level TEXT CHECK (level IN ('apprentice', 'level_5', 'level_4', 'level_3', 'level_2', 'level_1', 'special', 'chief')),
    role TEXT,
    benefit TEXT,
    "by" TEXT CHECK ("by" IS date("by", '+0 days')),
    extra TEXT
) STRICT;
CREATE TABLE signoff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    skill TEXT NOT NULL,
    stage TEXT CHECK (stage IN ('seen', 'assisted', 'supervised', 'independent')),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    "by" TEXT,
    mentor_uid TEXT,
    note TEXT,
    signature TEXT,
    extra TEXT
, practice TEXT, answer TEXT CHECK (answer IN ('confirmed', 'returned'))) STRICT;
CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob(sha256),
    added_at TEXT NOT NULL
) STRICT;
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    command TEXT NOT NULL,
    subject TEXT,
    reverts INTEGER REFERENCES change_set(id)
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_set INTEGER NOT NULL REFERENCES change_set(id) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    uid TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT
) STRICT;
CREATE TABLE pack (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own')),
    rulebook INTEGER NOT NULL CHECK (rulebook IN (0, 1)),
    digest TEXT NOT NULL,
    installed_at TEXT NOT NULL
) STRICT;
CREATE TABLE pack_entry (
    pack TEXT NOT NULL REFERENCES pack(id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    level TEXT,
    in_force_from TEXT,
    in_force_until TEXT,
    source TEXT,
    note TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (pack, section, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('stay', 'post', 'move')),
    title TEXT,
    ladder TEXT,
    role TEXT,
    station_class TEXT CHECK (station_class IN ('suburban', 'rural', 'remote')),
    region TEXT,
    employer TEXT,
    "start" TEXT CHECK ("start" IS date("start", '+0 days')),
    pay_low_fen INTEGER CHECK (pay_low_fen >= 0),
    pay_high_fen INTEGER CHECK (pay_high_fen >= pay_low_fen),
    pay_low_permille INTEGER CHECK (pay_low_permille >= -1000),
    pay_high_permille INTEGER CHECK (pay_high_permille >= pay_low_permille),
    distance_km REAL CHECK (distance_km >= 0),
    travel TEXT,
    family TEXT,
    family_rating INTEGER CHECK (family_rating BETWEEN 1 AND 5),
    candidates INTEGER CHECK (candidates > 0),
    posts INTEGER CHECK (posts > 0),
    rank INTEGER CHECK (rank > 0),
    note TEXT,
    chosen_on TEXT CHECK (chosen_on IS date(chosen_on, '+0 days')),
    goal TEXT REFERENCES goal(uid) ON DELETE SET NULL
) STRICT;
CREATE TABLE preference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    criterion TEXT NOT NULL CHECK (criterion IN ('earliest', 'pay', 'grade', 'distance', 'recognition', 'benefits', 'chances', 'family')),
    weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 10),
    UNIQUE (person, criterion)
) STRICT;
CREATE TABLE goal_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    goal TEXT NOT NULL REFERENCES goal(uid) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('act', 'wait', 'redo', 'begin', 'own')),
    act TEXT CHECK (act IN ('certificate', 'exam', 'award', 'training', 'education', 'signoff', 'role', 'work', 'move')),
    subject TEXT,
    title TEXT,
    "by" TEXT CHECK ("by" IS date("by", '+0 days')),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days'))
, position INTEGER CHECK (position > 0)) STRICT;
CREATE TABLE selection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    post TEXT NOT NULL,
    ladder TEXT,
    role TEXT,
    employer TEXT,
    station_class TEXT CHECK (station_class IN ('suburban', 'rural', 'remote')),
    region TEXT,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    candidates INTEGER CHECK (candidates > 0),
    posts INTEGER CHECK (posts > 0),
    rank INTEGER CHECK (rank > 0),
    result TEXT CHECK (result IN ('applied', 'selected', 'not_selected', 'withdrawn')),
    note TEXT
) STRICT;
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    benefit TEXT NOT NULL,
    rule TEXT NOT NULL,
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')),
    region TEXT,
    state TEXT NOT NULL CHECK (state IN ('preparing', 'handed_in', 'paid', 'refused', 'missed')),
    claim_until TEXT CHECK (claim_until IS date(claim_until, '+0 days')),
    price_fen INTEGER CHECK (price_fen >= 0),
    amount_fen INTEGER CHECK (amount_fen >= 0),
    handed_in_on TEXT CHECK (handed_in_on IS date(handed_in_on, '+0 days')),
    answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')),
    paid_fen INTEGER CHECK (paid_fen >= 0),
    documents TEXT,
    note TEXT
) STRICT;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    opportunity TEXT NOT NULL,
    rule TEXT NOT NULL,
    applied_on TEXT NOT NULL CHECK (applied_on IS date(applied_on, '+0 days')),
    result TEXT CHECK (result IN ('admitted', 'refused', 'taken_part', 'won', 'finished', 'withdrawn')),
    result_on TEXT CHECK (result_on IS date(result_on, '+0 days')),
    rank INTEGER CHECK (rank > 0),
    note TEXT
) STRICT;
CREATE TABLE issuer_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    certificate TEXT NOT NULL REFERENCES certificate(uid) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    checked_on TEXT NOT NULL CHECK (checked_on IS date(checked_on, '+0 days')),
    result TEXT NOT NULL CHECK (result IN ('confirmed', 'differs', 'not_found', 'no_answer')),
    note TEXT
) STRICT;
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
CREATE TABLE statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    body TEXT,
    signature TEXT NOT NULL,
    CHECK ((body IS NULL) = deleted)
) STRICT;
CREATE TABLE signing_key (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    person TEXT NOT NULL,
    "since" TEXT NOT NULL CHECK ("since" IS date("since", '+0 days')),
    revoked_on TEXT CHECK (revoked_on IS date(revoked_on, '+0 days')),
    private TEXT
, vouched_by TEXT, vouch TEXT, ended TEXT) STRICT;
CREATE TABLE mentorship (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    mentor TEXT NOT NULL,
    mentor_uid TEXT,
    "start" TEXT NOT NULL CHECK ("start" IS date("start", '+0 days')),
    "end" TEXT CHECK ("end" IS date("end", '+0 days')),
    contract_start TEXT CHECK (contract_start IS date(contract_start, '+0 days')),
    contract_end TEXT CHECK (contract_end IS date(contract_end, '+0 days')),
    goals TEXT,
    note TEXT,
    extra TEXT,
    CHECK ("end" >= "start"),
    CHECK (contract_end >= contract_start)
) STRICT;
CREATE TABLE practice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    skill TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    place TEXT,
    what TEXT,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    stage TEXT CHECK (stage IN ('seen', 'assisted', 'supervised', 'independent')),
    extra TEXT
) STRICT;
CREATE TABLE monthly_review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01', '+0 days')),
    mentor_uid TEXT,
    "by" TEXT,
    "on" TEXT CHECK ("on" IS date("on", '+0 days')),
    note TEXT,
    steps TEXT,
    done TEXT,
    paper_on TEXT CHECK (paper_on IS date(paper_on, '+0 days')),
    signature TEXT,
    extra TEXT
) STRICT;
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
CREATE TABLE "question" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bank INTEGER,
    hash INTEGER NOT NULL,
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
CREATE VIRTUAL TABLE question_text USING fts5(grams, content='', detail=none, tokenize='ascii');
CREATE TABLE study_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person(uid) ON DELETE CASCADE,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01', '+0 days')),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    answers INTEGER NOT NULL CHECK (answers >= 0),
    correct INTEGER NOT NULL CHECK (correct >= 0),
    mocks TEXT,
    as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
    exam_on TEXT CHECK (exam_on IS date(exam_on, '+0 days')),
    level TEXT,
    chance_permille INTEGER CHECK (chance_permille BETWEEN 0 AND 1000)
) STRICT;
CREATE TABLE removal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    bank INTEGER NOT NULL,
    question INTEGER
) STRICT;
CREATE TABLE removed_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    removal TEXT NOT NULL,
    "table" TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX certificate_person ON certificate(person);
CREATE INDEX certificate_issued_on ON certificate(issued_on);
CREATE INDEX certificate_valid_until ON certificate(valid_until);
CREATE INDEX certificate_title ON certificate(title);
CREATE INDEX certificate_number ON certificate(number);
CREATE INDEX certificate_issuer ON certificate(issuer);
CREATE INDEX certificate_kind_review ON certificate(kind, coalesce(last_review_on, issued_on));
CREATE INDEX certificate_level ON certificate(level);
CREATE INDEX experience_person ON experience(person, "start");
CREATE INDEX education_person ON education(person);
CREATE INDEX training_person ON training(person);
CREATE INDEX award_person ON award(person);
CREATE INDEX exam_person ON exam(person);
CREATE INDEX acceptance_person ON acceptance(person);
CREATE INDEX acceptance_certificate ON acceptance(certificate);
CREATE INDEX income_person ON income(person, month);
CREATE INDEX goal_person ON goal(person);
CREATE INDEX signoff_person ON signoff(person);
CREATE INDEX attachment_subject ON attachment(subject);
CREATE INDEX attachment_person ON attachment(person);
CREATE INDEX attachment_sha256 ON attachment(sha256);
CREATE INDEX person_name ON person(name);
CREATE INDEX change_of_set ON change(change_set);
CREATE INDEX change_set_reverts ON change_set(reverts);
CREATE INDEX pack_entry_section ON pack_entry(section, level);
CREATE INDEX option_person ON option(person);
CREATE INDEX option_goal ON option(goal);
CREATE INDEX goal_step_person ON goal_step(person, "by");
CREATE INDEX goal_step_goal ON goal_step(goal);
CREATE INDEX selection_person ON selection(person, "on");
CREATE INDEX claim_person ON claim(person, benefit);
CREATE INDEX entry_person ON entry(person, opportunity);
CREATE INDEX issuer_check_person ON issuer_check(person);
CREATE INDEX issuer_check_certificate ON issuer_check(certificate);
CREATE INDEX target_person ON target(person, "on");
CREATE INDEX target_part_person ON target_part(person);
CREATE INDEX target_topic_person ON target_topic(person);
CREATE INDEX topic_link_person ON topic_link(person);
CREATE INDEX study_session_person ON study_session(person, "on");
CREATE INDEX drill_person ON drill(person, "on");
CREATE INDEX question_image_sha256 ON question_image(sha256);
CREATE INDEX answer_question ON answer(question, person);
CREATE INDEX memory_due ON memory(person, topic, due);
CREATE INDEX memory_standing ON memory(person, topic, streak, last_on, choices, answers);
CREATE INDEX memory_wrong ON memory(person, topic, last_on) WHERE lapses > 0 AND streak < 2;
CREATE INDEX mock_person ON mock(person, begun_at);
CREATE INDEX statement_person ON statement(person);
CREATE INDEX mentorship_person ON mentorship(person);
CREATE INDEX practice_person ON practice(person, "on");
CREATE INDEX monthly_review_person ON monthly_review(person, month);
CREATE INDEX question_place ON question(bank, topic);
CREATE UNIQUE INDEX question_hash ON question(hash);
CREATE INDEX study_report_person ON study_report(person, month);
CREATE INDEX removed_part_removal ON removed_part(removal);
CREATE VIEW certificates AS
SELECT person.name AS worker, certificate.kind, certificate.title, certificate.level, certificate.number,
    certificate.issuer, certificate.issued_on, certificate.valid_until, certificate.last_review_on,
    certificate.revoked_on, certificate.uid
FROM certificate JOIN person ON person.uid = certificate.person
ORDER BY person.name, certificate.issued_on;
CREATE VIEW jobs AS
SELECT person.name AS worker, experience.employer, experience.title, experience.role, experience.occupation,
    experience."start", experience."end", experience.contract, experience.uid
FROM experience JOIN person ON person.uid = experience.person
ORDER BY person.name, experience."start";
CREATE VIEW income_by_month AS
SELECT person.name AS worker, income.month, sum(income.amount_fen) / 100.0 AS yuan
FROM income JOIN person ON person.uid = income.person
GROUP BY person.uid, income.month
ORDER BY person.name, income.month;
CREATE VIEW history AS
SELECT change_set.id, change_set.at, change_set.command, change_set.reverts, change."table", change.uid,
    change.before, change.after
FROM change_set LEFT JOIN change ON change.change_set = change_set.id
ORDER BY change_set.id, change.id;
CREATE VIEW rules AS
SELECT pack.id AS pack, pack.version, pack_entry.section, pack_entry.key, pack_entry.level,
    pack_entry.in_force_from, pack_entry.in_force_until, pack_entry.source, pack_entry.note, pack_entry.body
FROM pack_entry JOIN pack ON pack.id = pack_entry.pack
ORDER BY pack.id, pack_entry.section, pack_entry.key;
CREATE VIEW answers AS
SELECT person.name AS worker, answer.at, topic.name AS topic, question.stem AS question, answer.correct, answer.rating,
    answer.ms
FROM answer JOIN person ON person.id = answer.person JOIN topic ON topic.id = answer.topic
LEFT JOIN question ON question.id = answer.question
ORDER BY answer.at, answer.id;
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0001_records', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0002_paths', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0003_study', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0004_mentoring', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0005_apprenticeship', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0006_step_order', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0007_next_keys', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0008_answer_practice', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0009_ended_keys', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0010_question_hash', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0011_countable_search', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0012_study_reports', datetime('now'));
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('career-tracker', 'm0013_removals', datetime('now'));
PRAGMA application_id = 1247036225;
PRAGMA user_version = 13;
