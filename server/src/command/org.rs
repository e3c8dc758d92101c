//! `gorodok org create`: makes a city, a district, a school …

use anyhow::Context;
use app::features::organisations::{NewOrganisation, create};
use clap::{Args, Subcommand};
use domain::org::OrgKind;
use serde_json::json;

use super::house;
use crate::config::Config;
use crate::out;

#[derive(Subcommand)]
pub enum Org {
    /// Создать организацию; с тем же кодом второй раз ничего не меняет.
    Create(Create),
}

#[derive(Args)]
pub struct Create {
    /// city, district, school, preschool, extra или `method_centre`
    #[arg(long, value_parser = kind)]
    kind: OrgKind,
    /// Строчные латинские буквы, цифры, дефис: school-12
    #[arg(long)]
    code: String,
    #[arg(long)]
    name: String,
    /// Код организации выше
    #[arg(long)]
    parent: Option<String>,
    #[arg(long)]
    pub json: bool,
}

fn kind(text: &str) -> Result<OrgKind, String> {
    OrgKind::parse(text)
        .ok_or_else(|| "бывают city, district, school, preschool, extra, method_centre".into())
}

impl Org {
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self::Create(Create { kind, code, name, parent, json }) = self;
        let house = house(&config, String::new(), None).await?;
        let new = NewOrganisation { kind, code: code.clone(), name, parent };
        let created = create(&house, new).await;
        house.db.close().await;
        let created = created.context("Организация не создана")?;
        if json {
            return out::document(&json!({ "code": code, "id": created.id, "created": created.made }));
        }
        out::say(&if created.made {
            format!("Создано: {code}.")
        } else {
            format!("{code} уже есть, ничего не изменилось.")
        });
        Ok(())
    }
}
