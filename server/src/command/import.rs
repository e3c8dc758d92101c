//! `gorodok import people`: brings a school's list of staff or pupils in.

use std::path::PathBuf;

use anyhow::Context;
use app::features::import::{Wish, bring_people};
use clap::{Args, Subcommand, ValueEnum};
use domain::people::ClassName;
use domain::people::roster::RosterKind;

use super::house;
use crate::config::Config;
use crate::out;

#[derive(Subcommand)]
pub enum Import {
    /// Список сотрудников или учеников из xlsx или csv.
    People(People),
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
    pub json: bool,
}

impl Import {
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self::People(People { school, kind, file, classes, year, dry_run, json }) = self;
        let bytes = std::fs::read(&file).with_context(|| format!("Файл {} не читается", file.display()))?;
        let house = house(&config, String::new(), None).await?;
        let kind = if matches!(kind, Kind::Staff) { RosterKind::Staff } else { RosterKind::Pupils };
        let wish = Wish { kind, classes, year, dry_run, by: None };
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
