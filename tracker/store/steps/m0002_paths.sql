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
) STRICT;
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
CREATE INDEX option_person ON option(person);
CREATE INDEX option_goal ON option(goal);
CREATE INDEX goal_step_person ON goal_step(person, "by");
CREATE INDEX goal_step_goal ON goal_step(goal);
CREATE INDEX selection_person ON selection(person, "on");
CREATE INDEX claim_person ON claim(person, benefit);
CREATE INDEX entry_person ON entry(person, opportunity);
CREATE INDEX issuer_check_person ON issuer_check(person);
CREATE INDEX issuer_check_certificate ON issuer_check(certificate);
