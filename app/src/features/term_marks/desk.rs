//! The teacher's desk: one sheet of term marks in the browser, written at once, saved behind one's back.

use domain::ids::PersonId;
use domain::term_mark::{TermMarkValue, TermMarkWish};
use leptos::prelude::*;

use super::post::{Post, Stroke};
use super::sheet::{Answer, Leave, Row, Sheet, Written};
use crate::kit::{Hand, browser};
use crate::ui::say_alert;
use crate::ui::words::counted;

/// What stands in a row, and how its saving goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    /// As shown: with what was written last.
    pub mark: Option<Written>,
    /// As the server last confirmed it.
    pub firm: Option<Written>,
    pub state: SpotState,
}

/// How the saving of a row goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum SpotState {
    #[default]
    Quiet,
    /// It departs from the rule: the reason is waited for.
    Asking(TermMarkValue),
    Saving,
    Saved,
    Offline,
    /// A rule stands against `mine`; the row shows what the server has.
    Failed {
        why: String,
        mine: Mine,
    },
    /// Somebody was first.
    Conflict {
        by: Option<Hand>,
        mine: Mine,
    },
}

/// What was written here and did not go in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mine {
    pub value: Option<TermMarkValue>,
    pub reason: Option<String>,
}

impl SpotState {
    /// As the style knows it.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Quiet => None,
            Self::Asking(_) => Some("asking"),
            Self::Saving => Some("saving"),
            Self::Saved => Some("saved"),
            Self::Offline => Some("offline"),
            Self::Failed { .. } => Some("failed"),
            Self::Conflict { .. } => Some("conflict"),
        }
    }
}

/// Whether a wish went on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Written,
    /// A reason is needed first.
    Asked,
    Refused,
}

/// Cheap to copy: all of it lives with the page.
#[derive(Clone, Copy)]
pub struct Desk {
    sheet: StoredValue<Sheet>,
    spots: StoredValue<Vec<RwSignal<Spot>>>,
    pub post: Post,
    /// What the live region says.
    pub spoken: RwSignal<String>,
}

impl Desk {
    pub fn open(sheet: Sheet, person: PersonId) -> Self {
        let spot = |row: &Row| Spot { mark: row.mark.clone(), firm: row.mark.clone(), ..Spot::default() };
        let topic = format!("term-marks.{}.{}", sheet.head.group, sheet.head.term);
        Self {
            spots: StoredValue::new(sheet.rows.iter().map(spot).map(RwSignal::new).collect()),
            post: Post::new(&topic, person),
            spoken: RwSignal::default(),
            sheet: StoredValue::new(sheet),
        }
    }

    pub fn sheet<T>(self, read: impl FnOnce(&Sheet) -> T) -> T {
        self.sheet.with_value(read)
    }

    pub fn rows(self) -> usize {
        self.spots.with_value(Vec::len)
    }

    pub fn spot(self, row: usize) -> RwSignal<Spot> {
        self.spots.with_value(|spots| spots[row])
    }

    /// Is anything written in this row by this viewer today?
    pub fn writes(self, row: usize) -> bool {
        self.sheet(|sheet| {
            sheet.shut.is_none() && sheet.leave != Leave::Nothing && sheet.rows[row].left.is_none()
        })
    }

    /// Rows whose suggestion is there to accept.
    pub fn acceptable(self) -> Vec<(usize, TermMarkValue)> {
        let open = |row: usize| {
            let value = self.sheet(|sheet| sheet.rows[row].outcome.value())?;
            let empty = self.spot(row).with(|spot| spot.mark.is_none());
            (empty && self.writes(row)).then_some((row, value))
        };
        (0..self.rows()).filter_map(open).collect()
    }

    /// Accepts all suggestions of the column where nothing stands.
    pub fn accept(self) {
        let rows = untrack(|| self.acceptable());
        for (row, value) in &rows {
            self.put(*row, Mine { value: Some(*value), reason: None });
        }
        self.spoken.set(format!(
            "По предложению выставлено: {}",
            counted(rows.len() as u64, ["отметка", "отметки", "отметок"])
        ));
        self.post.send(self);
    }

    /// Writes `mine` into a row, if the rule and the viewer's leave let it be; else asks for the reason in place.
    pub fn write(self, row: usize, mine: Mine) -> Outcome {
        let stands = self.spot(row).with_untracked(|spot| spot.mark.as_ref().map(|mark| mark.value));
        if stands == mine.value && mine.reason.is_none() {
            return Outcome::Written;
        }
        let reasoned = mine.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        match mine.value.filter(|value| self.departs(row, *value)) {
            Some(_) if self.sheet(|sheet| sheet.leave == Leave::Follow) => {
                let why = "Вам открыты только предложенные отметки.".to_owned();
                self.spoken.set(why.clone());
                say_alert(why);
                return Outcome::Refused;
            }
            Some(value) if !reasoned => {
                self.spot(row).update(|spot| spot.state = SpotState::Asking(value));
                self.spoken
                    .set(format!("{}: напишите, почему не та отметка, что предложена", self.name(row)));
                return Outcome::Asked;
            }
            _ => {}
        }
        self.spoken.set(format!("{}, {}", self.name(row), said(mine.value)));
        self.put(row, mine);
        self.post.send(self);
        Outcome::Written
    }

