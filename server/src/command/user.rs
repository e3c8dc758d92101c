//! `gorodok user link`: a one-time sign-in link for somebody who has no password or forgot it.

use anyhow::Context;
use app::features::account::link_for;
use app::kit::link::sign_in_link;
use chrono::TimeDelta;
use clap::{Args, Subcommand};
use serde_json::json;

use super::house;
use crate::config::Config;
use crate::out;

#[derive(Subcommand)]
pub enum User {
    /// Одноразовая ссылка для входа.
    Link(Link),
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
        let Self::Link(Link { login, json }) = self;
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
