//! The design system: what people press, fill in and read on every screen. Knows no school.

mod area;
mod badge;
mod button;
mod check;
mod date_field;
mod dialog;
mod empty;
mod escaped;
mod faults;
mod field;
pub mod gallery;
mod headed;
mod icon;
mod key;
mod labelled;
pub mod look;
mod look_panel;
mod menu;
mod page;
mod palette;
mod pills;
mod plain_cells;
mod plain_rows;
mod progress;
mod segments;
mod select;
mod shell;
mod skeleton;
mod steps;
mod table;
mod tabs;
mod toast;
mod whereabouts;
pub mod words;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use area::TextArea;
pub use badge::{Badge, Note, Tone};
pub use button::{Button, ButtonKind, LinkButton};
pub use check::Check;
pub use date_field::DateField;
pub use dialog::Dialog;
pub use empty::Empty;
pub use faults::{Fault, Faults};
pub use field::{Field, Input};
pub use headed::{Way, Ways};
pub use icon::{Glyph, Icon};
pub use key::Key;
pub use look::Look;
pub use look_panel::LookPanel;
pub use menu::{Menu, MenuEdge};
pub use page::{Crumb, Crumbs, OnPage, Page, PageWidth};
#[cfg(feature = "ssr")]
pub use palette::PALETTE_PROGRAM;
pub use pills::Pills;
pub use plain_cells::{PlainCell, PlainCells};
pub use plain_rows::PlainRows;
pub use progress::Progress;
pub use segments::Segments;
pub use select::{Choice, Select};
#[cfg(feature = "ssr")]
pub use shell::PROGRAM as HOUSE_PROGRAM;
pub use shell::{Bell, Entry, House, Shell, stands_in};
pub use skeleton::{Skeleton, SkeletonKind};
pub use steps::{Step, StepState, Steps};
#[cfg(feature = "ssr")]
pub use table::COLUMNS_PROGRAM;
pub use table::{Column, Order, PlainTable, Table, TableKind};
pub use tabs::{Tab, Tabs};
pub use toast::{Toasts, say, say_alert};
pub use whereabouts::{Part, Whereabouts};
