//! The desk of whoever makes the timetable: the plan in the browser, what is carried, and why it cannot stand somewhere.

use std::sync::Arc;

use domain::timetable::{
    Board, Clash, Edit, History, Hold, Kept, NUMBERS, Place, Plan, Refused, make_room, rescue,
};
use leptos::prelude::*;

use super::keys::{At, Layout};
use super::lens::Lens;
use super::post::Post;
use super::sheet::Sheet;

/// Others that a chain may move.
const CHAIN: usize = 3;
/// Places of one row of the board.
const PLACES: usize = 6 * NUMBERS as usize;

/// What a place is worth for the lesson that is carried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Free,
    /// It may, with advice against it.
    Advised,
    Barred,
}

/// What of the rows and days is on the board.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The only row; none: all of them.
    pub row: Option<usize>,
    /// The only day of a board of all rows; none: the week.
    pub day: Option<u8>,
    /// Days of a week.
    pub days: u8,
}

/// Cheap to copy: all of it lives with the page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub plan: RwSignal<Plan>,
    /// The lesson in hand, by its place among the lessons of the plan.
    pub carried: RwSignal<Option<usize>>,
    /// Where it would stand now.
    pub over: RwSignal<Option<Place>>,
    /// The active cell.
    pub here: RwSignal<At>,
    /// The lesson that the panel is about.
    pub chosen: RwSignal<Option<usize>>,
    /// What the rows of the board are.
    pub lens: RwSignal<Lens>,
    pub shown: RwSignal<Shown>,
    /// What the live region says.
    pub spoken: RwSignal<String>,
    /// Can one go back, and forth again?
    pub steps: RwSignal<(bool, bool)>,
    /// Lessons by row and place.
    pub cells: Memo<Arc<Vec<Vec<usize>>>>,
    /// Of the places of the lesson in hand, with its rows.
    pub verdicts: Memo<Option<(Vec<usize>, Vec<Verdict>)>>,
    history: StoredValue<History>,
    pub post: Post,
}

impl Desk {
    pub fn open(sheet: Sheet) -> Self {
        let days = sheet.school.days;
        let (draft, version) = (sheet.draft.map(|(id, _)| id), sheet.version);
        let plan = RwSignal::new(Plan::new(Arc::new(sheet.school), &sheet.kept));
        let carried = RwSignal::new(None);
        let lens = RwSignal::new(Lens::default());
        Self {
            cells: Memo::new(move |_| Arc::new(plan.with(|plan| cells(plan, lens.get())))),
            verdicts: Memo::new(move |_| {
                let piece = carried.get()?;
                Some(plan.with(|plan| (lens.get().rows(plan, piece), verdicts(plan, piece))))
            }),
            plan,
            carried,
            over: RwSignal::default(),
            here: RwSignal::new(At { row: 0, place: Place::FIRST }),
            chosen: RwSignal::default(),
            lens,
            shown: RwSignal::new(Shown { row: None, day: None, days }),
            spoken: RwSignal::default(),
            steps: RwSignal::new((false, false)),
            history: StoredValue::default(),
            post: Post::new(draft, version),
        }
    }

    pub fn layout(self) -> Layout {
        let Shown { row, day, days } = self.shown.get_untracked();
        if row.is_some() {
            return Layout::One { days };
        }
        let rows = self.plan.with_untracked(|plan| self.lens.get_untracked().many(plan.school()));
        Layout::Many { rows, first: day.unwrap_or(1), last: day.unwrap_or(days) }
    }

    /// Takes a lesson in hand.
    pub fn take(self, piece: usize) {
        if self.plan.with_untracked(|plan| plan.stands()[piece].hold == Hold::Locked) {
            self.chosen.set(Some(piece));
            self.spoken.set(Clash::Locked.to_string());
            return;
        }
        self.chosen.set(Some(piece));
        self.carried.set(Some(piece));
        let words = self.plan.with_untracked(|plan| plan.words(piece));
        let free = self.verdicts.with_untracked(|verdicts| {
            let all = verdicts.as_ref().map_or(&[][..], |(_, all)| all.as_slice());
            all.iter().filter(|verdict| **verdict != Verdict::Barred).count()
        });
        self.spoken.set(format!(
            "В руке: {words}. Свободных мест: {free}. Стрелки выбирают место, Enter ставит, Esc отменяет."
        ));
    }

    /// Puts it back where it was.
    pub fn leave(self) {
        if self.carried.get_untracked().is_some() {
            self.carried.set(None);
            self.over.set(None);
            self.spoken.set("Отменено.".into());
        }
    }

    /// Holds the lesson in hand over a place and says what it is worth.
    pub fn hover(self, place: Option<Place>) {
        if self.over.get_untracked() == place {
            return;
        }
        self.over.set(place);
        let Some((piece, place)) = self.carried.get_untracked().zip(place) else { return };
        let told = self.plan.with_untracked(|plan| told(&clashes(plan, piece, place)));
        self.spoken.set(format!("{}: {told}", place_words(place)));
    }

