//! Files of FET (`.fet`, versions 5 and 6): read into a problem, written back with the times found.

mod csv;
mod frame;
mod limits;
mod locked;
mod names;
mod rules;
mod space;
mod times;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::model::Problem;

pub use csv::write_csv;
pub use locked::{read_plan, write_locked};
pub use tree::Node;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetRefused {
    #[error("файл не читается как XML: {0}")]
    NotXml(String),
    #[error("это не файл FET: нет тега <fet>")]
    NotFet,
    #[error("версия файла FET {0} не поддерживается (нужна 5 или 6)")]
    Version(String),
    #[error("в файле нет раздела {0}")]
    Missing(&'static str),
    #[error("в файле названо, но не описано: {what} «{name}»")]
    Unknown { what: &'static str, name: String },
    #[error("в теге {tag} не число: «{text}»")]
    NotNumber { tag: &'static str, text: String },
    #[error("часов в дне больше 60 или дней больше 35")]
    TooLarge,
}

/// A `.fet` as read.
#[derive(Debug, Clone)]
pub struct FetFile {
    pub problem: Problem,
    /// What the solver does not honour: kind and how many active ones of it there are.
    pub unsupported: BTreeMap<String, usize>,
    /// The whole document, to be written back.
    pub document: Node,
}

/// Reads a `.fet`.
pub fn read(text: &str) -> Result<FetFile, FetRefused> {
    let document = tree::parse(text)?;
    if document.tag != "fet" {
        return Err(FetRefused::NotFet);
    }
    let version = document.attribute("version");
    if !version.starts_with("5.") && !version.starts_with("6.") {
        return Err(FetRefused::Version(version.into()));
    }
    let (mut problem, names) = frame::read(&document)?;
    let mut unsupported = frame::unsupported(&document);
    for list in ["Time_Constraints_List", "Space_Constraints_List"] {
        let list = document.child(list).ok_or(FetRefused::Missing("Constraints_List"))?;
        for node in list.children.iter().filter(|node| node.is_active()) {
            match rules::read(node, &problem, &names)? {
                Some(constraint) => {
                    if !crate::solver::honours(&constraint.rule) {
                        *unsupported.entry(node.tag.clone()).or_default() += 1;
                    }
                    problem.constraints.push(constraint);
                }
                None => *unsupported.entry(node.tag.clone()).or_default() += 1,
            }
        }
    }
    problem.breaks = rules::breaks(&problem);
    Ok(FetFile { problem, unsupported, document })
}
