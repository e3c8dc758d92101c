//! A rectangle of chosen cells, and what is done to all of them at once.

use leptos::prelude::*;

use super::content::Content;
use super::desk::Desk;
use super::hands;
use super::history::Place;
use super::keys::{self, Step};
use crate::ui::words::counted;

/// Cells from one corner to the other, both among them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Upper left.
    first: Place,
    /// Lower right.
    last: Place,
}

impl Block {
    pub fn between(one: Place, other: Place) -> Self {
        Self {
            first: (one.0.min(other.0), one.1.min(other.1)),
            last: (one.0.max(other.0), one.1.max(other.1)),
        }
    }

    pub const fn first(self) -> Place {
        self.first
    }

    pub const fn count(self) -> usize {
        (self.last.0 - self.first.0 + 1) * (self.last.1 - self.first.1 + 1)
    }

    pub const fn holds(self, (row, column): Place) -> bool {
        self.first.0 <= row && row <= self.last.0 && self.first.1 <= column && column <= self.last.1
    }

    /// Its rows from above, each with its places from the left.
    pub fn rows(self) -> impl Iterator<Item = impl Iterator<Item = Place>> {
        (self.first.0..=self.last.0)
            .map(move |row| (self.first.1..=self.last.1).map(move |column| (row, column)))
    }

    pub fn places(self) -> impl Iterator<Item = Place> {
        self.rows().flatten()
    }

    /// The places of the column of `here` that lie below it.
    pub fn below(self, here: Place) -> impl Iterator<Item = Place> {
        self.places().filter(move |place| place.1 == here.1 && place.0 > here.0)
    }

    /// The corner over against `here`.
    const fn against(self, (row, column): Place) -> Place {
        (
            if row == self.first.0 { self.last.0 } else { self.first.0 },
            if column == self.first.1 { self.last.1 } else { self.first.1 },
        )
    }
}

impl Desk {
    /// The chosen cells; the active one alone, if no more are chosen.
    pub fn chosen(self) -> Block {
        let here = self.here.get_untracked();
        self.block.get_untracked().unwrap_or_else(|| Block::between(here, here))
    }

    /// Moves the far end of the choice; the active cell stays.
    pub fn stretch(self, step: Step) {
        let far = self.chosen().against(self.here.get_untracked());
        self.stretch_to(keys::go(far, step, self.size()));
    }

    /// Chooses the cells between the active one and `far`.
    pub fn stretch_to(self, far: Place) {
        let block = Block::between(self.here.get_untracked(), far);
        self.one_more.set(false);
        self.block.set(Some(block).filter(|block| block.count() > 1));
        self.spoken.set(format!("Выделено: {}", cells(block.count())));
        if let Some(table) = self.table.get_value().and_then(|table| table.get_untracked()) {
            hands::show(&table, far);
        }
    }

    /// Chooses the whole grid; the active cell stays where it is.
    pub fn choose_all(self) {
        let (rows, columns) = self.size();
        let block = Block::between((0, 0), (rows - 1, columns - 1));
        self.block.set(Some(block));
        self.spoken.set(format!("Выделен весь журнал: {}", cells(block.count())));
    }

    pub fn let_go(self) {
        self.block.set(None);
        self.spoken.set("Выделение снято.".into());
    }

    /// Empties the chosen cells, as one step to undo.
    pub fn clear(self) {
        let block = self.chosen();
        if block.count() == 1 {
            let emptied = self.emptied(block.first());
            let stays = emptied == self.content(block.first());
            self.write(vec![(block.first(), if stays { Content::default() } else { emptied })]);
            return;
        }
        let filled = block.places().map(|place| (place, self.emptied(place)));
        self.write_many(filled.filter(|(place, empty)| self.content(*place) != *empty).collect(), "Очищено");
    }

    /// Nothing, but for a reason of absence that is not the viewer's to take away.
    fn emptied(self, place: Place) -> Content {
        let attendance = self.content(place).attendance;
        let stays = self.sheet(|sheet| sheet.lessons[place.1].turn(attendance, None).is_err());
        Content { attendance: attendance.filter(|_| stays), marks: vec![] }
    }

    /// Puts the marks of the active cell into the empty chosen cells below it, as one step to undo.
    pub fn fill_down(self) {
        let here = self.here.get_untracked();
        let marks = self.content(here).marks;
        if marks.is_empty() {
            self.spoken.set("В активной клетке нет отметки: заполнять вниз нечем.".into());
            return;
        }
        let below = self.chosen().below(here).filter(|place| self.content(*place) == Content::default());
        let content = Content { marks, attendance: None };
        let wishes: Vec<_> = below.map(|place| (place, content.clone())).collect();
        if wishes.is_empty() {
            self.spoken.set("Выделите пустые клетки ниже активной: Shift и стрелка вниз.".into());
            return;
        }
        self.write_many(wishes, "Заполнено");
    }
}

/// «5 клеток»
pub fn cells(count: usize) -> String {
    counted(count as u64, ["клетка", "клетки", "клеток"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_the_same_from_whichever_corner_it_was_chosen() {
        let block = Block::between((4, 2), (1, 5));
        assert_eq!(block, Block::between((1, 2), (4, 5)));
        assert_eq!((block.first(), block.count()), ((1, 2), 16));
        assert_eq!(block.places().count(), 16);
        assert!(block.places().all(|place| block.holds(place)));
        assert!(!block.holds((0, 2)) && !block.holds((5, 2)) && !block.holds((2, 1)) && !block.holds((2, 6)));
    }

    #[test]
    fn its_rows_come_from_above_and_its_cells_from_the_left() {
        let rows: Vec<Vec<Place>> = Block::between((1, 1), (2, 2)).rows().map(Iterator::collect).collect();
        assert_eq!(rows, [[(1, 1), (1, 2)], [(2, 1), (2, 2)]]);
    }

    #[test]
    fn the_far_corner_moves_and_the_active_cell_stays() {
        let size = (30, 24);
        let mut block = Block::between((5, 5), (5, 5));
        for step in [Step::Down, Step::Right, Step::Up, Step::Up, Step::Left, Step::Left] {
            block = Block::between((5, 5), keys::go(block.against((5, 5)), step, size));
            assert!(block.holds((5, 5)));
        }
        assert_eq!(block, Block::between((4, 4), (5, 5)));
    }

    #[test]
    fn below_the_active_cell_is_its_own_column_alone() {
        let block = Block::between((1, 1), (4, 2));
        assert_eq!(block.below((2, 1)).collect::<Vec<_>>(), [(3, 1), (4, 1)]);
        assert_eq!(block.below((4, 2)).count(), 0);
    }
}
