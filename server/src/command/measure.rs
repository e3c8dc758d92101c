//! `gorodok measure`: the ceiling of `make bench`: sheets of journals read in a bare loop, no page around them.

use std::io::BufRead;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use app::features::journal::bare_sheet;
use app::kit::house::House;
use chrono::NaiveDate;
use clap::Args;
use domain::ids::GroupId;
use serde_json::json;

use super::house;
use crate::config::Config;
use crate::out;

/// On stdin a line a sheet: the cookies of who reads, a tab, the number of the group.
#[derive(Args)]
pub struct Measure {
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Loops side by side.
    #[arg(long, default_value_t = 16)]
    hands: usize,
    #[arg(long)]
    today: Option<NaiveDate>,
}

impl Measure {
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        let sheets: Arc<[(String, GroupId)]> = read()?.into();
        ensure!(!sheets.is_empty(), "На вход подайте строки: куки, табуляция, номер группы.");
        let house = house(&config, "http://127.0.0.1:3000".into(), self.today).await?;
        let start = Instant::now();
        let end = start + Duration::from_secs(self.seconds);
        let hands =
            (0..self.hands).map(|hand| tokio::spawn(keep_reading(house.clone(), sheets.clone(), hand, end)));
        let mut took = vec![];
        for hand in hands.collect::<Vec<_>>() {
            took.extend(hand.await??);
        }
        let seconds = start.elapsed().as_secs_f64();
        house.db.close().await;
        took.sort_unstable();
        let at = |part: usize| took.get(took.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3);
        let many = u32::try_from(took.len()).map_or(0.0, f64::from);
        out::document(&json!({ "requests_per_s": many / seconds, "p50_ms": at(50), "p99_ms": at(99) }))
    }
}

async fn keep_reading(
    house: House,
    sheets: Arc<[(String, GroupId)]>,
    hand: usize,
    end: Instant,
) -> anyhow::Result<Vec<Duration>> {
    let mut took = vec![];
    for (cookie, group) in sheets.iter().cycle().skip(hand % sheets.len()) {
        let start = Instant::now();
        if start >= end {
            break;
        }
        let filled = bare_sheet(&house, cookie, *group).await?;
        ensure!(filled > 0, "В журнале {group} нет ни одной отметки.");
        took.push(start.elapsed());
    }
    Ok(took)
}

fn read() -> anyhow::Result<Vec<(String, GroupId)>> {
    let sheet = |line: std::io::Result<String>| {
        let line = line?;
        let (cookie, group) =
            line.split_once('\t').context("Нужна строка: куки, табуляция, номер группы.")?;
        Ok((cookie.to_owned(), group.parse().context("Номер группы — число.")?))
    };
    std::io::stdin().lock().lines().map(sheet).collect()
}
