//! Term marks of one group as they cross the wire, and the wishes to change them.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{GroupId, PersonId, TermId};
use domain::journal::Hundredths;
use domain::term_mark::{NotATermMark, Outcome, TermMarkValue, TermMarkWish};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// All that the page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub head: Head,
    /// Why nobody writes here today, if so.
    pub shut: Option<String>,
    pub leave: Leave,
    /// «взвешенная средняя, пороги 4,50/3,50/2,50, не меньше 3 отметок»
    pub rule: String,
    /// In the order of the register.
    pub rows: Vec<Row>,
}

/// Where the sheet stands: school, class, subject, term.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub group: GroupId,
    pub school: String,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: String,
    pub term: TermId,
    /// «1 четверть»
    pub title: String,
    pub terms: Vec<(TermId, String)>,
    /// Heads of the columns before it: «1 ч».
    pub earlier: Vec<String>,
}

/// What the viewer may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Leave {
    /// Any term mark, one against the rule for a reason.
    Overrule,
    /// What the rule suggests.
    Follow,
    /// It is for reading.
    Nothing,
}

/// One pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub pupil: PersonId,
    /// «Иванова А. П.»
    pub name: String,
    /// Last day in the group, if that was before the term's end.
    pub left: Option<NaiveDate>,
    /// Days of the term on which the pupil is freed from the subject.
    pub freed: Vec<Span>,
    /// Marks in the columns before.
    pub earlier: Vec<Option<TermMarkValue>>,
    pub average: Option<Hundredths>,
    pub outcome: Outcome,
    /// How the rule came to it.
    pub words: Vec<String>,
    pub mark: Option<Written>,
}

/// A term mark as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Written {
    pub value: TermMarkValue,
    /// What the rule suggested when it was written.
    pub suggested: Option<TermMarkValue>,
    pub reason: Option<String>,
}

/// One group in a list, with its term under way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub group: GroupId,
    pub class: String,
    pub subject: String,
    pub term: TermId,
    /// «1 четверть»
    pub title: String,
    /// Pupils without a term mark.
    pub unposted: u32,
}

/// 1 to 100 wishes about one group and one term; others do not arrive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<TermMarkWish>", into = "Vec<TermMarkWish>")]
pub struct Wishes {
    of: (GroupId, TermId),
    wishes: Vec<TermMarkWish>,
}

impl Wishes {
    /// The sheet they are about.
    pub const fn of(&self) -> (GroupId, TermId) {
        self.of
    }
}

impl TryFrom<Vec<TermMarkWish>> for Wishes {
    type Error = &'static str;
    fn try_from(wishes: Vec<TermMarkWish>) -> Result<Self, Self::Error> {
        let of = wishes.first().map(|wish| (wish.group, wish.term)).ok_or("one call carries a wish")?;
        if wishes.len() <= 100 && wishes.iter().all(|wish| (wish.group, wish.term) == of) {
            Ok(Self { of, wishes })
        } else {
            Err("one call carries up to 100 wishes about one sheet")
        }
    }
}

impl From<Wishes> for Vec<TermMarkWish> {
    fn from(wishes: Wishes) -> Self {
        wishes.wishes
    }
}

impl IntoIterator for Wishes {
    type Item = TermMarkWish;
    type IntoIter = std::vec::IntoIter<TermMarkWish>;
    fn into_iter(self) -> Self::IntoIter {
        self.wishes.into_iter()
    }
}

/// What became of one wish.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Durable.
    Saved(Option<Written>),
    /// Somebody was first: the mark as it stands, and whose it is; a mark taken away is nobody's.
    Conflict { mark: Option<Written>, by: Option<Hand> },
    /// A rule of the school stands against it.
    Refused(String),
}

/// A row of the page as a form sends it without scripts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub group: GroupId,
    pub term: TermId,
    pub pupil: PersonId,
    /// The mark that stood there, as text; empty for none.
    #[serde(default)]
    pub seen: String,
    #[serde(default)]
    pub value: String,
    #[serde(default)]
    pub reason: String,
}

#[cfg(feature = "ssr")]
impl Line {
    pub fn wish(self) -> Result<TermMarkWish, NotATermMark> {
        let Self { group, term, pupil, reason, .. } = self;
        let (seen, value) = (read(&self.seen)?, read(&self.value)?);
        Ok(TermMarkWish { group, term, pupil, seen, value, reason: Some(reason) })
    }
}

/// A term mark as a form carries it; nothing is none.
pub fn read(text: &str) -> Result<Option<TermMarkValue>, NotATermMark> {
    if text.trim().is_empty() { Ok(None) } else { TermMarkValue::parse(text).map(Some) }
}
