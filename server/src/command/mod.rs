//! The commands: each file reads its arguments and calls one function of the product.

use std::process::ExitCode;

use anyhow::Context;
use app::kit::clock::Clock;
use app::kit::db::{Db, migrate};
use app::kit::house::{House, Settings};
use app::kit::push::Push;
use app::kit::vault::Vault;
use chrono::{FixedOffset, NaiveDate};
use clap::Subcommand;

use crate::config::Config;

mod demo;
mod import;
mod measure;
mod oneroster;
mod org;
mod serve;
mod timetable;
mod user;
mod verify;

#[derive(Subcommand)]
pub enum Command {
    /// Запустить сервер.
    Serve(serve::Serve),
    /// Привести базу к нынешней схеме.
    Migrate,
    /// Загрузить в пустую базу демонстрационный город.
    Demo(demo::Demo),
    /// Загрузка списков.
    #[command(subcommand)]
    Import(import::Import),
    /// Обмен пакетами `OneRoster`.
    #[command(subcommand, name = "oneroster")]
    OneRoster(oneroster::OneRoster),
    /// Организации.
    #[command(subcommand)]
    Org(org::Org),
    /// Учётные записи.
    #[command(subcommand)]
    User(user::User),
    /// Потолок для `make bench`.
    #[command(hide = true)]
    Measure(measure::Measure),
    /// Расписание: составить и проверить файл FET.
    #[command(subcommand)]
    Timetable(timetable::Timetable),
    /// Проверить целостность базы и цепочки событий.
    Verify(verify::Verify),
}

impl Command {
    /// Was exactly one JSON document asked for?
    pub const fn wants_json(&self) -> bool {
        match self {
            Self::Serve(_) | Self::Migrate | Self::Measure(_) => false,
            Self::Demo(demo) => demo.json,
            Self::Import(import) => import.json(),
            Self::OneRoster(oneroster) => oneroster.json(),
            Self::Org(org::Org::Create(create)) => create.json,
            Self::User(user::User::Link(link) | user::User::ForgetFactor(link)) => link.json,
            Self::User(user::User::Create(create)) => create.json,
            Self::Timetable(timetable) => timetable.json(),
            Self::Verify(verify) => verify.json,
        }
    }

    pub async fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        match self {
            Self::Serve(serve) => serve.run(config).await,
            Self::Migrate => open(&config).await.map(|_| ()),
            Self::Demo(demo) => demo.run(config).await,
            Self::Import(import) => Box::pin(import.run(config)).await,
            Self::Measure(measure) => measure.run(config).await,
            Self::OneRoster(oneroster) => Box::pin(oneroster.run(config)).await,
            Self::Org(org) => org.run(config).await,
            Self::User(user) => Box::pin(user.run(config)).await,
            Self::Timetable(timetable) => return timetable.run().await,
            Self::Verify(verify) => return verify.run(config).await,
        }?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The database of the settings, migrated; its folder is made.
pub async fn open(config: &Config) -> anyhow::Result<Db> {
    let path =
        config.database_url.strip_prefix("sqlite://").map(|rest| rest.split('?').next().unwrap_or(rest));
    if let Some(folder) = path.and_then(|path| std::path::Path::new(path).parent()) {
        std::fs::create_dir_all(folder).with_context(|| format!("Не создать папку {}", folder.display()))?;
    }
    migrate(&config.database_url).await?;
    Ok(Db::open(&config.database_url).await?)
}

/// The house over that database, with `today` if the day is given.
pub async fn house(config: &Config, public_url: String, today: Option<NaiveDate>) -> anyhow::Result<House> {
    let zone =
        FixedOffset::east_opt(config.utc_offset_hours * 3600).context("utc_offset_hours — от -12 до 14.")?;
    let settings = Settings {
        public_url,
        site: config.site()?.display().to_string(),
        insecure: config.insecure_http,
        behind_proxy: config.behind_proxy,
        gallery: cfg!(debug_assertions),
    };
    let db = open(config).await?;
    let vault = Vault::at(&db, &config.key_file).await?;
    let push = match config.push()? {
        Some((contact, services)) => {
            let push = Push::at(&db, &vault, contact, services).await;
            Some(push.context("Ключ уведомлений в базе не открывается этим файлом ключа (key_file)")?)
        }
        None => None,
    };
    Ok(House::new(db, Clock::new(zone, today), settings, vault)
        .with_press(print::Typesetter)
        .with_post(config.post()?)
        .with_push(push))
}
