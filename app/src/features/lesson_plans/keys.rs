//! What a key means in a cell of a plan. Pure: no screen, no state.

use super::book::Way;

/// A key going down.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// What it types: «Enter», «Delete».
    pub key: &'a str,
    /// Where it is on the keyboard, whatever the layout: `KeyZ`.
    pub code: &'a str,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// To the row beside, same column.
    Go(Way),
    /// To the row below, which is made if it is not there.
    Next,
    /// The row itself moves.
    Shift(Way),
    Insert,
    Remove,
    Undo,
    Redo,
    /// Not ours: the browser's own.
    Pass,
}

pub fn read(press: Press<'_>) -> Deed {
    match (press.key, press.ctrl, press.alt) {
        ("Enter", false, false) if press.shift => Deed::Go(Way::Up),
        ("Enter", false, false) => Deed::Next,
        ("Enter", true, false) => Deed::Insert,
        ("ArrowUp", false, false) => Deed::Go(Way::Up),
        ("ArrowDown", false, false) => Deed::Go(Way::Down),
        ("ArrowUp", false, true) => Deed::Shift(Way::Up),
        ("ArrowDown", false, true) => Deed::Shift(Way::Down),
        ("Delete" | "Backspace", true, false) if press.shift || press.key == "Delete" => Deed::Remove,
        _ => match (press.code, press.ctrl, press.alt) {
            ("KeyZ", true, false) if press.shift => Deed::Redo,
            ("KeyZ", true, false) => Deed::Undo,
            ("KeyY", true, false) => Deed::Redo,
            _ => Deed::Pass,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &'static str, code: &'static str) -> Press<'static> {
        Press { key, code, ctrl: false, alt: false, shift: false }
    }

    #[test]
    fn enter_and_arrows_go_and_alt_takes_the_row_along() {
        assert_eq!(read(press("Enter", "Enter")), Deed::Next);
        assert_eq!(read(press("ArrowUp", "ArrowUp")), Deed::Go(Way::Up));
        assert_eq!(read(Press { alt: true, ..press("ArrowDown", "ArrowDown") }), Deed::Shift(Way::Down));
        assert_eq!(read(Press { ctrl: true, ..press("Enter", "Enter") }), Deed::Insert);
    }

    #[test]
    fn a_step_is_taken_back_in_either_layout() {
        let undo = Press { ctrl: true, ..press("я", "KeyZ") };
        assert_eq!(read(undo), Deed::Undo);
        assert_eq!(read(Press { shift: true, ..undo }), Deed::Redo);
        assert_eq!(read(Press { ctrl: true, ..press("н", "KeyY") }), Deed::Redo);
    }

    #[test]
    fn letters_are_the_writer_s_and_delete_alone_takes_a_letter() {
        for (key, code) in [("я", "KeyZ"), ("Delete", "Delete"), ("Tab", "Tab"), ("Home", "Home")] {
            assert_eq!(read(press(key, code)), Deed::Pass);
        }
        assert_eq!(read(Press { ctrl: true, ..press("Delete", "Delete") }), Deed::Remove);
        assert_eq!(read(Press { ctrl: true, ..press("Backspace", "Backspace") }), Deed::Pass);
    }
}
