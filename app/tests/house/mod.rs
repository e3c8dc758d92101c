//! The files of the house as its rules see them: by line, with tests set apart from the product.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One file of the repository.
pub struct Sheet {
    /// From the root of the repository, with `/`.
    pub path: String,
    pub text: String,
    /// Line from which on all is tests; the number of lines and one if there are none.
    tests_from: usize,
}

/// One line of a file.
pub struct Line<'a> {
    pub path: &'a str,
    /// From 1.
    pub number: usize,
    pub text: &'a str,
}

impl Line<'_> {
    /// «app/src/x.rs:5: rule»
    pub fn breaks(&self, rule: &str) -> String {
        format!("{}:{}: {rule}\n    {}", self.path, self.number, self.text.trim())
    }

    /// Does code (not a comment) of this line name `path`: `entity`, `crate::kit`, `features::demo`?
    pub fn names(&self, path: &str) -> bool {
        !self.is_comment() && starts(self.text, path).any(|rest| rest.starts_with("::"))
    }

    pub fn is_comment(&self) -> bool {
        self.text.trim_start().starts_with("//")
    }
}

/// What follows `word` wherever it begins in `text` and is not the end of a longer name or path.
fn starts<'a>(text: &'a str, word: &str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).filter_map(move |(at, found)| {
        let before = text[..at].chars().next_back();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        (!inside).then(|| &text[at + found.len()..])
    })
}

impl Sheet {
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let numbered = (1..).zip(self.text.lines());
        numbered.map(|(number, text)| Line { path: &self.path, number, text })
    }

    /// Lines of the product: what stands before the tests of the file.
    pub fn product(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines().take_while(|line| line.number < self.tests_from)
    }

    pub fn is_tests(&self) -> bool {
        self.tests_from == 1
    }

    /// The name without its folder.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The slice it belongs to, if it lies in the folder of one.
    pub fn slice(&self) -> Option<&str> {
        let (slice, rest) = self.path.strip_prefix("app/src/features/")?.split_once('/')?;
        // What all slices' tests share is no slice.
        (!rest.is_empty() && slice != "testing").then_some(slice)
    }
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("`app` lies in the repository").to_owned()
}

/// All files under `folder` with this ending, in the order of their paths.
pub fn sheets(folder: &str, ending: &str) -> Vec<&'static Sheet> {
    static ALL: OnceLock<Vec<Sheet>> = OnceLock::new();
    let all = ALL.get_or_init(read_all);
    let under = |sheet: &&Sheet| sheet.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    all.iter().filter(under).filter(|sheet| sheet.path.ends_with(&format!(".{ending}"))).collect()
}

fn read_all() -> Vec<Sheet> {
    let mut paths = vec![];
    for folder in ["app", "server", "frontend", "migration", "style", "end2end"] {
        walk(&root().join(folder), &mut paths);
    }
    paths.sort();
    let texts = ["rs", "css", "ts", "mjs", "lua"];
    let is_text = |path: &&PathBuf| {
        path.extension().and_then(|e| e.to_str()).is_some_and(|ending| texts.contains(&ending))
    };
    let mut sheets: Vec<Sheet> = paths.iter().filter(is_text).map(|path| sheet(path)).collect();
    set_tests_apart(&mut sheets);
    sheets
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let foreign = name.starts_with('.') || ["target", "node_modules", "test-results"].contains(&&*name);
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !foreign => walk(&path, found),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
}

fn sheet(path: &Path) -> Sheet {
    let text = fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    let lines: Vec<&str> = text.lines().collect();
    let inline =
        |at: &usize| lines[*at].ends_with('{') && lines[*at].contains("mod ") && is_for_tests(&lines, *at);
    let begins = if path.contains("/tests/") { Some(0) } else { (0..lines.len()).find(inline) };
    let tests_from = begins.unwrap_or(lines.len()) + 1;
    Sheet { path, text, tests_from }
}

/// Do the attributes over line `at` keep it for tests?
fn is_for_tests(lines: &[&str], at: usize) -> bool {
    let over = lines[..at].iter().rev().take_while(|line| line.trim_start().starts_with("#["));
    let mut over = over.map(|line| line.trim_start());
    over.any(|line| line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test,"))
}

/// A module declared for tests alone is tests from its first line, and so is all that lies in its folder.
fn set_tests_apart(sheets: &mut [Sheet]) {
    let mut of_tests = vec![];
    for sheet in sheets.iter() {
        let lines: Vec<&str> = sheet.text.lines().collect();
        for at in (0..lines.len()).filter(|at| is_for_tests(&lines, *at)) {
            let declared =
                lines[at].trim_start_matches("pub ").trim_start_matches("pub(crate) ").strip_prefix("mod ");
            if let Some(name) = declared.and_then(|rest| rest.strip_suffix(';')) {
                of_tests.push(format!("{}/{name}", folder_of_children(&sheet.path)));
            }
        }
    }
    for sheet in sheets {
        let own =
            |stem: &String| sheet.path == format!("{stem}.rs") || sheet.path.starts_with(&format!("{stem}/"));
        if of_tests.iter().any(own) {
            sheet.tests_from = 1;
        }
    }
}

fn folder_of_children(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or_default();
    match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    }
}

/// Slices whose stores read names and whose readers leave no trace, each with its reason.
pub const UNTRACED: [(&str, &str); 12] = [
    ("account", "the own name"),
    ("calendar", "names of teachers in a feed of lessons"),
    ("control", "figures; a number opens to lessons and cells that the reader answers for"),
    ("curriculum", "teachers with their load"),
    ("demo", "makes people, shows none"),
    ("diary", "a family reads of itself"),
    ("lesson_plans", "authors of plans"),
    ("notifications", "a notice says who did what to whoever it concerns"),
    ("timetable", "teachers in the week of the school"),
    ("traces", "who looked, not at what"),
    ("unmarked", "whose act it was"),
    ("wizard", "teachers to choose from"),
];
