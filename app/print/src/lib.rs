//! The press: papers of `domain::print` set by typst into PDF, with fonts of its own.
//!
//! A paper is data: it reaches its template as JSON, so that nothing a person is called can be read as markup.
//! The fonts lie in the program: a paper looks the same on every machine.

mod qr;
mod world;

use domain::print::{Blanks, Code, Form, NotPrinted, Paper, Press, Slips};
use serde::Serialize;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use world::{Template, Workshop};

const SLIPS: Template = Template::new(include_str!("papers/slips.typ"));
const FORMS: Template = Template::new(include_str!("papers/forms.typ"));
const PROTOCOL: Template = Template::new(include_str!("papers/protocol.typ"));
const BLANKS: Template = Template::new(include_str!("papers/blanks.typ"));
const WEEK: Template = Template::new(include_str!("papers/week.typ"));
const ROLL: Template = Template::new(include_str!("papers/roll.typ"));

/// Sets papers with typst.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typesetter;

/// What the template of slips reads.
#[derive(Serialize)]
struct SlipsOnPaper<'a> {
    slips: &'a Slips,
    /// «26.11.2026»
    last_day: String,
    code: Code,
}

/// What the template of blanks reads: a code for each sheet.
#[derive(Serialize)]
struct BlanksOnPaper<'a> {
    blanks: &'a Blanks,
    codes: Vec<Code>,
}

impl Press for Typesetter {
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, NotPrinted> {
        let printed = match paper {
            Paper::Slips(slips) => print_slips(slips),
            Paper::Forms(forms) => print_forms(forms),
            Paper::Protocol(protocol) => set(PROTOCOL, protocol),
            Paper::Roll(roll) => set(ROLL, roll),
            Paper::Blanks(blanks) => print_blanks(blanks),
            Paper::Week(week) => set(WEEK, week),
        };
        // What was set is remembered by the typesetter for the next time: passwords must not be.
        typst::comemo::evict(0);
        printed
    }

    fn code(&self, address: &str) -> Result<Code, NotPrinted> {
        qr::code(address)
    }
}

fn print_slips(slips: &Slips) -> Result<Vec<u8>, NotPrinted> {
    let code = qr::code(&slips.address)?;
    let last_day = slips.last_day.format("%d.%m.%Y").to_string();
    set(SLIPS, &SlipsOnPaper { slips, last_day, code })
}

fn print_forms(forms: &[Form]) -> Result<Vec<u8>, NotPrinted> {
    set(FORMS, &forms)
}

fn print_blanks(blanks: &Blanks) -> Result<Vec<u8>, NotPrinted> {
    let codes = blanks.sheets.iter().map(|sheet| qr::code(&sheet.address)).collect::<Result<_, _>>()?;
    set(BLANKS, &BlanksOnPaper { blanks, codes })
}

fn set(template: Template, data: &impl Serialize) -> Result<Vec<u8>, NotPrinted> {
    let pages = laid_out(template, data)?;
    typst_pdf::pdf(&pages, &PdfOptions::default()).map_err(|faults| told(&faults))
}

fn laid_out(template: Template, data: &impl Serialize) -> Result<PagedDocument, NotPrinted> {
    let data = serde_json::to_vec(data).map_err(|error| NotPrinted(error.to_string()))?;
    let set = typst::compile(&Workshop::new(template, data));
    set.output.map_err(|faults| told(&faults))
}

fn told(faults: &[typst::diag::SourceDiagnostic]) -> NotPrinted {
    NotPrinted(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests;
