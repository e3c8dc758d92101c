//! `gorodok verify`: is the database whole, do the chains hold?

use std::process::ExitCode;

use clap::Args;

use super::open;
use crate::config::Config;
use crate::out;

#[derive(Args)]
pub struct Verify {
    #[arg(long)]
    pub json: bool,
}

impl Verify {
    pub async fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        let db = open(&config).await?;
        let verdict = app::kit::event::verify(&db).await;
        db.close().await;
        let verdict = verdict?;
        if self.json {
            out::document(&verdict)?;
        } else {
            verdict.wrong.iter().for_each(|line| out::say(line));
            let (chains, sealed, unsealed) = (verdict.chains, verdict.sealed, verdict.unsealed);
            out::say(&format!("Цепочек: {chains}, событий под печатью: {sealed}, ждут печати: {unsealed}."));
            out::say(if verdict.sound {
                "База цела."
            } else {
                "База повреждена, см. выше."
            });
        }
        Ok(if verdict.sound { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}
