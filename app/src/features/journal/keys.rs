//! What a key means in the grid. Pure: no screen, no state.

use domain::journal::{Attendance, MarkValue};

/// A key going down.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// What it types: «5», «Enter», «н».
    pub key: &'a str,
    /// Where it is on the keyboard, whatever the layout: `KeyY`.
    pub code: &'a str,
    /// Ctrl, or Cmd on a Mac.
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
}

/// Where to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    RowStart,
    RowEnd,
    First,
    Last,
    PageUp,
    PageDown,
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    Go(Step),
    /// Takes the cells as far as there into the choice.
    Stretch(Step),
    /// Chooses the whole grid.
    All,
    /// The active mark goes into the empty chosen cells below.
    FillDown,
    Mark(MarkValue),
    Attend(Attendance),
    /// The next mark goes into the same cell.
    OneMore,
    Clear,
    /// Edit the whole content as text.
    Edit,
    /// Comment, kinds and weights.
    Open,
    Undo,
    Redo,
    Leave,
    /// A letter that means nothing here: said aloud, nothing written.
    Unknown,
    /// Not ours: the browser's own.
    Pass,
}

/// Reads a key.
pub fn read(press: Press<'_>) -> Deed {
    if press.alt {
        return Deed::Pass;
    }
    if press.ctrl {
        return with_ctrl(press);
    }
    let step = match press.key {
        "ArrowUp" => Some(Step::Up),
        "ArrowDown" => Some(Step::Down),
        "ArrowLeft" => Some(Step::Left),
        "ArrowRight" => Some(Step::Right),
        "Home" => Some(Step::RowStart),
        "End" => Some(Step::RowEnd),
        "PageUp" => Some(Step::PageUp),
        "PageDown" => Some(Step::PageDown),
        _ => None,
    };
    if let Some(step) = step {
        return walk(step, press);
    }
    match press.key {
        " " => Deed::OneMore,
        "Delete" | "Backspace" => Deed::Clear,
        "F2" => Deed::Edit,
        "Enter" => Deed::Open,
        "Escape" => Deed::Leave,
        _ => written(press),
    }
}

fn with_ctrl(press: Press<'_>) -> Deed {
    match (press.code, press.key, press.shift) {
        ("KeyZ", _, false) => Deed::Undo,
        ("KeyZ", _, true) | ("KeyY", _, false) => Deed::Redo,
        ("KeyA", _, false) => Deed::All,
        ("KeyD", _, false) => Deed::FillDown,
        (_, "Home", _) => walk(Step::First, press),
        (_, "End", _) => walk(Step::Last, press),
        _ => Deed::Pass,
    }
}

const fn walk(step: Step, press: Press<'_>) -> Deed {
    if press.shift { Deed::Stretch(step) } else { Deed::Go(step) }
}

/// Digits by what they type, attendance by the place of the key: it works in either layout.
fn written(press: Press<'_>) -> Deed {
    if press.key.chars().count() != 1 {
        return Deed::Pass;
    }
    if press.key.chars().all(|c| c.is_ascii_digit()) {
        return MarkValue::parse(press.key).map_or(Deed::Unknown, Deed::Mark);
    }
    match press.code {
        "KeyY" => Deed::Attend(Attendance::Absent),
        "KeyE" => Deed::Attend(Attendance::Excused),
        "Comma" => Deed::Attend(Attendance::Ill),
        "KeyG" => Deed::Attend(Attendance::Unexcused),
        "KeyJ" => Deed::Attend(Attendance::Late),
        "KeyC" => Deed::Attend(Attendance::Exempt),
        "KeyP" => Deed::Mark(MarkValue::Pass),
        "KeyX" => Deed::Mark(MarkValue::Fail),
        "Period" | "NumpadDecimal" => Deed::Mark(MarkValue::Debt),
        _ => Deed::Unknown,
    }
}

