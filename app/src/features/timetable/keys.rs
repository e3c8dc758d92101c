//! What a key means on the board of a plan. Pure: no screen, no state.

use domain::timetable::{NUMBERS, Place};

/// A cell of the board: the row (a class, a teacher or a room by its place in the school), and the place in the week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At {
    pub row: usize,
    pub place: Place,
}

/// How the board is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Rows down, hours of the days from the first to the last across.
    Many { rows: usize, first: u8, last: u8 },
    /// Hours down, days across, of one row.
    One { days: u8 },
}

/// A key going down.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// What it types: «Enter», «l».
    pub key: &'a str,
    /// Where it is on the keyboard, whatever the layout: `KeyL`.
    pub code: &'a str,
    /// Ctrl, or Cmd on a Mac.
    pub ctrl: bool,
    pub shift: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    First,
    Last,
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    Go(Step),
    /// Take the lesson here, or put down the one carried.
    Take,
    /// Back where it was.
    Leave,
    /// Into the tray.
    Remove,
    Lock,
    Undo,
    Redo,
    /// Not ours: the browser's own.
    Pass,
}

/// Reads a key: letters by their place, so that they work in either layout.
pub fn read(press: Press<'_>) -> Deed {
    if press.ctrl {
        return match (press.code, press.shift) {
            ("KeyZ", false) => Deed::Undo,
            ("KeyZ", true) | ("KeyY", _) => Deed::Redo,
            _ => Deed::Pass,
        };
    }
    match press.key {
        "ArrowUp" => Deed::Go(Step::Up),
        "ArrowDown" => Deed::Go(Step::Down),
        "ArrowLeft" => Deed::Go(Step::Left),
        "ArrowRight" => Deed::Go(Step::Right),
        "Home" => Deed::Go(Step::First),
        "End" => Deed::Go(Step::Last),
        "Enter" | " " => Deed::Take,
        "Escape" => Deed::Leave,
        "Delete" | "Backspace" => Deed::Remove,
        _ if press.code == "KeyL" => Deed::Lock,
        _ => Deed::Pass,
    }
}

/// The cell after a step; one never leaves the board.
pub fn go(at: At, step: Step, layout: Layout) -> At {
    let numbers = u16::from(NUMBERS);
    let hour = u16::from(at.place.weekday() - 1) * numbers + u16::from(at.place.number() - 1);
    let (rows, first, last) = match layout {
        Layout::Many { rows, first, last } => (rows, first, last),
        Layout::One { days } => return At { place: within(at.place, step, days), ..at },
    };
    let (from, to) = (u16::from(first - 1) * numbers, u16::from(last) * numbers - 1);
    let across = |hour: u16| At { place: place(hour.clamp(from, to)), ..at };
    let down = |row: usize| At { row, ..at };
    match step {
        Step::Left => across(hour.saturating_sub(1)),
        Step::Right => across(hour + 1),
        Step::First => across(from),
        Step::Last => across(to),
        Step::Up => down(at.row.saturating_sub(1)),
        Step::Down => down((at.row + 1).min(rows.saturating_sub(1))),
    }
}

fn within(place: Place, step: Step, days: u8) -> Place {
    let (day, number) = (place.weekday(), place.number());
    let (day, number) = match step {
        Step::Up => (day, number.saturating_sub(1).max(1)),
        Step::Down => (day, (number + 1).min(NUMBERS)),
        Step::Left => (day.saturating_sub(1).max(1), number),
        Step::Right => ((day + 1).min(days), number),
        Step::First => (1, number),
        Step::Last => (days, number),
    };
    Place::new(day, number).unwrap_or(place)
}

/// The place of an hour of the week, from 0.
fn place(hour: u16) -> Place {
    let part = |number: u16| u8::try_from(number).unwrap_or(0) + 1;
    let numbers = u16::from(NUMBERS);
    Place::new(part(hour / numbers), part(hour % numbers)).unwrap_or(Place::FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press<'a>(key: &'a str, code: &'a str) -> Press<'a> {
        Press { key, code, ctrl: false, shift: false }
    }

    fn at(row: usize, place: &str) -> At {
        At { row, place: place.parse().unwrap() }
    }

    #[test]
    fn enter_and_space_take_and_put_down_and_letters_work_in_either_layout() {
        assert_eq!((read(press("Enter", "Enter")), read(press(" ", "Space"))), (Deed::Take, Deed::Take));
        assert_eq!((read(press("l", "KeyL")), read(press("д", "KeyL"))), (Deed::Lock, Deed::Lock));
        let undo = Press { ctrl: true, ..press("я", "KeyZ") };
        assert_eq!((read(undo), read(Press { shift: true, ..undo })), (Deed::Undo, Deed::Redo));
        assert_eq!(read(press("Tab", "Tab")), Deed::Pass);
        assert_eq!(read(Press { ctrl: true, ..press("l", "KeyL") }), Deed::Pass);
    }

    #[test]
    fn across_the_school_days_follow_each_other() {
        let school = Layout::Many { rows: 3, first: 1, last: 5 };
        assert_eq!(go(at(0, "1.7"), Step::Right, school), at(0, "2.1"));
        assert_eq!(go(at(0, "2.1"), Step::Left, school), at(0, "1.7"));
        assert_eq!(go(at(2, "5.7"), Step::Down, school), at(2, "5.7"));
        assert_eq!(go(at(1, "3.3"), Step::Up, school), at(0, "3.3"));
        assert_eq!(
            (go(at(0, "3.3"), Step::First, school), go(at(0, "3.3"), Step::Last, school)),
            (at(0, "1.1"), at(0, "5.7"))
        );
    }

    #[test]
    fn of_one_day_one_does_not_leave_the_day() {
        let tuesday = Layout::Many { rows: 3, first: 2, last: 2 };
        assert_eq!(go(at(0, "2.7"), Step::Right, tuesday), at(0, "2.7"));
        assert_eq!(go(at(0, "2.1"), Step::Left, tuesday), at(0, "2.1"));
        assert_eq!(go(at(0, "1.4"), Step::Right, tuesday), at(0, "2.1"));
        assert_eq!(go(at(0, "2.3"), Step::Last, tuesday), at(0, "2.7"));
    }

    #[test]
    fn in_a_class_one_goes_down_the_day_and_across_the_week() {
        let class = Layout::One { days: 5 };
        assert_eq!(go(at(4, "1.7"), Step::Down, class), at(4, "1.7"));
        assert_eq!(go(at(4, "1.7"), Step::Right, class), at(4, "2.7"));
        assert_eq!(go(at(4, "5.1"), Step::Right, class), at(4, "5.1"));
        assert_eq!(go(at(4, "3.2"), Step::Up, class), at(4, "3.1"));
    }
}
