//! Announcements: words of the school to a class or to everybody, until a day.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Permit, Right};
use crate::ids::{AccountId, ClassId, SchoolId};
use crate::org::OrgKind;

/// Policy: write to a class, or to the whole school where none is named. A class teacher to the own class; those who
/// may speak for the school to any. Written «school.7», «class.7.70».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Announce {
    pub school: SchoolId,
    pub class: Option<ClassId>,
}

/// Policy: take an announcement back. Its author, or who may speak for the school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recall {
    pub school: SchoolId,
    pub author: AccountId,
}

/// An announcement as its author writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announcing {
    pub title: String,
    pub text: String,
    /// The last day on which it is shown.
    pub until: NaiveDate,
}

/// An announcement that may be published. Only [`Announcing::submit`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnouncementEntry {
    by: AccountId,
    to: Announce,
    words: Announcing,
}

/// Text that names nobody to write to.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не обозначает ни школы, ни класса.")]
pub struct NobodyToTell(pub String);

/// Why an announcement is not published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnnouncementRefused {
    #[error("Напишите заголовок: по нему решают, читать ли дальше.")]
    NoTitle,
    #[error("Заголовок длиннее {} знаков.", Announcing::LONGEST_TITLE)]
    TitleTooLong,
    #[error("Текст длиннее {} знаков.", Announcing::LONGEST_TEXT)]
    TextTooLong,
    #[error("Этот день уже прошёл. Укажите сегодняшний или будущий.")]
    Past,
    #[error("Объявление висит не дольше {} дней.", Announcing::MOST_DAYS)]
    TooLong,
}

impl Action for Announce {
    const NAME: &'static str = "announce";

    fn allowed(&self, actor: &Actor) -> bool {
        let leads = self.class.is_some_and(|class| actor.leads(self.school, class));
        actor.holds(Right::Announce, self.school) || (leads && works(actor, self.school))
    }
}

impl Action for Recall {
    const NAME: &'static str = "recall an announcement";

    fn allowed(&self, actor: &Actor) -> bool {
        let own = actor.account() == self.author && works(actor, self.school);
        own || actor.holds(Right::Announce, self.school)
    }
}

impl fmt::Display for Announce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class {
            Some(class) => write!(f, "class.{}.{class}", self.school),
            None => write!(f, "school.{}", self.school),
        }
    }
}

impl FromStr for Announce {
    type Err = NobodyToTell;

    fn from_str(text: &str) -> Result<Self, NobodyToTell> {
        let number = |text: &str| text.parse::<i64>().map_err(|_| NobodyToTell(text.to_owned()));
        match text.split('.').collect::<Vec<_>>()[..] {
            ["school", school] => Ok(Self { school: SchoolId(number(school)?), class: None }),
            ["class", school, class] => {
                Ok(Self { school: SchoolId(number(school)?), class: Some(ClassId(number(class)?)) })
            }
            _ => Err(NobodyToTell(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Announce {
    type Error = NobodyToTell;
    fn try_from(text: String) -> Result<Self, NobodyToTell> {
        text.parse()
    }
}

impl From<Announce> for String {
    fn from(to: Announce) -> Self {
        to.to_string()
    }
}

fn works(actor: &Actor, school: SchoolId) -> bool {
    let here = |kind, organisation| kind == OrgKind::School && organisation == school.into();
    actor.standing().grants.iter().any(|grant| here(grant.kind, grant.organisation))
}

impl Announcing {
    pub const LONGEST_TITLE: usize = 120;
    pub const LONGEST_TEXT: usize = 2000;
    /// How long it may be shown.
    pub const MOST_DAYS: u64 = 90;

    /// Turns the words into an entry.
    pub fn submit(
        self,
        today: NaiveDate,
        permit: Permit<Announce>,
    ) -> Result<AnnouncementEntry, AnnouncementRefused> {
        let words = Self { title: one_line(&self.title), text: lines(&self.text), until: self.until };
        if words.title.is_empty() {
            return Err(AnnouncementRefused::NoTitle);
        }
        if words.title.chars().count() > Self::LONGEST_TITLE {
            return Err(AnnouncementRefused::TitleTooLong);
        }
        if words.text.chars().count() > Self::LONGEST_TEXT {
            return Err(AnnouncementRefused::TextTooLong);
        }
        if words.until < today {
            return Err(AnnouncementRefused::Past);
        }
        if words.until > today + Days::new(Self::MOST_DAYS) {
            return Err(AnnouncementRefused::TooLong);
        }
        Ok(AnnouncementEntry { by: permit.by(), to: *permit.action(), words })
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}

fn lines(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

impl AnnouncementEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn to(&self) -> Announce {
        self.to
    }

    pub const fn words(&self) -> &Announcing {
        &self.words
    }
}
