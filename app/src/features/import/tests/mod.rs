//! Lists of a school against real SQL: the school № 12 that begins, and the demo city that goes on.

use chrono::{FixedOffset, NaiveDate};
use domain::people::roster::{Remark, Report, RosterKind};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set, Statement};
use serde_json::{Value, json};

use super::{Wish, bring_people};
use crate::features::demo::testing::today;
use crate::kit::clock::Clock;
use crate::kit::house::{House, Settings};
use crate::kit::testing::{FreshDb, fresh_db};
use crate::kit::vault::Vault;

mod absent;
mod door;
mod held;
mod joined;
mod kin;
mod lists;
mod met;
mod numbers;
mod school;
mod screens;
mod twice;
mod undone;

const CODE: &str = "school-12";

/// A school of its own, without a year, classes or people.
struct School {
    house: House,
    fresh: FreshDb,
}

async fn school() -> School {
    let fresh = fresh_db().await;
    let clock = Clock::new(FixedOffset::east_opt(3 * 3600).unwrap(), Some(today()));
    let house = House::new(fresh.db.clone(), clock, Settings::local("no-site"), Vault::new(&[7; 64]));
    let founded = entity::organisation::ActiveModel {
        kind: Set("school".into()),
        code: Set(CODE.into()),
        name: Set("Школа № 12".into()),
        short_name: Set("Школа № 12".into()),
        created_at: Set(house.clock.now()),
        ..Default::default()
    };
    let tx = house.db.turn().await.unwrap();
    founded.insert(&tx).await.unwrap();
    tx.commit().await.unwrap();
    School { house, fresh }
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/fixtures/school-12/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn expected() -> Value {
    serde_json::from_slice(&fixture("expected.json")).unwrap()
}

/// A wish for pupils with all classes of the school № 12 confirmed.
fn pupils() -> Wish {
    let expected = expected();
    let names = expected["classes"].as_array().unwrap().iter();
    let classes = names.map(|name| name.as_str().unwrap().parse().unwrap()).collect();
    let file_name = "список.csv".to_owned();
    let (kind, rulings) = (RosterKind::Pupils, vec![]);
    Wish { kind, classes, year: None, dry_run: false, by: None, file_name, upload: None, rulings }
}

fn staff() -> Wish {
    Wish { kind: RosterKind::Staff, classes: vec![], ..pupils() }
}

fn dry(wish: Wish) -> Wish {
    Wish { dry_run: true, ..wish }
}

/// A list as a text table.
fn table(lines: &[&str]) -> Vec<u8> {
    lines.join("\n").into_bytes()
}

impl School {
    async fn bring(&self, file: Vec<u8>, wish: &Wish) -> Report {
        bring_people(&self.house, CODE, file, wish).await.unwrap()
    }

    /// All values of one column, as text.
    async fn column(&self, sql: &str) -> Vec<String> {
        let tx = self.fresh.db.read().await.unwrap();
        let asked = Statement::from_string(tx.get_database_backend(), sql);
        let rows = tx.query_all_raw(asked).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    async fn count(&self, table: &str) -> usize {
        let counted = self.column(&format!("SELECT CAST(COUNT(*) AS text) FROM {table}")).await;
        counted[0].parse().unwrap()
    }

    async fn force(&self, sql: &str) {
        let tx = self.fresh.db.turn().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Everything that stays of an import, without its row numbers.
    async fn state(&self) -> Vec<String> {
        let mut state = vec![];
        for sql in [
            "SELECT p.search || COALESCE(CAST(p.born AS text), '') || COALESCE(p.sex, '') || COALESCE(p.phone_key, '') || a.login \
             FROM persons p JOIN accounts a ON a.person_id = p.id ORDER BY 1",
            "SELECT g.search || COALESCE(g.phone_key, '') || ' ' || c.search || ' ' || k.degree FROM kinships k \
             JOIN persons g ON g.id = k.guardian_id JOIN persons c ON c.id = k.child_id ORDER BY 1",
            "SELECT p.search || CAST(p.born AS text) || CAST(c.grade AS text) || c.letter || CAST(m.since AS text) FROM class_members m \
             JOIN persons p ON p.id = m.pupil_id JOIN classes c ON c.id = m.class_id ORDER BY 1",
            "SELECT o.kind || ' ' || o.number || ' ' || o.state || ' ' || CAST((SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id) AS text) \
             FROM orders o ORDER BY 1",
            "SELECT act || CAST(COUNT(*) AS text) FROM events GROUP BY act ORDER BY act",
        ] {
            state.extend(self.column(sql).await);
        }
        state
    }
}

/// What remarks must say, as the fixture writes it down.
fn said(remarks: &[Remark]) -> Value {
    let said = |remark: &Remark| {
        let mut entry = json!({"row": remark.row, "column": remark.column, "why": remark.why});
        if let Some(of) = remark.of {
            entry["of"] = of.into();
        }
        entry
    };
    remarks.iter().map(said).collect()
}

fn first_of_september() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()
}
