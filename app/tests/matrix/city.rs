//! The tiny demo city with everybody signed in, and copies of it.

use std::collections::BTreeMap;

use app::features::account::link_for;
use app::features::demo::{Wish, seed};
use app::kit::clock::Clock;
use app::kit::db::{Db, Reading};
use app::kit::house::{House, Settings};
use app::kit::sql;
use app::kit::vault::Vault;
use axum::Router;
use chrono::{FixedOffset, NaiveDate, TimeDelta};
use sea_orm::DbBackend;
use tokio::sync::OnceCell;

use super::samples::LIST;
use super::visitor::{HOUSE, Visitor};
use super::{ANONYMOUS, PERSONAS};
use crate::testing::{FreshDb, fresh_city};

type Cookies = BTreeMap<String, String>;

static SIGNED_IN: OnceCell<BTreeMap<&str, Cookies>> = OnceCell::const_new();

/// A copy of the city, gone with its owner.
pub struct City {
    pub house: House,
    door: Router,
    _fresh: FreshDb,
}

/// Everybody of the matrix has signed in once, in the city that all others are copied from.
pub async fn city() -> City {
    let fresh = fresh_city(async |db| {
        let today = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a day of November");
        seed(db, &Wish::tiny(today)).await.unwrap();
        SIGNED_IN.set(sign_all_in(house(db)).await).unwrap();
        leave_a_list(db).await;
        leave_work(db).await;
        leave_a_comment(db).await;
        leave_files(db).await;
        leave_a_document(db).await;
        leave_a_draft(db).await;
        leave_own_plans(db).await;
    })
    .await;
    let house = house(&fresh);
    City { door: app::router::router(house.clone()), house, _fresh: fresh }
}

fn house(db: &Db) -> House {
    let zone = FixedOffset::east_opt(3 * 3600).expect("three hours is an offset");
    let clock = Clock::new(zone, NaiveDate::from_ymd_opt(2026, 11, 12));
    let settings = Settings { public_url: HOUSE.into(), behind_proxy: true, ..Settings::local("no-site") };
    House::new(db.clone(), clock, settings, Vault::new(&[7; 64]))
}

async fn sign_all_in(house: House) -> BTreeMap<&'static str, Cookies> {
    let door = app::router::router(house.clone());
    let mut signed_in = BTreeMap::new();
    for login in PERSONAS.into_iter().filter(|login| *login != ANONYMOUS) {
        let link = link_for(&house, login, TimeDelta::hours(1)).await.unwrap();
        let mut visitor = Visitor::new(door.clone(), address(login));
        let token = [("token", link.token.as_str())];
        let answer = visitor.call("/api/app/features/account/api/enter_by_link", &token).await;
        assert_eq!(answer.status, 200, "{login}: {}", answer.body);
        signed_in.insert(login, visitor.cookies);
    }
    signed_in
}

