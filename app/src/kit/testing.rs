//! A database for one test: a copy of a template that is made once per process, gone with the test.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait, Database};
use tokio::sync::OnceCell;

use super::db::{Db, Pace, migrate};

static EMPTY: OnceCell<Template> = OnceCell::const_new();
static CITY: OnceCell<Template> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A [`Db`] of one test's own.
pub struct FreshDb {
    pub db: Db,
    pub home: Home,
}

impl std::ops::Deref for FreshDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// Migrated and empty, on the server of `TEST_DATABASE_URL` or else in a file.
pub async fn fresh_db() -> FreshDb {
    fresh_db_at(patient()).await
}

pub async fn fresh_db_at(pace: Pace) -> FreshDb {
    let template = EMPTY.get_or_init(async || Template::make(async |_| ()).await).await;
    template.copy(pace).await
}

/// With the city that `seed` makes; the first test to ask seeds it for all tests of the process.
pub async fn fresh_city(seed: impl AsyncFnOnce(&Db)) -> FreshDb {
    let template = CITY.get_or_init(async || Template::make(seed).await).await;
    template.copy(patient()).await
}

/// Tests share a busy machine: none of them fails because its turn was slow.
pub fn patient() -> Pace {
    let long = Duration::from_secs(30);
    Pace { turn: long, long_turn: long * 2, wait: long * 2, ..Pace::default() }
}

enum Template {
    File(Vec<u8>),
    /// Stays until the throw-away server goes.
    Server(String),
}

impl Template {
    async fn make(seed: impl AsyncFnOnce(&Db)) -> Self {
        let home = Home::new("template");
        if let Home::Server { name, .. } = &home {
            home.order(&format!("CREATE DATABASE {name}")).await;
        }
        migrate(&home.url()).await.unwrap();
        let db = Db::open_at(&home.url(), patient()).await.unwrap();
        seed(&db).await;
        db.close().await;
        match &home {
            Home::Folder(folder) => Self::File(std::fs::read(folder.join("city.db")).unwrap()),
            Home::Server { name, .. } => {
                let name = name.clone();
                std::mem::forget(home);
                Self::Server(name)
            }
        }
    }

    async fn copy(&self, pace: Pace) -> FreshDb {
        let home = Home::new("test");
        match (&home, self) {
            (Home::Server { name, .. }, Self::Server(template)) => {
                home.order(&format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await;
            }
            (Home::Folder(folder), Self::File(bytes)) => {
                std::fs::write(folder.join("city.db"), bytes).unwrap();
            }
            _ => panic!("TEST_DATABASE_URL has changed meanwhile"),
        }
        let db = Db::open_at(&home.url(), pace).await.unwrap();
        FreshDb { db, home }
    }
}

/// Where a database lies; it is taken away on drop.
pub enum Home {
    Folder(PathBuf),
    Server { url: String, name: String },
}

impl Home {
    fn new(kind: &str) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("gorodok_{kind}_{}_{number}", std::process::id());
        if let Some(url) = server() {
            return Self::Server { url, name };
        }
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self::Folder(folder)
    }

    pub fn url(&self) -> String {
        match self {
            Self::Folder(folder) => format!("sqlite://{}/city.db?mode=rwc", folder.display()),
            Self::Server { url, name } => {
                let server = url.rsplit_once('/').map_or(url.as_str(), |(server, _)| server);
                format!("{server}/{name}")
            }
        }
    }

    /// Says it on the server's own database.
    async fn order(&self, sql: &str) {
        let Self::Server { url, .. } = self else { return };
        let line = Database::connect(url).await.unwrap();
        line.execute_unprepared(sql).await.unwrap();
        line.close().await.unwrap();
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Self::Folder(folder) = self {
            // What the system still holds open goes with its temporary folder.
            let _ = std::fs::remove_dir_all(folder);
        } else {
            std::thread::scope(|scope| scope.spawn(|| self.drop_on_server()).join().unwrap());
        }
    }
}

impl Home {
    fn drop_on_server(&self) {
        let Self::Server { name, .. } = self else { return };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(self.order(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
    }
}

#[expect(clippy::disallowed_methods, reason = "a test is told its server by the environment alone")]
fn server() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}
