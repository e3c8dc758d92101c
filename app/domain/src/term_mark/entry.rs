//! May this term mark be written? The only maker of a [`TermMarkEntry`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::departure::Departure;
use super::policy::{OverruleSuggestions, WriteTermMarks};
use super::rule::Rule;
use super::school_term::LONGEST_REASON;
use super::suggestion::{Lack, Outcome};
use super::value::TermMarkValue;
use super::window::{Closing, PostingWindow, TermState};
use crate::access::Permit;
use crate::calendar::YearState;
use crate::day::in_figures;
use crate::ids::{AccountId, GroupId, PersonId, SchoolId, TermId};
use crate::journal::readable;

/// The term of a group with all the facts the rules ask of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermSheet {
    pub school: SchoolId,
    pub group: GroupId,
    pub term: TermId,
    /// «1 четверть»
    pub title: String,
    pub year: YearState,
    pub window: PostingWindow,
    pub closing: Closing,
    pub rule: Rule,
}

/// A wish to set, change or clear one term mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TermMarkWish {
    pub group: GroupId,
    pub term: TermId,
    pub pupil: PersonId,
    /// The mark its author saw.
    pub seen: Option<TermMarkValue>,
    /// `None` clears.
    pub value: Option<TermMarkValue>,
    /// Why it is not the mark suggested.
    pub reason: Option<String>,
}

/// Does the pupil belong to the group at the term's end?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    Member,
    Left { on: NaiveDate },
    Stranger,
}

/// What stands in the way of the wish or for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TermMarkCase {
    pub before: Option<TermMarkValue>,
    pub membership: Membership,
    /// What the rule says today.
    pub outcome: Outcome,
}

/// Leave to write, and to depart from a suggestion if the policy gave it.
#[derive(Debug)]
pub struct Pen {
    pub write: Permit<WriteTermMarks>,
    pub overrule: Option<Permit<OverruleSuggestions>>,
}

/// A term mark that may and can be written. Only [`TermSheet::enter`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermMarkEntry {
    by: AccountId,
    wish: TermMarkWish,
    before: Option<TermMarkValue>,
    suggested: Option<TermMarkValue>,
    departure: Option<Departure>,
    /// The register says so already: nothing is left to do.
    already: bool,
}

/// Why the register does not take a term mark, and who can help.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TermMarkRefused {
    #[error("Разрешение дано на другой журнал.")]
    NotPermitted,
    #[error("Учебный год закрыт, итоговые отметки только для чтения.")]
    YearClosed,
    #[error("Итоговые за период «{title}» ставят начиная с {on}. Сроки задаёт координатор школы.")]
    NotYet { title: String, on: String },
    #[error("Срок итоговых за период «{title}» вышел {on}. Продлить его может координатор школы.")]
    Over { title: String, on: String },
    #[error("Период «{title}» закрыт {on}. Открыть его снова может завуч или директор.")]
    Closed { title: String, on: String },
    #[error("Ученик не числится в этой группе. Состав группы меняет координатор школы.")]
    NotInGroup,
    #[error("Ученик выбыл {on}: итоговую за этот период ему не ставят.")]
    Left { on: String },
    #[error("Пока вы писали, отметку изменил другой человек.")]
    Changed,
    #[error("Здесь учатся без отметок: цифру поставить нельзя, можно «осв», «зач», «нез» или «н/а».")]
    WithoutMarks,
    #[error("{proposal} Поставить отметку вопреки правилу может: {who}.")]
    NotYours { proposal: String, who: String },
    #[error("{proposal} Чтобы поставить отметку вопреки правилу, напишите причину.")]
    ReasonMissing { proposal: String },
    #[error("Причина длиннее {LONGEST_REASON} знаков.")]
    ReasonTooLong,
}

impl TermSheet {
    /// Whom to ask before a term mark is written here.
    pub fn write_term_marks(&self) -> WriteTermMarks {
        let Self { school, group, .. } = *self;
        WriteTermMarks { school, group, overruled_by: self.rule.overruled_by.clone() }
    }

    /// Whom to ask before a suggestion is departed from.
    pub fn overrule_suggestions(&self) -> OverruleSuggestions {
        let Self { school, group, .. } = *self;
        OverruleSuggestions { school, group, overruled_by: self.rule.overruled_by.clone() }
    }

    pub fn state_on(&self, today: NaiveDate) -> TermState {
        TermState::on(today, &self.window, &self.closing)
    }

