//! The reply of the server, laid on the desk: saved, refused, or somebody was first.

use domain::journal::{Assignment, Cell, Change, Edit};
use leptos::prelude::*;

use super::content::Content;
use super::desk::{Desk, SpotState};
use super::history::Place;
use super::sheet::Answer;
use crate::ui::{say, say_alert};

impl Desk {
    /// Takes the answer of the server to one change.
    pub fn take(self, change: &Change, answer: Answer) {
        let Some(place) = self.find(change.lesson, change.pupil) else { return };
        let waiting = self.post.waits(change.lesson, change.pupil);
        let base = self.spot(place).with_untracked(|spot| spot.firm.clone());
        self.spot(place).update(|spot| match &answer {
            Answer::Saved { cell, .. } => {
                spot.firm = cell.clone();
                if !waiting {
                    spot.cell = cell.clone();
                    spot.state = SpotState::Saved;
                }
            }
            Answer::Conflict { cell, who, when } => {
                let mine = Content::of(&spot.cell).over(&Content::of(&base), &Content::of(cell));
                (spot.firm, spot.cell) = (cell.clone(), cell.clone());
                spot.state = SpotState::Conflict { who: who.clone(), when: when.clone(), mine };
            }
            Answer::Refused(why) => {
                spot.cell = spot.firm.clone();
                spot.state = SpotState::Failed(why.clone());
            }
        });
        match &answer {
            Answer::Conflict { cell, .. } if self.joined(place, change, &base, cell) => {}
            _ => self.announce(place, answer),
        }
    }

    /// Joins what was written here with what another wrote meanwhile, where the two do not clash: the teacher's mark
    /// and the class teacher's reason of absence, a mark and a comment.
    fn joined(self, place: Place, change: &Change, base: &Cell, theirs: &Cell) -> bool {
        let SpotState::Conflict { mine, .. } = self.spot(place).with_untracked(|spot| spot.state.clone())
        else {
            return false;
        };
        if let Edit::Comment(text) = &change.edit {
            if theirs.comment != base.comment {
                return false;
            }
            self.comment(place, text.clone());
            return true;
        }
        let now = Content::of(theirs);
        if mine.clashes(&Content::of(base), &now) {
            return false;
        }
        self.spot(place).update(|spot| spot.state = SpotState::Quiet);
        self.write(vec![(place, mine)]);
        true
    }

    fn announce(self, place: Place, answer: Answer) {
        match answer {
            Answer::Saved { made, .. } => {
                if let Some(made) = made {
                    self.column(place.1).update(|column| put_work(&mut column.work, made));
                }
                let content = self.spot(place).with_untracked(|spot| Content::of(&spot.cell).spoken());
                self.spoken.set(format!("{}, {content}, сохранено", self.name(place)));
            }
            Answer::Conflict { who, when, .. } => {
                say_alert(format!(
                    "{}: клетку первым изменил другой — {who}, {when}. Нажмите Enter и выберите.",
                    self.name(place)
                ));
            }
            Answer::Refused(why) => say_alert(format!("{}: {why}", self.name(place))),
        }
    }

    /// Keeps what the other wrote, or writes mine over it: one's own choice.
    pub fn resolve(self, place: Place, keep_mine: bool) {
        let state = self.spot(place).with_untracked(|spot| spot.state.clone());
        let mine = match state {
            SpotState::Conflict { mine, .. } if keep_mine => Some(mine),
            _ => None,
        };
        if let Some(why) = mine.as_ref().and_then(|mine| self.may(place, mine).err()) {
            say_alert(why);
            return;
        }
        self.spot(place).update(|spot| spot.state = SpotState::Quiet);
        match mine {
            Some(mine) => self.write(vec![(place, mine)]),
            None => say("Оставлено то, что было."),
        }
        self.focus();
    }
}

/// Puts a piece of work into a list, or renews it there.
pub fn put_work(list: &mut Vec<Assignment>, work: Assignment) {
    match list.iter_mut().find(|known| known.id == work.id) {
        Some(known) => *known = work,
        None => list.push(work),
    }
}
