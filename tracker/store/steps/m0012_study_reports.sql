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
CREATE INDEX study_report_person ON study_report(person, month);
