//! Papers the school prints, and the press that sets them: a port, whose machine the server plugs in.

mod blanks;
mod form;
mod protocol;
mod roll;
mod slips;
mod week;

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

pub use blanks::{Blank, BlankLesson, BlankRow, Blanks};
pub use form::{Form, Line, Signature};
pub use protocol::{Count, Met, Protocol};
pub use roll::{Roll, RollHead, RollPart, Room};
pub use slips::{Slip, Slips};
pub use week::{WeekPart, WeekRow, WeekSheet};

/// A paper with all its words; how it looks is the business of the press.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// One-time passwords to be cut apart.
    Slips(Slips),
    /// Forms to be signed, each beginning on a page of its own.
    Forms(Vec<Form>),
    /// A protocol of a reconciliation of lists.
    Protocol(Protocol),
    /// Lists of people.
    Roll(Roll),
    /// Sheets for a day without a network.
    Blanks(Blanks),
    /// A timetable.
    Week(WeekSheet),
}

/// A QR code to be drawn on paper or screen.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Code {
    /// Cells along a side; none: it was not drawn.
    pub side: usize,
    /// Column, row and length of each run of dark cells.
    pub runs: Vec<[usize; 3]>,
}

/// Sets papers.
pub trait Press: Debug + Send + Sync {
    /// The paper as a file of PDF. It works for as long as it takes: keep it off the threads that answer.
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, NotPrinted>;

    /// An address as a QR code.
    fn code(&self, address: &str) -> Result<Code, NotPrinted>;
}

/// Why there is no paper; the text is for the log.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not printed: {0}")]
pub struct NotPrinted(pub String);

/// A proof: the words of a paper line by line, for whoever checks what would be printed.
#[derive(Clone, Copy, Debug)]
pub struct Proof;

impl Press for Proof {
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, NotPrinted> {
        let lines = match paper {
            Paper::Slips(slips) => slips.words(),
            Paper::Forms(forms) => forms.iter().flat_map(Form::words).collect(),
            Paper::Protocol(protocol) => protocol.words(),
            Paper::Roll(roll) => roll.words(),
            Paper::Blanks(blanks) => blanks.words(),
            Paper::Week(week) => week.words(),
        };
        Ok(lines.join("\n").into_bytes())
    }

    fn code(&self, _: &str) -> Result<Code, NotPrinted> {
        Ok(Code::default())
    }
}

#[cfg(test)]
mod tests;
