//! `gorodok user create` and `user link`: the first person of an organisation, and a one-time link to sign in.

use anyhow::Context;
use app::features::account::{NewUser, create_user, link_for};
use app::features::second_factor::forget_factor;
use app::kit::link::sign_in_link;
use chrono::{NaiveDate, TimeDelta};
use clap::{Args, Subcommand};
use domain::access::Role;
use domain::people::PersonName;
use serde_json::json;

use super::house;
use crate::config::Config;
use crate::out;

#[derive(Subcommand)]
pub enum User {
    /// Одноразовая ссылка для входа.
    Link(Link),
    /// Завести человека с ролью, например первого координатора школы; тот же логин второй раз ничего не меняет.
    Create(Create),
    /// Снять второй фактор с того, кто потерял и телефон, и запасные коды: включит заново.
    ForgetFactor(Link),
}

#[derive(Args)]
pub struct Create {
    #[arg(long)]
    login: String,
    /// Фамилия Имя Отчество
    #[arg(long, value_parser = PersonName::parse)]
    name: PersonName,
    /// Код организации
    #[arg(long)]
    org: String,
    /// coordinator, head, deputy, secretary, teacher …
    #[arg(long, value_parser = role)]
    role: Role,
    /// Первый день роли; иначе сегодня
    #[arg(long)]
    since: Option<NaiveDate>,
    #[arg(long)]
    pub json: bool,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| "такой роли нет".into())
}

#[derive(Args)]
pub struct Link {
    #[arg(long)]
    login: String,
    #[arg(long)]
    pub json: bool,
}

/// A link lasts this long.
pub const LASTS: TimeDelta = TimeDelta::hours(24);

impl User {
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        match self {
            Self::Link(link) => link.run(config).await,
            Self::Create(create) => create.run(config).await,
            Self::ForgetFactor(whose) => forget(whose, config).await,
        }
    }
}

async fn forget(Link { login, json }: Link, config: Config) -> anyhow::Result<()> {
    let house = house(&config, String::new(), None).await?;
    let forgotten = forget_factor(&house, &login).await;
    house.db.close().await;
    let forgotten = forgotten.with_context(|| format!("Логин «{login}»: второй фактор не снят"))?;
    if json {
        return out::document(&json!({ "login": login, "forgotten": forgotten }));
    }
    out::say(if forgotten {
        "Второй фактор снят."
    } else {
        "Второго фактора не было."
    });
    Ok(())
}

impl Create {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { login, name, org, role, since, json } = self;
        let house = house(&config, String::new(), None).await?;
        let new = NewUser { login: login.clone(), name, organisation: org, role, since };
        let created = create_user(&house, new).await;
        house.db.close().await;
        let created = created.context("Человек не заведён")?;
        if json {
            return out::document(&json!({ "login": login, "created": created }));
        }
        out::say(&if created {
            format!("Создано: {login}.")
        } else {
            format!("{login} уже есть, ничего не изменилось.")
        });
        Ok(())
    }
}

impl Link {
    async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self { login, json } = self;
        let public_url = config.public_url(config.listen)?;
        let house = house(&config, public_url, None).await?;
        let link = link_for(&house, &login, LASTS).await;
        house.db.close().await;
        let link = link.with_context(|| format!("Ссылка для «{login}» не сделана"))?;
        let url = format!("{}{}", house.settings.public_url, sign_in_link(link.token.as_str()));
        if json {
            out::document(&json!({ "login": login, "url": url }))
        } else {
            out::say(&url);
            Ok(())
        }
    }
}