    /// May anything at all be written into this sheet on `today`?
    pub fn open_on(&self, today: NaiveDate) -> Result<(), TermMarkRefused> {
        if !self.year.takes_marks() {
            return Err(TermMarkRefused::YearClosed);
        }
        let title = self.title.clone();
        match self.state_on(today) {
            TermState::Open { .. } | TermState::Reopened { .. } => Ok(()),
            TermState::NotYet { from } => Err(TermMarkRefused::NotYet { title, on: in_figures(from) }),
            TermState::Over { since } => Err(TermMarkRefused::Over { title, on: in_figures(since) }),
            TermState::Closed { on } => Err(TermMarkRefused::Closed { title, on: in_figures(on) }),
        }
    }

    /// Turns a wish into an entry, if the school's rules let it be one. A mark changed since its author saw
    /// it is refused, unless it says the same already. What departs from the suggestion, or stands where the
    /// rule suggests no digit, needs a reason and leave to overrule.
    pub fn enter(
        &self,
        wish: TermMarkWish,
        case: TermMarkCase,
        today: NaiveDate,
        pen: Pen,
    ) -> Result<TermMarkEntry, TermMarkRefused> {
        self.permitted(&wish, &pen)?;
        self.open_on(today)?;
        case.membership.check()?;
        let (before, suggested) = (case.before, case.outcome.value());
        let wish = TermMarkWish { reason: written(wish.reason)?, ..wish };
        let already = before == wish.value && (wish.seen != before || wish.reason.is_none());
        if !already && wish.seen != before {
            return Err(TermMarkRefused::Changed);
        }
        let departure = if already { None } else { self.departure(&wish, case.outcome, &pen)? };
        Ok(TermMarkEntry { by: pen.write.by(), wish, before, suggested, departure, already })
    }

    /// Is this sheet what was asked about, and the wish one of it?
    fn permitted(&self, wish: &TermMarkWish, pen: &Pen) -> Result<(), TermMarkRefused> {
        let here = (wish.group, wish.term) == (self.group, self.term);
        let write = *pen.write.action() == self.write_term_marks();
        let overrule =
            pen.overrule.as_ref().is_none_or(|permit| *permit.action() == self.overrule_suggestions());
        if here && write && overrule { Ok(()) } else { Err(TermMarkRefused::NotPermitted) }
    }

    /// How the wish departs from what the rule says, if it may.
    fn departure(
        &self,
        wish: &TermMarkWish,
        outcome: Outcome,
        pen: &Pen,
    ) -> Result<Option<Departure>, TermMarkRefused> {
        let Some(value) = wish.value else { return Ok(None) };
        if outcome == Outcome::Lacks(Lack::WithoutMarks) && value.digit().is_some() {
            return Err(TermMarkRefused::WithoutMarks);
        }
        let Some(departure) = outcome.departure(value) else { return Ok(None) };
        let proposal = match outcome {
            Outcome::Comes { value, .. } => format!("Правило предлагает {}.", value.text()),
            Outcome::Lacks(lack) => format!("{lack} Правило ничего не предлагает."),
            Outcome::ByProtocol => String::new(),
        };
        if pen.overrule.is_none() {
            return Err(TermMarkRefused::NotYours { proposal, who: self.rule.overrulers_in_words() });
        }
        if wish.reason.is_none() {
            return Err(TermMarkRefused::ReasonMissing { proposal });
        }
        Ok(Some(departure))
    }
}

impl Membership {
    fn check(self) -> Result<(), TermMarkRefused> {
        match self {
            Self::Member => Ok(()),
            Self::Left { on } => Err(TermMarkRefused::Left { on: in_figures(on) }),
            Self::Stranger => Err(TermMarkRefused::NotInGroup),
        }
    }
}

impl TermMarkEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    /// The wish, its reason without what nobody can see.
    pub const fn wish(&self) -> &TermMarkWish {
        &self.wish
    }

    pub const fn before(&self) -> Option<TermMarkValue> {
        self.before
    }

    /// What the rule suggested on the day of writing.
    pub const fn suggested(&self) -> Option<TermMarkValue> {
        self.suggested
    }

    pub const fn departure(&self) -> Option<Departure> {
        self.departure
    }

    /// The register says the same already.
    pub const fn is_done(&self) -> bool {
        self.already
    }
}

fn written(reason: Option<String>) -> Result<Option<String>, TermMarkRefused> {
    let reason = reason.map(|text| readable(&text)).filter(|text| !text.is_empty());
    let long = reason.as_ref().is_some_and(|text| text.chars().count() > LONGEST_REASON);
    if long { Err(TermMarkRefused::ReasonTooLong) } else { Ok(reason) }
}
