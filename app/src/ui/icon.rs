//! The icons: one set, drawn here, 20 × 20 with a line of 1.5; the word beside or the label of the button speaks for them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    Alert,
    Bell,
    Calendar,
    Check,
    Clock,
    Close,
    Down,
    Download,
    Edit,
    Exit,
    File,
    Filter,
    Help,
    Homework,
    Info,
    Journal,
    Left,
    Link,
    Lock,
    Menu,
    Messages,
    Moon,
    More,
    People,
    Person,
    Plus,
    Print,
    Redo,
    Reports,
    Right,
    School,
    Search,
    Settings,
    Sun,
    Timetable,
    Today,
    Town,
    Trash,
    Undo,
    Up,
    Upload,
}

/// Each with its line, in the order of the names.
const DRAWN: [(Glyph, &str); 41] = [
    (Glyph::Alert, "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.25h.01"),
    (Glyph::Bell, "M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.5 1H4zM8.5 16.75h3"),
    (Glyph::Calendar, "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5"),
    (Glyph::Check, "m4.5 10.5 3.5 3.5 7.5-8"),
    (Glyph::Clock, "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6v4l2.5 2"),
    (Glyph::Close, "m5.5 5.5 9 9M14.5 5.5l-9 9"),
    (Glyph::Down, "m6 8 4 4 4-4"),
    (Glyph::Download, "M10 3.5v9M6 9l4 4 4-4M3.5 16.5h13"),
    (Glyph::Edit, "m4 16 .7-3.3 8.5-8.5 2.6 2.6-8.5 8.5zm11.5 5.9 2.6 2.6"),
    (Glyph::Exit, "M11.5 3.5h-7v13h7M8.5 10h8M13.5 7l3 3-3 3"),
    (Glyph::File, "M5 3.5h7l3 3v10H5zM12 3.5v3h3"),
    (Glyph::Filter, "M3.5 5.5h13M6 10h8M8.5 14.5h3"),
    (
        Glyph::Help,
        "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM8 8.25a2 2 0 1 1 3 1.75c-.7.4-1 .8-1 1.5M10 13.75h.01",
    ),
    (Glyph::Homework, "M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h3.5"),
    (Glyph::Info, "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 9.25v4M10 6.5h.01"),
    (
        Glyph::Journal,
        "M4.5 3.5h9a2 2 0 0 1 2 2v11h-9a2 2 0 0 1-2-2zM4.5 14.5a2 2 0 0 1 2-2h9M8 6.5h4.5M8 9h4.5",
    ),
    (Glyph::Left, "m12 5.5-4.5 4.5 4.5 4.5"),
    (
        Glyph::Link,
        "M8.5 11.5a3 3 0 0 0 4.25 0l2.5-2.5a3 3 0 0 0-4.25-4.25l-1 1M11.5 8.5a3 3 0 0 0-4.25 0l-2.5 2.5a3 3 0 0 0 4.25 4.25l1-1",
    ),
    (Glyph::Lock, "M4.5 9h11v7.5h-11zM7 9V6.5a3 3 0 0 1 6 0V9"),
    (Glyph::Menu, "M3.5 6h13M3.5 10h13M3.5 14h13"),
    (Glyph::Messages, "M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z"),
    (Glyph::Moon, "M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z"),
    (
        Glyph::More,
        "M5 10a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0zM10.5 10a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0zM16 10a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0z",
    ),
    (
        Glyph::People,
        "M10.5 6.5a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM2.5 16c.4-3 2.4-4.5 5.25-4.5S12.6 13 13 16M13 4a2.6 2.6 0 0 1 0 5M14.5 11.7c1.8.5 2.8 2 3 4.3",
    ),
    (Glyph::Person, "M13 6.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM4 16.5c.5-3.3 2.8-5 6-5s5.5 1.7 6 5"),
    (Glyph::Plus, "M10 4.5v11M4.5 10h11"),
    (Glyph::Print, "M6 7.5v-4h8v4M6 13.5H3.5v-6h13v6H14M6 11.5h8v5H6z"),
    (Glyph::Redo, "M12.5 4.5 16 8l-3.5 3.5M16 8H8.5a4 4 0 0 0 0 8H12"),
    (Glyph::Reports, "M3.5 3.5v13h13M7 13.5v-4M10.5 13.5V6.5M14 13.5v-5.5"),
    (Glyph::Right, "m8 5.5 4.5 4.5-4.5 4.5"),
    (Glyph::School, "M2.5 8 10 4l7.5 4L10 12zM5.5 10v4.5c2.5 1.7 6.5 1.7 9 0V10M17.5 8v4.5"),
    (Glyph::Search, "M13.5 8.75a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0zM12.3 12.3l4.2 4.2"),
    (
        Glyph::Settings,
        "M3 6h7M14 6h3M3 14h3M10 14h7M14 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM10 14a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
    ),
    (
        Glyph::Sun,
        "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4",
    ),
    (Glyph::Timetable, "M3.5 4.5h13v11h-13zM3.5 8h13M8 8v7.5M12.25 8v7.5M3.5 11.75h13"),
    (Glyph::Today, "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5M9 12.5h2"),
    (Glyph::Town, "M3 8.5 10 3l7 5.5M5 8v9h10V8M8 11.5h4M8 14h4"),
    (Glyph::Trash, "M4 6h12M8 6V3.5h4V6M5.5 6l.7 10.5h7.6L14.5 6"),
    (Glyph::Undo, "M7.5 4.5 4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8"),
    (Glyph::Up, "m6 12 4-4 4 4"),
    (Glyph::Upload, "M10 13V4M6 7.5l4-4 4 4M3.5 16.5h13"),
];

impl Glyph {
    /// All of them, for the gallery.
    pub fn all() -> impl Iterator<Item = Self> {
        DRAWN.into_iter().map(|(glyph, _)| glyph)
    }

    const fn line(self) -> &'static str {
        DRAWN[self as usize].1
    }
}

/// Always hidden from readers: it repeats a word that is there.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="ico" viewBox="0 0 20 20" aria-hidden="true">
            <path d=glyph.line() />
        </svg>
    }
}

#[cfg(test)]
mod unit {
    use super::{DRAWN, Glyph};

    #[test]
    fn every_name_has_its_own_line() {
        for (place, (glyph, line)) in DRAWN.into_iter().enumerate() {
            assert_eq!(glyph as usize, place, "{glyph:?}");
            assert!(line.starts_with(['M', 'm']));
        }
        assert_eq!(Glyph::all().count(), DRAWN.len());
    }
}