    /// The reason will not be written: the row stays as it was.
    pub fn give_up(self, row: usize) {
        self.spot(row).update(|spot| spot.state = SpotState::Quiet);
    }

    /// What was refused or in conflict has been looked at.
    pub fn dismiss(self, row: usize) {
        self.post.dismiss(&self.pupil(row));
        self.give_up(row);
    }

    /// What may be written into a row: who only follows the rule is offered nothing against it.
    pub fn offered(self, row: usize) -> Vec<TermMarkValue> {
        let follows = self.sheet(|sheet| sheet.leave == Leave::Follow);
        let stands = self.spot(row).with_untracked(|spot| spot.mark.as_ref().map(|mark| mark.value));
        let open = |value: &TermMarkValue| !follows || stands == Some(*value) || !self.departs(row, *value);
        TermMarkValue::ALL.into_iter().filter(open).collect()
    }

    fn departs(self, row: usize, value: TermMarkValue) -> bool {
        self.sheet(|sheet| sheet.rows[row].outcome.departure(value)).is_some()
    }

    fn put(self, row: usize, mine: Mine) {
        let spot = self.spot(row);
        let seen = spot.with_untracked(|spot| spot.mark.as_ref().map(|mark| mark.value));
        let (group, term) = self.sheet(|sheet| (sheet.head.group, sheet.head.term));
        let Mine { value, reason } = mine;
        let wish = TermMarkWish { group, term, pupil: self.pupil(row), seen, value, reason };
        self.lay(row, &wish, SpotState::Saving);
        self.post.put(Stroke { id: browser::fresh_id(), wish });
    }

    fn lay(self, row: usize, wish: &TermMarkWish, state: SpotState) {
        let suggested = self.sheet(|sheet| sheet.rows[row].outcome.value());
        let mark = wish.value.map(|value| Written { value, suggested, reason: wish.reason.clone() });
        self.spot(row).update(|spot| (spot.mark, spot.state) = (mark, state));
    }

    /// Shows a wish of an earlier visit once more.
    pub fn show(self, wish: &TermMarkWish) {
        if let Some(row) = self.find(wish.pupil) {
            self.lay(row, wish, SpotState::Offline);
        }
    }

    pub fn waits_for_network(self, pupil: PersonId) {
        if let Some(row) = self.find(pupil) {
            self.spot(row).update(|spot| spot.state = SpotState::Offline);
        }
    }

    /// Takes the answer of the server to one wish.
    pub fn take(self, wish: &TermMarkWish, answer: Answer) {
        let Some(row) = self.find(wish.pupil) else { return };
        let name = self.name(row);
        let mine = Mine { value: wish.value, reason: wish.reason.clone() };
        match answer {
            Answer::Saved(mark) => {
                let all = self.post.with_parcels(&wish.pupil, |parcels| parcels.is_empty());
                self.spot(row).update(|spot| {
                    spot.firm = mark;
                    if all && !matches!(spot.state, SpotState::Asking(_)) {
                        (spot.mark, spot.state) = (spot.firm.clone(), SpotState::Saved);
                    }
                });
                self.spoken.set(format!("{name}, {}, сохранено", said(wish.value)));
            }
            Answer::Refused(why) => {
                say_alert(format!("{name}: {why}"));
                self.spot(row).update(|spot| {
                    (spot.mark, spot.state) = (spot.firm.clone(), SpotState::Failed { why, mine });
                });
            }
            Answer::Conflict { mark, by } => {
                say_alert(format!("{name}: отметку тем временем изменил другой человек."));
                self.spot(row).update(|spot| {
                    (spot.mark, spot.firm) = (mark.clone(), mark);
                    spot.state = SpotState::Conflict { by, mine };
                });
            }
        }
    }

    pub fn pupil(self, row: usize) -> PersonId {
        self.sheet(|sheet| sheet.rows[row].pupil)
    }

    fn find(self, pupil: PersonId) -> Option<usize> {
        self.sheet(|sheet| sheet.rows.iter().position(|row| row.pupil == pupil))
    }

    fn name(self, row: usize) -> String {
        self.sheet(|sheet| sheet.rows[row].name.clone())
    }
}

/// «5», or that nothing stands there.
pub fn said(value: Option<TermMarkValue>) -> &'static str {
    value.map_or("пусто", TermMarkValue::text)
}
