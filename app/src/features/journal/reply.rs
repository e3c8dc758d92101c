//! The reply of the server, laid on the desk: saved, refused, or somebody was first.

use domain::journal::{Assignment, Cell, Change, Edit};
use leptos::prelude::*;

use super::content::{Content, Mine};
use super::desk::{Desk, Spot, SpotState};
use super::history::Place;
use super::post::Thing;
use super::sheet::Answer;
use crate::ui::{say, say_alert};

/// Whose writing stays where two clash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hand {
    Mine,
    Theirs,
}

impl Desk {
    /// Takes the answer of the server to one change.
    pub fn take(self, change: &Change, answer: Answer) {
        let Some(place) = self.find(change.lesson, change.pupil) else {
            self.told_elsewhere(change, answer);
            return;
        };
        match answer {
            Answer::Saved { cell, made } => self.saved(place, cell, made),
            Answer::Conflict { cell, who, when } => self.conflicted(place, cell, (who, when)),
            Answer::Refused(why) => {
                self.spot(place).update(|spot| {
                    spot.cell = spot.firm.clone();
                    spot.state = SpotState::Failed(why.clone());
                });
                say_alert(format!("{}: {why}", self.name(place)));
            }
        }
    }

    /// The answer to a change that an earlier visit left in another term: it has no cell here.
    fn told_elsewhere(self, change: &Change, answer: Answer) {
        match answer {
            Answer::Saved { .. } => {}
            Answer::Conflict { who, when, .. } => say_alert(format!(
                "Клетку в другом периоде первым изменил другой — {who}, {when}. Откройте тот период и выберите."
            )),
            Answer::Refused(why) => {
                self.post.dismiss(&(change.lesson, Some(change.pupil)));
                say_alert(format!("Изменение в другом периоде не записано. {why}"));
            }
        }
    }

    fn saved(self, place: Place, cell: Cell, made: Option<Assignment>) {
        let all = self.post.with_parcels(&self.thing(place), |parcels| parcels.is_empty());
        self.spot(place).update(|spot| {
            spot.firm = newer(&spot.firm, cell);
            if all {
                (spot.cell, spot.state) = (spot.firm.clone(), SpotState::Saved);
            }
        });
        if let Some(made) = made {
            self.column(place.1).update(|column| put_work(&mut column.work, made));
        }
        let content = self.spot(place).with_untracked(|spot| Content::of(&spot.cell).spoken());
        self.spoken.set(format!("{}, {content}, сохранено", self.name(place)));
    }

    /// Joins what was written here with what another wrote meanwhile, where the two do not clash: the teacher's mark
    /// and the class teacher's reason of absence, a mark and a comment. Where they do, the author has to choose.
    fn conflicted(self, place: Place, theirs: Cell, (who, when): (String, String)) {
        let was = self.spot(place).with_untracked(Clone::clone);
        let theirs = newer(&was.firm, theirs);
        let edits: Vec<Edit> = self.post.with_parcels(&self.thing(place), |parcels| {
            parcels.into_iter().filter_map(|(stroke, _)| stroke.edit().cloned()).collect()
        });
        if edits.iter().any(|edit| matches!(edit, Edit::Assign { .. })) {
            say_alert(format!(
                "{}: клетку изменил другой. Выберите работу для отметки ещё раз.",
                self.name(place)
            ));
        }
        let mine = laid_over(&was, &edits, &theirs);
        let clash = clashes(&was, &mine, &theirs);
        self.spot(place).update(|spot| (spot.firm, spot.cell) = (theirs.clone(), theirs));
        if !clash {
            self.put_mine(place, mine);
            return;
        }
        say_alert(format!(
            "{}: клетку первым изменил другой — {who}, {when}. Нажмите Enter и выберите.",
            self.name(place)
        ));
        self.spot(place).update(|spot| spot.state = SpotState::Conflict { who, when, mine });
    }

    /// Keeps what the other wrote, or writes mine over it: one's own choice.
    pub fn resolve(self, place: Place, hand: Hand) {
        let state = self.spot(place).with_untracked(|spot| spot.state.clone());
        let SpotState::Conflict { mine, .. } = state else { return };
        match (hand, self.may(place, &mine.content)) {
            (Hand::Mine, Err(why)) => return say_alert(why),
            (Hand::Mine, Ok(())) => self.put_mine(place, mine),
            (Hand::Theirs, _) => {
                self.looked_at(place);
                say("Оставлено то, что было.");
            }
        }
        self.focus();
    }

    fn put_mine(self, place: Place, mine: Mine) {
        self.looked_at(place);
        self.write(vec![(place, mine.content)]);
        if let Some(text) = mine.comment {
            self.comment(place, text);
        }
    }

