//! `gorodok import`: brings a school's list of staff or pupils in, and takes it back.

use std::path::PathBuf;

use anyhow::Context;
use app::features::import::{Wish, bring_people, undo_last};
use clap::{Args, Subcommand, ValueEnum};
use domain::ids::BatchId;
use domain::people::ClassName;
use domain::people::roster::RosterKind;
use domain::people::undo::Figures;

use super::house;
use crate::config::Config;
use crate::out;

#[derive(Subcommand)]
pub enum Import {
    /// Список сотрудников или учеников из xlsx, xls, ods или csv.
    People(People),
    /// Отменить загрузку списка целиком.
    Undo(Undo),
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Staff,
    Pupils,
}

#[derive(Args)]
pub struct People {
    /// Код школы
    #[arg(long)]
    school: String,
    #[arg(long, value_enum)]
    kind: Kind,
    #[arg(long)]
    file: PathBuf,
    /// Классы, которые можно завести: 1А,1Б
    #[arg(long, value_delimiter = ',')]
    classes: Vec<ClassName>,
    /// Год, которым начинается учебный год
    #[arg(long)]
    year: Option<i32>,
    /// Проверить и ничего не записать
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Undo {
    /// Код школы
    #[arg(long)]
    school: String,
    /// Номер загрузки; без него последняя из тех, что не отменены
    #[arg(long)]
    batch: Option<i64>,
    /// Сказать, что сделает отмена, и ничего не записать
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

impl Import {
    pub const fn json(&self) -> bool {
        match self {
            Self::People(people) => people.json,
            Self::Undo(undo) => undo.json,
        }
    }

    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        match self {
            Self::People(people) => Box::pin(people.run(config)).await,
            Self::Undo(undo) => undo.run(config).await,
        }
    }
}

impl People {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { school, kind, file, classes, year, dry_run, json } = self;
        let bytes = std::fs::read(&file).with_context(|| format!("Файл {} не читается", file.display()))?;
        let house = house(&config, String::new(), None).await?;
        let kind = if matches!(kind, Kind::Staff) { RosterKind::Staff } else { RosterKind::Pupils };
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (file_name, rulings) = (name, vec![]);
        let wish = Wish { kind, classes, year, dry_run, by: None, file_name, upload: None, rulings };
        let brought = bring_people(&house, &school, bytes, &wish).await;
        house.db.close().await;
        let report = brought.context("Список не загружен")?;
        if json {
            return out::document(&report);
        }
        let (rows, accepted, rejected) = (report.rows, report.accepted, report.rejected.len());
        out::say(&format!("Строк: {rows}, принято: {accepted}, отклонено: {rejected}."));
        for remark in &report.rejected {
            out::say(&format!(
                "  строка {}: {} {}. {}",
                remark.row, remark.column, remark.why, remark.remedy
            ));
        }
        Ok(())
    }
}

impl Undo {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { school, batch, dry_run, json } = self;
        let house = house(&config, String::new(), None).await?;
        let told = undo_last(&house, &school, batch.map(BatchId), dry_run).await;
        house.db.close().await;
        let told = told.context("Загрузка не отменена")?;
        if json {
            return out::document(&told);
        }
        let Figures { pupils, guardians, staff, put_back, classes, orders, .. } = told.undoing.figures;
        let verb = if dry_run { "будет убрано" } else { "убрано" };
        out::say(&format!(
            "Загрузка {}: {verb} учеников {pupils}, родителей {guardians}, сотрудников {staff}, классов {classes}, \
             приказов {orders}; возвращено к прежнему {put_back}.",
            told.batch
        ));
        for kept in &told.undoing.kept {
            out::say(&format!("  осталось: {}, {}: {}", kept.who, kept.what, kept.why));
        }
        Ok(())
    }
}
