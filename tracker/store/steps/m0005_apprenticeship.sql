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
ALTER TABLE signoff ADD COLUMN practice TEXT;
ALTER TABLE signoff ADD COLUMN answer TEXT CHECK (answer IN ('confirmed', 'returned'));
CREATE INDEX mentorship_person ON mentorship(person);
CREATE INDEX practice_person ON practice(person, "on");
CREATE INDEX monthly_review_person ON monthly_review(person, month);