/// The teacher has written to the family of `pupil`, of 7А.
async fn leave_a_comment(db: &Db) {
    const WRITE: &str = "UPDATE cells SET comment = 'Хорошо отвечает' WHERE lesson_id = (SELECT MAX(c.lesson_id) FROM cells c \
         JOIN accounts a ON a.person_id = c.pupil_id JOIN groups g ON g.school_id = c.school_id AND g.id = c.group_id \
         JOIN subjects s ON s.id = g.subject_id WHERE a.login = 'pupil' AND s.code = 'algebra') \
         AND pupil_id = (SELECT person_id FROM accounts WHERE login = 'pupil')";
    let tx = db.turn().await.unwrap();
    assert_eq!(sql::run(&tx, WRITE, []).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// `coordinator` has brought a list of pupils and not decided yet.
async fn leave_a_list(db: &Db) {
    const KEEP: &str = "INSERT INTO uploads (school_id, kind, file_name, sealed_file, at, \"by\", state) \
         SELECT o.id, 'pupils', 'список.csv', $1, a.created_at, a.id, 'checked' \
         FROM organisations o, accounts a WHERE o.code = 'school-1' AND a.login = 'coordinator'";
    let sealed = house(db).vault.seal(LIST);
    let tx = db.turn().await.unwrap();
    assert_eq!(sql::run(&tx, KEEP, [sealed.into()]).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// `coordinator` has begun a timetable in which nothing stands yet.
async fn leave_a_draft(db: &Db) {
    const KEEP: &str = "INSERT INTO timetable_drafts (school_id, year_id, name, version, plan, at, \"by\") \
         SELECT o.id, y.id, 'Зимний', 1, '[]', a.created_at, a.id FROM organisations o \
         JOIN school_years y ON y.school_id = o.id, accounts a WHERE o.code = 'school-1' AND a.login = 'coordinator'";
    let tx = db.turn().await.unwrap();
    assert_eq!(sql::run(&tx, KEEP, []).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// `teacher` has set a test that nobody has a mark for.
async fn leave_work(db: &Db) {
    const SET: &str = "INSERT INTO assignments (school_id, group_id, lesson_id, kind, ordinal, title, description, weight, mandatory) \
         SELECT l.school_id, l.group_id, min(l.id), 'К', 90, '', '', 30, FALSE FROM lessons l \
         JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id AND s.code = 'algebra' \
         JOIN organisations o ON o.id = l.school_id AND o.code = 'school-1' \
         WHERE l.state = 'held' AND l.date BETWEEN '2026-11-02' AND '2026-11-11' GROUP BY l.school_id, l.group_id";
    let tx = db.turn().await.unwrap();
    assert!(sql::run(&tx, SET, []).await.unwrap() > 0);
    tx.commit().await.unwrap();
}

/// A file and a link hang on the homework that `pupil` has answered, with a file, too; and a scan lies beside a consent.
async fn leave_files(db: &Db) {
    const FILE: &str = "INSERT INTO files (school_id, name, kind, size, pieces, sha256, at, \"by\") \
         SELECT w.school_id, $1, 'pdf', 8, 1, $2, w.at, w.\"by\" FROM homework_answers w WHERE w.state = 'sent'";
    const PIECE: &str =
        "INSERT INTO file_pieces (school_id, file_id, number, sealed) SELECT school_id, id, 0, $1 FROM files";
    const HANG: [&str; 4] = [
        "INSERT INTO homework_files SELECT w.school_id, w.group_id, w.lesson_id, f.id FROM homework_answers w, files f \
         WHERE w.state = 'sent' AND f.name = 'hung.pdf'",
        "INSERT INTO homework_answer_files SELECT w.school_id, w.group_id, w.lesson_id, w.pupil_id, f.id \
         FROM homework_answers w, files f WHERE w.state = 'sent' AND f.name = 'sent.pdf'",
        "INSERT INTO homework_links (school_id, group_id, lesson_id, title, address) \
         SELECT school_id, group_id, lesson_id, 'matrix', 'https://example.org' FROM homework_answers WHERE state = 'sent'",
        "INSERT INTO consent_scans SELECT c.school_id, min(c.id), min(f.id) FROM files f, consents c \
         JOIN accounts a ON a.person_id = c.subject_id AND a.login = 'pupil' \
         JOIN consent_templates t ON t.id = c.template_id AND t.purpose = 'child' WHERE f.name = 'scan.pdf' GROUP BY c.school_id",
    ];
    let content = "%PDF-1.7";
    let hash = app::kit::session::hash(content);
    let tx = db.turn().await.unwrap();
    for name in ["hung.pdf", "sent.pdf", "scan.pdf"] {
        assert_eq!(sql::run(&tx, FILE, [name.into(), hash.clone().into()]).await.unwrap(), 1);
    }
    sql::run(&tx, PIECE, [house(db).vault.seal(content).into()]).await.unwrap();
    for hang in HANG {
        assert_eq!(sql::run(&tx, hang, []).await.unwrap(), 1, "{hang}");
    }
    tx.commit().await.unwrap();
}

/// The card of `pupil` has a birth certificate.
async fn leave_a_document(db: &Db) {
    const KEEP: &str = "INSERT INTO person_documents (school_id, person_id, kind, sealed, at, \"by\") \
         SELECT o.id, p.person_id, 'birth_certificate', $1, a.created_at, a.id FROM organisations o, accounts a, accounts p \
         WHERE o.code = 'school-1' AND a.login = 'coordinator' AND p.login = 'pupil'";
    let sealed = house(db).vault.seal(r#"{"number":"II-ДН № 1","issued":null}"#);
    let tx = db.turn().await.unwrap();
    assert_eq!(sql::run(&tx, KEEP, [sealed.into()]).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// 7А of the first school learns by individual plans.
async fn leave_own_plans(db: &Db) {
    const OWN: &str = "UPDATE classes SET plan_kind = 'individual' WHERE grade = 7 \
         AND school_id = (SELECT id FROM organisations WHERE code = 'school-1')";
    let tx = db.turn().await.unwrap();
    assert_eq!(sql::run(&tx, OWN, []).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// Everybody calls from an address of their own: attempts to sign in are counted by it.
fn address(persona: &str) -> String {
    let number = PERSONAS.iter().position(|one| *one == persona).unwrap_or(PERSONAS.len());
    format!("10.0.0.{number}")
}

impl City {
    /// The persona at the door, signed in.
    pub fn persona(&self, login: &str) -> Visitor {
        let mut visitor = Visitor::new(self.door.clone(), address(login));
        let cookies = SIGNED_IN.get().and_then(|all| all.get(login));
        visitor.cookies = cookies.cloned().unwrap_or_default();
        visitor
    }

    /// Sessions of everybody but this persona.
    pub async fn sessions_beside(&self, login: &str) -> i64 {
        const OTHERS: &str =
            "SELECT COUNT(*) FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.login <> $1";
        let tx = self.house.db.read().await.unwrap();
        let row = sql::row(&tx, OTHERS, [login.into()]).await.unwrap();
        row.expect(OTHERS).try_get_by_index(0).unwrap()
    }

    /// How many rows every table has, and how often cells and lessons were changed.
    pub async fn sizes(&self) -> Vec<i64> {
        const CHANGES: &str = "SELECT -2 AS at, CAST(sum(version) AS bigint) AS n FROM cells \
             UNION ALL SELECT -1, CAST(sum(version) AS bigint) FROM lessons";
        let tx = self.house.db.read().await.unwrap();
        let tables = self.tables(&tx).await;
        let counted =
            (0..).zip(&tables).map(|(at, (table, _))| format!("SELECT {at}, count(*) FROM \"{table}\""));
        // Several hands of PostgreSQL count at once, and bring what they have counted in any order.
        let asked =
            format!("{CHANGES} UNION ALL {} ORDER BY 1", counted.collect::<Vec<_>>().join(" UNION ALL "));
        let rows = sql::rows(&tx, &asked, []).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(1).unwrap()).collect()
    }

    /// Names of the tables, each with all its columns as one text.
    async fn tables(&self, tx: &Reading) -> Vec<(String, String)> {
        let on_server = self.house.db.backend() == DbBackend::Postgres;
        let named = if on_server { TABLES_ON_POSTGRES } else { TABLES_ON_SQLITE };
        let rows = sql::rows(tx, named, []).await.unwrap();
        rows.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect()
    }

    /// What every table holds: the number of rows, and all of them in one figure.
    pub async fn contents(&self) -> BTreeMap<String, (i64, u64)> {
        let tx = self.house.db.read().await.unwrap();
        let mut all = BTreeMap::new();
        for (table, line) in self.tables(&tx).await {
            let counted = format!("SELECT {line} AS line FROM \"{table}\" t");
            let lines = sql::rows(&tx, &counted, []).await.unwrap();
            let figures = lines.iter().map(|line| figure(&line.try_get::<String>("", "line").unwrap()));
            let sum = figures.fold(0_u64, u64::wrapping_add);
            all.insert(table, (i64::try_from(lines.len()).unwrap(), sum));
        }
        all
    }
}

const TABLES_ON_POSTGRES: &str = "SELECT table_name::text, 'row_to_json(t)::text' FROM information_schema.tables \
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1";
const TABLES_ON_SQLITE: &str = "SELECT m.name, group_concat('quote(\"' || c.name || '\")', '||') \
     FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.name";

fn figure(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
