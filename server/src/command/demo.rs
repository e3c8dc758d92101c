//! `gorodok demo`: an invented city for the first look, for tests and for load.

use app::features::demo::{Seeded, Size, Wish, documents, passports, seed};
use app::kit::house::House;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::json;

use super::house;
use super::user::LASTS;
use crate::config::Config;
use crate::out;

#[derive(Clone, Copy, ValueEnum)]
enum Scale {
    Tiny,
    School,
    City,
}

#[derive(Args)]
pub struct Demo {
    #[arg(long, value_enum, default_value = "school")]
    size: Scale,
    /// Сколько школ.
    #[arg(long, default_value_t = 2)]
    schools: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Сколько недель журналов заполнить.
    #[arg(long)]
    weeks: Option<u32>,
    /// Каким днём жить.
    #[arg(long)]
    today: Option<NaiveDate>,
    #[arg(long)]
    pub json: bool,
}

impl Demo {
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        let house = house(&config, config.public_url(config.listen)?, self.today).await?;
        let size = match self.size {
            Scale::Tiny => Size::Tiny,
            Scale::School => Size::School,
            Scale::City => Size::City,
        };
        let today = house.clock.today();
        let wish = Wish { size, schools: self.schools, seed: self.seed, weeks: self.weeks, today };
        let seeded = seed(&house.db, &wish).await;
        let sealed = if seeded.is_ok() { seal(&house).await } else { Ok(()) };
        house.db.close().await;
        let Seeded { people, schools, pupils, lessons, marks } = seeded?;
        sealed?;
        if self.json {
            let logins: Vec<_> = people.iter().map(|person| &person.login).collect();
            return out::document(
                &json!({ "schools": schools, "pupils": pupils, "lessons": lessons, "marks": marks, "logins": logins }),
            );
        }
        out::say(&format!("Школ: {schools}, учеников: {pupils}, уроков: {lessons}, отметок: {marks}."));
        Ok(())
    }
}

/// The city a first visitor meets, and the links by which they enter.
pub async fn first_city(house: &House) -> anyhow::Result<()> {
    out::say("База пуста: загружается демонстрационный город. Это займёт меньше минуты.");
    let wish = Wish { size: Size::School, schools: 2, seed: 1, weeks: None, today: house.clock.today() };
    seed(&house.db, &wish).await?;
    seal(house).await?;
    Ok(())
}

/// What lies sealed needs the vault, and so is written once the city stands.
async fn seal(house: &House) -> app::kit::AppResult<()> {
    passports(house).await?;
    documents(house).await
}

/// Prints a one-time link for each of the people of a demo city who is there.
pub async fn links(house: &House) -> anyhow::Result<()> {
    const PEOPLE: [(&str, &str); 7] = [
        ("coordinator", "координатор школы"),
        ("teacher", "учитель-предметник"),
        ("classteacher", "классный руководитель"),
        ("parent", "родитель"),
        ("pupil", "ученик"),
        ("district", "специалист РУО"),
        ("city", "специалист управления"),
    ];
    for (login, role) in PEOPLE {
        if let Ok(link) = app::features::account::link_for(house, login, LASTS).await {
            let path = app::kit::link::sign_in_link(link.token.as_str());
            out::say(&format!("  {role:<24} {}{path}", house.settings.public_url));
        }
    }
    Ok(())
}
