//! What the teacher hangs on a homework: files, links, another day.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor};
use crate::journal::Lesson;

/// Files and links of one homework, together.
pub const MOST_ENCLOSED: usize = 10;

/// A homework is not set for longer.
const LONGEST: Days = Days::new(120);
const LONGEST_ADDRESS: usize = 1_000;
const LONGEST_TITLE: usize = 120;

/// Policy: hang something on the homework of this lesson, and answer its pupils. Its teacher and its substitute.
#[derive(Debug)]
pub struct KeepHomework<'a>(pub &'a Lesson);

impl Action for KeepHomework<'_> {
    const NAME: &'static str = "keep homework";

    fn allowed(&self, actor: &Actor) -> bool {
        let Lesson { school, group, substitute, .. } = *self.0;
        actor.teaches(school, group) || substitute == Some(actor.person())
    }
}

/// May one more hang beside those that do?
pub const fn may_enclose(already: usize) -> Result<usize, LinkRefused> {
    match MOST_ENCLOSED.checked_sub(already) {
        Some(room) if room > 0 => Ok(room),
        _ => Err(LinkRefused::Full),
    }
}

/// An address in the web that people follow. Only [`WebLink::new`] makes one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WebLink {
    pub title: String,
    pub address: String,
}

/// Why a link is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LinkRefused {
    #[error("Вставьте адрес целиком: он начинается с https://.")]
    NoAddress,
    #[error("Адрес длиннее {LONGEST_ADDRESS} знаков. Сократите его.")]
    TooLong,
    #[error("Название длиннее {LONGEST_TITLE} знаков. Сократите его.")]
    LongTitle,
    #[error("К заданию можно приложить не больше {MOST_ENCLOSED} файлов и ссылок. Уберите лишнее.")]
    Full,
}

impl WebLink {
    /// Of what was typed; without a title it is called by its host.
    pub fn new(title: &str, address: &str) -> Result<Self, LinkRefused> {
        let (title, address) = (title.trim(), address.trim());
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
        if !host.contains('.') || host.contains('@') || address.contains(odd) {
            return Err(LinkRefused::NoAddress);
        }
        if address.chars().count() > LONGEST_ADDRESS {
            return Err(LinkRefused::TooLong);
        }
        if title.chars().count() > LONGEST_TITLE {
            return Err(LinkRefused::LongTitle);
        }
        let title = if title.is_empty() { host } else { title };
        Ok(Self { title: title.to_owned(), address: address.to_owned() })
    }
}

/// Why a day is no term for a homework.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DueRefused {
    #[error("Задание сдают после урока: выберите день позже.")]
    BeforeLesson,
    #[error("Это слишком далеко. Выберите день ближе, не дальше четырёх месяцев от урока.")]
    TooFar,
}

/// Until which day a homework is done, if the teacher says another than the next lesson.
pub fn due_on(lesson: &Lesson, day: NaiveDate) -> Result<NaiveDate, DueRefused> {
    if day <= lesson.date {
        return Err(DueRefused::BeforeLesson);
    }
    match lesson.date.checked_add_days(LONGEST) {
        Some(last) if day <= last => Ok(day),
        _ => Err(DueRefused::TooFar),
    }
}
