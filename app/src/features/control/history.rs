//! The past of a cell or of a term mark, as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{GroupId, TermId};
use serde::{Deserialize, Serialize};

/// `/control/cell`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Past {
    /// «Фомина В. Д.»
    pub pupil: String,
    pub date: NaiveDate,
    pub number: u8,
    pub group: GroupId,
    pub class: String,
    pub subject: String,
    pub term: Option<TermId>,
    pub told: Told,
}

/// `/control/term-mark`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TermPast {
    pub pupil: String,
    pub group: GroupId,
    pub class: String,
    pub subject: String,
    pub term: TermId,
    /// «1 четверть»
    pub title: String,
    /// Why the mark that stands there is not the one suggested.
    pub reason: Option<String>,
    pub told: Told,
}

/// What the log tells of one thing, and what stands there.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Told {
    /// Oldest first.
    pub changes: Vec<Change>,
    pub stands: Option<Stands>,
}

/// What stands there now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stands {
    /// «5 4 ОТ, комментарий»
    pub words: String,
    pub who: String,
    pub when: String,
}

/// One entry of the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    pub when: String,
    pub who: String,
    /// «поставлена отметка»
    pub what: String,
    /// «5 4 ОТ»: what stood there before; empty where nothing did, and where the log keeps no words.
    pub old: String,
    pub new: String,
    /// The seal that covers it; none for a second or so.
    pub seal: Option<Sealed>,
}

/// A seal of the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sealed {
    pub when: String,
    /// The beginning of its hash.
    pub mark: String,
}

impl Told {
    /// What stood there before the log had a word of it: such entries were carried over, and who made them is unknown.
    pub fn carried_over(&self) -> Option<&str> {
        if self.changes.is_empty() {
            return self.stands.as_ref().map(|stands| stands.words.as_str());
        }
        let first = self.changes.iter().find(|change| !(change.old.is_empty() && change.new.is_empty()))?;
        (!first.old.is_empty()).then_some(first.old.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(old: &str, new: &str) -> Change {
        let words = |text: &str| text.to_owned();
        Change {
            when: words("12.11.2026 9:25"),
            who: words("Тихонов А. П."),
            what: words("поставлена отметка"),
            old: words(old),
            new: words(new),
            seal: None,
        }
    }

    #[test]
    fn what_stood_there_before_the_log_is_named() {
        let stands =
            Stands {
                words: "5 4".into(), who: "Тихонов А. П.".into(), when: "12.11.2026 9:25".into()
            };
        let told = |changes, stands| Told { changes, stands };
        assert_eq!(told(vec![], None).carried_over(), None);
        assert_eq!(told(vec![], Some(stands.clone())).carried_over(), Some("5 4"));
        let whole = told(vec![change("", "5"), change("5", "5 4")], Some(stands.clone()));
        assert_eq!(whole.carried_over(), None);
        let later = told(vec![change("", ""), change("5", "5 4")], Some(stands));
        assert_eq!(later.carried_over(), Some("5"));
    }
}
