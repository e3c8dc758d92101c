//! What a key means in the column of term marks. Pure: no screen, no state.

use domain::term_mark::TermMarkValue;

/// A key going down.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// What it types: «5», «Delete», «н».
    pub key: &'a str,
    /// Where it is on the keyboard, whatever the layout: `KeyY`.
    pub code: &'a str,
    /// Ctrl, Cmd or Alt: the browser's own.
    pub with_another: bool,
}

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    Up,
    Down,
    First,
    Last,
    Mark(TermMarkValue),
    Clear,
    /// Not ours: the browser's own.
    Pass,
}

/// Reads a key: digits by what they type, letters by their place, so that they work in either layout.
pub fn read(press: Press<'_>) -> Deed {
    if press.with_another {
        return Deed::Pass;
    }
    match press.key {
        "ArrowUp" => return Deed::Up,
        "ArrowDown" => return Deed::Down,
        "Home" => return Deed::First,
        "End" => return Deed::Last,
        "Delete" | "Backspace" => return Deed::Clear,
        _ => {}
    }
    let letter = match press.code {
        "KeyY" => Some(TermMarkValue::NotAssessed),
        "KeyJ" => Some(TermMarkValue::Exempt),
        "KeyP" => Some(TermMarkValue::Pass),
        "KeyX" | "BracketLeft" => Some(TermMarkValue::Fail),
        _ => None,
    };
    letter.or_else(|| TermMarkValue::from_key(press.key)).map_or(Deed::Pass, Deed::Mark)
}

/// The row after `deed` among `rows`; it stays inside.
pub fn go(row: usize, deed: Deed, rows: usize) -> usize {
    let last = rows.saturating_sub(1);
    match deed {
        Deed::Up => row.saturating_sub(1),
        Deed::First => 0,
        Deed::Last => last,
        _ => (row + 1).min(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press<'a>(key: &'a str, code: &'a str) -> Press<'a> {
        Press { key, code, with_another: false }
    }

    #[test]
    fn marks_are_typed_by_digit_and_by_the_place_of_the_letter_in_either_layout() {
        for (russian, latin, code, value) in [
            ("н", "y", "KeyY", TermMarkValue::NotAssessed),
            ("о", "j", "KeyJ", TermMarkValue::Exempt),
            ("з", "p", "KeyP", TermMarkValue::Pass),
            ("х", "[", "BracketLeft", TermMarkValue::Fail),
            ("5", "5", "Numpad5", TermMarkValue::Five),
        ] {
            assert_eq!(read(press(russian, code)), Deed::Mark(value));
            assert_eq!(read(press(latin, code)), Deed::Mark(value));
        }
    }

    #[test]
    fn a_one_and_the_browser_s_own_keys_write_nothing() {
        assert_eq!(read(press("1", "Digit1")), Deed::Pass);
        assert_eq!(read(press("Tab", "Tab")), Deed::Pass);
        assert_eq!(read(press("ж", "Semicolon")), Deed::Pass);
        assert_eq!(read(Press { with_another: true, ..press("5", "Digit5") }), Deed::Pass);
    }

    #[test]
    fn one_never_leaves_the_column() {
        assert_eq!(go(0, Deed::Up, 30), 0);
        assert_eq!(go(29, Deed::Down, 30), 29);
        assert_eq!(go(4, Deed::Mark(TermMarkValue::Five), 30), 5);
        assert_eq!((go(4, Deed::First, 30), go(4, Deed::Last, 30)), (0, 29));
        assert_eq!(go(0, Deed::Last, 0), 0);
    }
}
