//! The table of rights as a text that people read and that changes are measured by.

use std::fs;

use super::PERSONAS;
use crate::house::root;

const FILE: &str = "app/tests/access_matrix.txt";

const HEAD: &str = "\
# Who is answered what at every door: status, and of lists the number of items (200:9), or where one is led (302>/sign-in).
# Everybody asks as a person of the tiny demo city on 12 November 2026. Made by the test `access_matrix`:
# UPDATE_MATRIX=1 cargo test -p app --features ssr --test access_matrix
# 401 signed out, 403 denied, 404 none or not visible, 422 refused by a rule.

";

/// All rows under the names of the personas, column under column.
pub fn table(rows: &[(String, Vec<String>)]) -> String {
    let mut lines = vec![(String::new(), PERSONAS.map(String::from).to_vec())];
    lines.extend(rows.iter().cloned());
    let longest =
        |cells: &mut dyn Iterator<Item = &String>| cells.map(|c| c.chars().count()).max().unwrap_or(0);
    let first = longest(&mut lines.iter().map(|(row, _)| row));
    let widths: Vec<usize> =
        (0..PERSONAS.len()).map(|at| longest(&mut lines.iter().map(|(_, cells)| &cells[at]))).collect();
    let mut text = String::from(HEAD);
    for (row, cells) in &lines {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let line = format!("{row:<first$}  {}", padded.collect::<Vec<_>>().join("  "));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Compares with the file, or writes it anew when it is told to.
pub fn compare(found: &str) {
    let file = root().join(FILE);
    if std::env::var_os("UPDATE_MATRIX").is_some() {
        fs::write(&file, found).unwrap();
        return;
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (golden, found) = (lines(&golden), lines(found));
    let missing = golden.iter().filter(|line| !found.contains(line)).map(|line| format!("- {line}"));
    let new = found.iter().filter(|line| !golden.contains(line)).map(|line| format!("+ {line}"));
    let changed: Vec<String> = missing.chain(new).collect();
    assert!(changed.is_empty(), "{FILE} says otherwise:\n{}", changed.join("\n"));
}