/// The place after `step` in a grid of `rows` × `columns`; it stays inside.
pub fn go((row, column): (usize, usize), step: Step, (rows, columns): (usize, usize)) -> (usize, usize) {
    const PAGE: usize = 10;
    let (bottom, right) = (rows.saturating_sub(1), columns.saturating_sub(1));
    match step {
        Step::Up => (row.saturating_sub(1), column),
        Step::Down => ((row + 1).min(bottom), column),
        Step::Left => (row, column.saturating_sub(1)),
        Step::Right => (row, (column + 1).min(right)),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, right),
        Step::First => (0, 0),
        Step::Last => (bottom, right),
        Step::PageUp => (row.saturating_sub(PAGE), column),
        Step::PageDown => ((row + PAGE).min(bottom), column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press<'a>(key: &'a str, code: &'a str) -> Press<'a> {
        Press { key, code, ctrl: false, shift: false, alt: false }
    }

    #[test]
    fn attendance_is_typed_by_the_place_of_the_key_in_either_layout() {
        for (russian, latin, code, attendance) in [
            ("н", "y", "KeyY", Attendance::Absent),
            ("у", "e", "KeyE", Attendance::Excused),
            ("б", ",", "Comma", Attendance::Ill),
            ("п", "g", "KeyG", Attendance::Unexcused),
            ("о", "j", "KeyJ", Attendance::Late),
            ("с", "c", "KeyC", Attendance::Exempt),
        ] {
            assert_eq!(read(press(russian, code)), Deed::Attend(attendance));
            assert_eq!(read(press(latin, code)), Deed::Attend(attendance));
        }
    }

    #[test]
    fn digits_write_and_a_seven_is_only_spoken_of() {
        assert_eq!(read(press("5", "Digit5")), Deed::Mark(MarkValue::Five));
        assert_eq!(read(press("5", "Numpad5")), Deed::Mark(MarkValue::Five));
        assert_eq!(read(press("7", "Digit7")), Deed::Unknown);
        assert_eq!(read(press("ж", "Semicolon")), Deed::Unknown);
        assert_eq!(read(press("ю", "Period")), Deed::Mark(MarkValue::Debt));
        assert_eq!(read(press("з", "KeyP")), Deed::Mark(MarkValue::Pass));
    }

    #[test]
    fn the_browser_keeps_its_own_keys() {
        assert_eq!(read(Press { ctrl: true, ..press("r", "KeyR") }), Deed::Pass);
        assert_eq!(read(Press { alt: true, ..press("ArrowLeft", "ArrowLeft") }), Deed::Pass);
        assert_eq!(read(press("Tab", "Tab")), Deed::Pass);
        assert_eq!(read(press("Shift", "ShiftLeft")), Deed::Pass);
    }

    #[test]
    fn undo_works_in_the_russian_layout_too() {
        assert_eq!(read(Press { ctrl: true, ..press("я", "KeyZ") }), Deed::Undo);
        assert_eq!(read(Press { ctrl: true, shift: true, ..press("Я", "KeyZ") }), Deed::Redo);
    }

    #[test]
    fn shift_chooses_on_the_way_and_two_keys_with_ctrl_work_in_either_layout() {
        let shift = |key| Press { shift: true, ..press(key, key) };
        for (key, step) in [
            ("ArrowUp", Step::Up),
            ("ArrowRight", Step::Right),
            ("Home", Step::RowStart),
            ("End", Step::RowEnd),
            ("PageDown", Step::PageDown),
        ] {
            assert_eq!(read(shift(key)), Deed::Stretch(step));
            assert_eq!(read(press(key, key)), Deed::Go(step));
        }
        assert_eq!(read(Press { ctrl: true, ..shift("End") }), Deed::Stretch(Step::Last));
        for (russian, latin, code, deed) in
            [("ф", "a", "KeyA", Deed::All), ("в", "d", "KeyD", Deed::FillDown)]
        {
            assert_eq!(read(Press { ctrl: true, ..press(russian, code) }), deed);
            assert_eq!(read(Press { ctrl: true, ..press(latin, code) }), deed);
        }
    }

    #[test]
    fn one_never_leaves_the_grid() {
        let size = (30, 24);
        assert_eq!(go((0, 0), Step::Up, size), (0, 0));
        assert_eq!(go((29, 23), Step::Down, size), (29, 23));
        assert_eq!(go((5, 5), Step::Last, size), (29, 23));
        assert_eq!(go((25, 5), Step::PageDown, size), (29, 5));
        assert_eq!(go((0, 0), Step::Last, (0, 0)), (0, 0));
    }
}
