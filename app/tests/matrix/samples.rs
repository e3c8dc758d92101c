//! What is asked at each door. A new server function, page or door needs an entry here.
//!
//! To add one: a line in one of the `samples_*`, then `UPDATE_MATRIX=1 cargo test -p app --features ssr --test access_matrix`,
//! and read the difference of `access_matrix.txt` as an auditor.

use serde_json::Value;

use super::facts::Facts;
use super::{
    samples_account, samples_control, samples_daily, samples_homework, samples_lists, samples_office,
    samples_outage, samples_people, samples_plans, samples_rights, samples_school, samples_setup,
    samples_totals,
};

/// One row of the matrix.
pub struct Sample {
    /// «`journal/open_sheet`» or «GET /journals», as [`super::doors::all`] names it.
    pub door: &'static str,
    /// What of, where one door has several rows.
    pub about: &'static str,
    pub reach: Reach,
    pub ask: fn(&Facts) -> Ask,
    /// What a cell tells beside the status.
    pub tell: Tell,
}

/// What a success changes, and so who may ask in one city.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing: all rows share a city.
    Reads,
    /// The own account alone: the row has a city.
    Own,
    /// What others see: everybody has a city.
    Writes,
}

pub enum Ask {
    /// Opens this page.
    Open(String),
    /// Calls the server function with the fields of a form.
    Form(Vec<(&'static str, String)>),
    /// Calls the server function with JSON.
    Json(Value),
    /// Posts this form to this address, which is no server function.
    Send(String, Vec<(&'static str, String)>),
    /// Brings this list of pupils to this address.
    File(&'static str, &'static str),
    /// Posts a PDF and a word to this address.
    Attach(String),
    /// Posts this course in a form with a file to this address.
    Brought(&'static str, String),
}

#[derive(Clone, Copy)]
pub enum Tell {
    Nothing,
    /// The length of the list that this JSON pointer finds.
    Items(&'static str),
    /// The number that this JSON pointer finds.
    Figure(&'static str),
    /// How often the page holds this text.
    Times(&'static str),
    /// Names of the variants in a list: what became of each change.
    Kinds,
}

pub const fn row(door: &'static str, about: &'static str, ask: fn(&Facts) -> Ask, tell: Tell) -> Sample {
    Sample { door, about, reach: Reach::Reads, ask, tell }
}

pub const fn writing(door: &'static str, about: &'static str, ask: fn(&Facts) -> Ask, tell: Tell) -> Sample {
    Sample { door, about, reach: Reach::Writes, ask, tell }
}

pub const fn own(door: &'static str, ask: fn(&Facts) -> Ask) -> Sample {
    Sample { door, about: "", reach: Reach::Own, ask, tell: Tell::Nothing }
}

pub fn page(path: &str) -> Ask {
    Ask::Open(path.into())
}

pub fn samples() -> impl Iterator<Item = &'static Sample> {
    let offices =
        samples_office::SAMPLES.iter().chain(samples_rights::SAMPLES).chain(samples_totals::SAMPLES);
    let offices =
        offices.chain(samples_lists::SAMPLES).chain(samples_homework::SAMPLES).chain(samples_people::SAMPLES);
    let offices = offices.chain(samples_plans::SAMPLES).chain(samples_control::SAMPLES);
    let offices =
        offices.chain(samples_school::SAMPLES).chain(samples_setup::SAMPLES).chain(samples_outage::SAMPLES);
    let daily = samples_daily::SAMPLES.iter().chain(super::samples_today::SAMPLES);
    samples_account::SAMPLES.iter().chain(daily).chain(offices)
}

/// A list of one pupil, and one who lacks a surname.
pub const LIST: &str =
    "ФИО учащегося;Кл.;Пол;Дата рожд.\nНовикова Алла Игоревна;7А;ж;03.04.2013\nПётр;7А;м;05.06.2013\n";
