//! `gorodok oneroster`: a school's roster as a package, out and in, and programs that may read it.

use std::path::PathBuf;

use anyhow::Context;
use app::features::oneroster::{create_client, export, import, revoke_client};
use clap::{Args, Subcommand};
use domain::oneroster::{Remark, Report, Scope};
use serde_json::json;

use super::house;
use crate::config::Config;
use crate::out;

#[derive(Subcommand)]
pub enum OneRoster {
    /// Записать школу в пакет `OneRoster` 1.2.
    Export(Export),
    /// Загрузить пакет `OneRoster` 1.2 или 1.1.
    Import(Import),
    /// Программы, которым открыт REST.
    #[command(subcommand)]
    Client(Client),
}

#[derive(Subcommand)]
pub enum Client {
    /// Завести программу; её секрет показывается один раз.
    Create(Create),
    /// Закрыть программе доступ.
    Revoke(Revoke),
}

#[derive(Args)]
pub struct Create {
    /// Код организации: программа видит её и всё под нею
    #[arg(long)]
    org: String,
    #[arg(long)]
    name: String,
    /// roster-core.readonly, roster.readonly, roster-demographics.readonly; без них первые два
    #[arg(long)]
    scope: Vec<Scope>,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Revoke {
    /// Номер программы, как его показала команда create
    client_id: String,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Export {
    /// Код школы
    #[arg(long)]
    school: String,
    #[arg(value_name = "ZIP")]
    file: PathBuf,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Import {
    #[arg(value_name = "ZIP")]
    file: PathBuf,
    /// Проверить и ничего не записать
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

impl OneRoster {
    pub const fn json(&self) -> bool {
        match self {
            Self::Export(export) => export.json,
            Self::Import(import) => import.json,
            Self::Client(Client::Create(create)) => create.json,
            Self::Client(Client::Revoke(revoke)) => revoke.json,
        }
    }

    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        match self {
            Self::Export(export) => export.run(config).await,
            Self::Import(import) => import.run(config).await,
            Self::Client(Client::Create(create)) => create.run(config).await,
            Self::Client(Client::Revoke(revoke)) => revoke.run(config).await,
        }
    }
}

impl Export {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { school, file, json } = self;
        let house = house(&config, String::new(), None).await?;
        let package = export(&house, &school).await;
        house.db.close().await;
        let package = package.context("Пакет не записан")?;
        std::fs::write(&file, &package).with_context(|| format!("Файл {} не пишется", file.display()))?;
        if json {
            return out::document(&json!({ "school": school, "file": file, "bytes": package.len() }));
        }
        out::say(&format!("Записано: {}.", file.display()));
        Ok(())
    }
}

impl Import {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { file, dry_run, json } = self;
        let bytes = std::fs::read(&file).with_context(|| format!("Файл {} не читается", file.display()))?;
        let house = house(&config, String::new(), None).await?;
        let brought = import(&house, bytes, dry_run).await;
        house.db.close().await;
        let report = brought.context("Пакет не загружен")?;
        if json {
            return out::document(&report);
        }
        let Report { created, updated, unchanged, rejected, warnings, .. } = &report;
        out::say(&format!("Добавлено: {created}, изменено: {updated}, без изменений: {unchanged}."));
        for (title, remarks) in [("Не принято", rejected), ("Под вопросом", warnings)] {
            if !remarks.is_empty() {
                out::say(&format!("{title}: {}.", remarks.len()));
                for remark in remarks {
                    out::say(&told(remark));
                }
            }
        }
        Ok(())
    }
}

impl Create {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { org, name, scope, json } = self;
        let house = house(&config, String::new(), None).await?;
        let made = create_client(&house, &org, &name, scope).await;
        house.db.close().await;
        let made = made.context("Программа не заведена")?;
        let (id, secret, scope) = (&made.client_id, made.secret.as_str(), Scope::write_all(&made.scopes));
        if json {
            return out::document(&json!({ "client_id": id, "client_secret": secret, "scope": scope }));
        }
        out::say(&format!("client_id: {id}\nclient_secret: {secret}\nscope: {scope}"));
        Ok(())
    }
}

impl Revoke {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { client_id, json } = self;
        let house = house(&config, String::new(), None).await?;
        let revoked = revoke_client(&house, &client_id).await;
        house.db.close().await;
        let revoked = revoked.context("Доступ не закрыт")?;
        if json {
            return out::document(&json!({ "client_id": client_id, "revoked": revoked }));
        }
        out::say(if revoked {
            "Доступ закрыт."
        } else {
            "Доступ уже был закрыт."
        });
        Ok(())
    }
}

/// «  users.csv, строка 3, familyName: не указана. Впишите фамилию.»
fn told(remark: &Remark) -> String {
    let Remark { file, row, column, why, remedy } = remark;
    let row = if *row == 0 { String::new() } else { format!(", строка {row}") };
    let column = if column.is_empty() { String::new() } else { format!(", {column}") };
    format!("  {file}{row}{column}: {why}. {remedy}")
}