    /// Cells that were refused or are in conflict, and where such a note is written.
    pub fn troubles(self) -> Vec<Place> {
        let row = self.here.get_untracked().0;
        let place = |(lesson, pupil): &Thing| match pupil {
            Some(pupil) => self.find(*lesson, *pupil),
            None => Some((row, self.column_of(*lesson)?)),
        };
        self.post.troubles.with(|all| all.iter().filter_map(place).collect())
    }

    /// Goes to the first of the troubles; the panel says why.
    pub fn to_trouble(self) {
        if let Some(place) = untrack(|| self.troubles()).first().copied() {
            self.panel.set(true);
            self.stand(place);
        }
    }

    /// What stood against the cell is over.
    pub fn looked_at(self, place: Place) {
        self.post.dismiss(&self.thing(place));
        self.spot(place).update(|spot| spot.state = SpotState::Quiet);
    }
}

/// A first answer given again may be older than the sheet.
fn newer(firm: &Cell, answered: Cell) -> Cell {
    if answered.version < firm.version { firm.clone() } else { answered }
}

/// What was written here, laid over `theirs`. After a reload nobody knows what it was written upon: then the edits
/// themselves are.
fn laid_over(was: &Spot, edits: &[Edit], theirs: &Cell) -> Mine {
    let now = Content::of(theirs);
    let content = if was.is_ahead() {
        Content::of(&was.cell).over(&Content::of(&was.firm), &now)
    } else {
        edits.iter().fold(now, Content::with)
    };
    let comment = edits.iter().rev().find_map(|edit| match edit {
        Edit::Comment(text) => Some(text.clone()),
        _ => None,
    });
    Mine { content, comment }
}

fn clashes(was: &Spot, mine: &Mine, theirs: &Cell) -> bool {
    let now = Content::of(theirs);
    let (content, spoken) = if was.is_ahead() {
        (mine.content.clashes(&Content::of(&was.firm), &now), theirs.comment != was.firm.comment)
    } else {
        (mine.content != now, true)
    };
    let said = theirs.comment.as_deref().unwrap_or_default();
    content || (spoken && mine.comment.as_ref().is_some_and(|text| text != said))
}

/// Puts a piece of work into a list, or renews it there.
pub fn put_work(list: &mut Vec<Assignment>, work: Assignment) {
    match list.iter_mut().find(|known| known.id == work.id) {
        Some(known) => *known = work,
        None => list.push(work),
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::AssignmentId;
    use domain::journal::{Attendance, MarkValue};

    use super::*;

    fn cell(edits: &[Edit]) -> Cell {
        edits.iter().fold(Cell::default(), |cell, edit| cell.after(edit, AssignmentId(1)).unwrap())
    }

    /// The cell with `edits` upon nothing, as its author sees it.
    fn written(edits: &[Edit]) -> Spot {
        Spot { cell: cell(edits), ..Spot::default() }
    }

    const FIVE: Edit = Edit::Add(MarkValue::Five);
    const ILL: Edit = Edit::Attend(Attendance::Ill);

    #[test]
    fn a_mark_and_the_reason_of_an_absence_do_not_clash() {
        let (was, theirs) = (written(&[FIVE]), cell(&[ILL]));
        let mine = laid_over(&was, &[FIVE], &theirs);
        assert_eq!(mine.content, Content::of(&cell(&[FIVE, ILL])));
        assert!(!clashes(&was, &mine, &theirs));
    }

    #[test]
    fn a_comment_before_another_mark_of_the_same_hand_loses_neither() {
        let edits = [Edit::Comment("молодец".into()), FIVE];
        let (was, theirs) = (written(&edits), cell(&[ILL]));
        let mine = laid_over(&was, &edits, &theirs);
        assert_eq!(mine.content.marks, [MarkValue::Five]);
        assert_eq!(mine.comment.as_deref(), Some("молодец"));
        assert!(!clashes(&was, &mine, &theirs));
        assert!(clashes(&was, &mine, &cell(&[Edit::Comment("болел".into())])));
    }

    #[test]
    fn after_a_reload_what_was_typed_is_offered_and_never_written_over_another_unasked() {
        let theirs = cell(&[Edit::Add(MarkValue::Three)]);
        let was = Spot { cell: theirs.clone(), firm: theirs.clone(), ..Spot::default() };
        let edits = [Edit::Replace { at: 0, value: MarkValue::Five }];
        let mine = laid_over(&was, &edits, &theirs);
        assert_eq!(mine.content.marks, [MarkValue::Five]);
        assert!(clashes(&was, &mine, &theirs));
    }

    #[test]
    fn an_old_answer_does_not_take_the_cell_back() {
        assert_eq!(newer(&cell(&[FIVE, ILL]), cell(&[FIVE])), cell(&[FIVE, ILL]));
        assert_eq!(newer(&cell(&[FIVE]), cell(&[FIVE, ILL])), cell(&[FIVE, ILL]));
    }
}