    /// Puts the lesson in hand down.
    pub fn drop_at(self, place: Place) {
        let Some(piece) = self.carried.get_untracked() else { return };
        if self.put(piece, Some(place)) {
            self.carried.set(None);
            self.over.set(None);
        }
    }

    /// Brings a lesson to a place, or into the tray.
    pub fn put(self, piece: usize, place: Option<Place>) -> bool {
        let (stood, change) =
            self.plan.with_untracked(|plan| (plan.stands()[piece].place, plan.moving(piece, place)));
        if stood == place {
            self.spoken.set("Осталось на месте.".into());
            return true;
        }
        let words = self.plan.with_untracked(|plan| plan.words(piece));
        let said = place.map_or_else(
            || "убрано в лоток".to_owned(),
            |place| format!("поставлено, {}", place_words(place)),
        );
        self.edit(Edit(vec![change]), format!("{words}: {said}."))
    }

    /// Changes how one lesson stands.
    pub fn change(self, piece: usize, change: impl FnOnce(&mut Kept), said: &str) {
        let mut new = self.plan.with_untracked(|plan| plan.moving(piece, plan.stands()[piece].place));
        change(&mut new);
        self.edit(Edit(vec![new]), said.to_owned());
    }

    /// Makes an edit by the law that the server obeys too, and sends it.
    pub fn edit(self, edit: Edit, said: String) -> bool {
        match self.plan.with_untracked(|plan| plan.apply(&edit)) {
            Ok(applied) => {
                self.history.update_value(|history| history.did(applied.undo));
                self.plan.set(applied.plan);
                self.sent(edit, said);
                true
            }
            Err(refused) => {
                self.refused(&refused);
                false
            }
        }
    }

    pub fn undo(self) {
        self.step(History::undo, "Отменено последнее действие.");
    }

    pub fn redo(self) {
        self.step(History::redo, "Возвращено.");
    }

    fn step(self, step: Stepping, said: &str) {
        let plan = self.plan.get_untracked();
        let done = self.history.try_update_value(|history| step(history, &plan)).flatten();
        match done {
            Some(Ok((edit, applied))) => {
                self.plan.set(applied.plan);
                self.sent(edit, said.to_owned());
            }
            Some(Err(refused)) => self.refused(&refused),
            None => self.spoken.set("Дальше шагов нет.".into()),
        }
    }

    fn sent(self, edit: Edit, said: String) {
        self.steps.set(self.history.with_value(|history| (history.can_undo(), history.can_redo())));
        self.spoken.set(said);
        self.post.send(edit);
    }

    fn refused(self, refused: &Refused) {
        self.spoken.set(refused.to_string());
    }

    /// The shortest chain that frees the place held over, or any place.
    pub fn chain(self, piece: usize, place: Option<Place>) -> Option<Edit> {
        self.plan.with_untracked(|plan| match place {
            Some(place) => make_room(plan, piece, place, CHAIN),
            None => rescue(plan, piece, CHAIN),
        })
    }
}

type Stepping = fn(&mut History, &Plan) -> Option<Result<(Edit, domain::timetable::Applied), Refused>>;

/// What stands against a lesson at a place, as if it were in nobody's way itself.
pub fn clashes(plan: &Plan, piece: usize, place: Place) -> Vec<Clash> {
    let mut board = Board::of(plan);
    board.lift(piece);
    board.clashes_at(piece, place)
}

/// «свободно», or all reasons in a row.
pub fn told(clashes: &[Clash]) -> String {
    let reasons: Vec<String> = clashes.iter().map(Clash::to_string).collect();
    if reasons.is_empty() { "свободно.".into() } else { reasons.join(" ") }
}

/// Where a place of a row lies among the cells.
pub fn cell_of(row: usize, place: Place) -> usize {
    row * PLACES + usize::from(place.weekday() - 1) * usize::from(NUMBERS) + usize::from(place.number() - 1)
}

fn cells(plan: &Plan, lens: Lens) -> Vec<Vec<usize>> {
    let mut cells = vec![vec![]; lens.many(plan.school()) * PLACES];
    for (piece, stand) in plan.stands().iter().enumerate() {
        let Some(place) = stand.place else { continue };
        for row in lens.rows(plan, piece) {
            cells[cell_of(row, place)].push(piece);
        }
    }
    cells
}

fn verdicts(plan: &Plan, piece: usize) -> Vec<Verdict> {
    let mut board = Board::of(plan);
    board.lift(piece);
    let verdict = |place: Place| {
        let clashes = board.clashes_at(piece, place);
        match (clashes.iter().any(Clash::bars), clashes.is_empty()) {
            (true, _) => Verdict::Barred,
            (false, true) => Verdict::Free,
            (false, false) => Verdict::Advised,
        }
    };
    Place::of_week(6).map(verdict).collect()
}

/// «понедельник, 2-й урок»
pub fn place_words(place: Place) -> String {
    const DAYS: [&str; 6] = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];
    let day = DAYS.get(usize::from(place.weekday() - 1)).unwrap_or(&"");
    format!("{day}, {}-й урок", place.number())
}
