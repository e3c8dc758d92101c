//! Packages against real SQL: out of the demo city, into an empty server, and out again.

use chrono::FixedOffset;
use domain::oneroster::Report;
use exchange::oneroster::{Bundle, read};
use sea_orm::{ConnectionTrait, Statement};

use super::{export, import};
use crate::features::demo::testing::{tiny_city, today};
use crate::kit::clock::Clock;
use crate::kit::db::Db;
use crate::kit::house::{House, Settings};
use crate::kit::testing::{FreshDb, fresh_db};
use crate::kit::vault::Vault;

mod changes;
mod foreign;
mod reading;
mod round;

/// A server and what it stands on.
struct Server {
    house: House,
    _fresh: FreshDb,
}

fn house(db: &Db, key: u8) -> House {
    let clock = Clock::new(FixedOffset::east_opt(3 * 3600).unwrap(), Some(today()));
    House::new(db.clone(), clock, Settings::local("no-site"), Vault::new(&[key; 64]))
}

async fn empty() -> Server {
    let fresh = fresh_db().await;
    Server { house: house(&fresh.db, 9), _fresh: fresh }
}

async fn city() -> Server {
    let (fresh, _) = tiny_city().await;
    Server { house: house(&fresh.db, 7), _fresh: fresh }
}

impl Server {
    async fn bring(&self, package: &[u8]) -> Report {
        import(&self.house, package.to_vec(), false).await.unwrap()
    }

    async fn weigh(&self, package: &[u8]) -> Report {
        import(&self.house, package.to_vec(), true).await.unwrap()
    }

    async fn package(&self, school: &str) -> Vec<u8> {
        export(&self.house, school).await.unwrap()
    }

    /// All values of one column, as text.
    async fn column(&self, sql: &str) -> Vec<String> {
        let tx = self.house.db.read().await.unwrap();
        let asked = Statement::from_string(tx.get_database_backend(), sql);
        let rows = tx.query_all_raw(asked).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    async fn count(&self, table: &str) -> usize {
        self.column(&format!("SELECT CAST(COUNT(*) AS text) FROM {table}")).await[0].parse().unwrap()
    }

    /// The first school of the demo city.
    async fn school(&self) -> String {
        self.column("SELECT code FROM organisations WHERE kind = 'school' ORDER BY id").await.swap_remove(0)
    }
}

/// What a package says, without the lines it stands on.
fn said(package: &[u8]) -> Bundle {
    let mut bundle = read(package).unwrap().bundle;
    bundle.sort();
    bundle
}
