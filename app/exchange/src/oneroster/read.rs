//! A package read: every file line by line, what cannot be read named by file, row and column.

use std::collections::{BTreeMap, HashMap, HashSet};

use csv::{ReaderBuilder, StringRecord};
use domain::oneroster::Remark;

use super::archive::{self, Tables};
use super::columns::{FILES, Record};
use super::line::Line;
use super::{Bundle, PackageRefused, manifest, people};
use crate::table::text;

/// Rows of all files together: a city of schools, and little for a machine.
const MOST_ROWS: usize = 400_000;
const MOST_COLUMNS: usize = 200;

/// What a package held.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Package {
    pub bundle: Bundle,
    /// Rows of each file.
    pub files: BTreeMap<String, u32>,
    pub rejected: Vec<Remark>,
    pub warnings: Vec<Remark>,
}

/// Reads a package by its content.
pub fn read(bytes: &[u8]) -> Result<Package, PackageRefused> {
    let mut package = Package::default();
    let tables = archive::open(bytes, &mut package.warnings)?;
    if !tables.contains_key("orgs") && !tables.contains_key("users") {
        return Err(PackageRefused::Foreign);
    }
    manifest::check(&tables, &mut package.warnings);
    name_strangers(&tables, &mut package.warnings);
    let mut hand = Hand { tables: &tables, package: &mut package, rows: 0 };
    let bundle = Bundle {
        orgs: hand.records()?,
        sessions: hand.records()?,
        courses: hand.records()?,
        classes: hand.records()?,
        users: hand.records()?,
        roles: hand.records()?,
        enrollments: hand.records()?,
        demographics: hand.records()?,
    };
    package.bundle = bundle;
    if !tables.contains_key("roles") && tables.contains_key("users") {
        let former: Vec<people::Former> =
            Hand { tables: &tables, package: &mut package, rows: 0 }.records()?;
        let said = (
            "роли стоят в users.csv, как в OneRoster 1.1",
            "Они прочитаны; в версии 1.2 роли лежат в roles.csv.",
        );
        package.warnings.push(Remark::new("users.csv", 1, "role", said));
        package.bundle.roles = former.into_iter().flat_map(|one| one.roles).collect();
    }
    Ok(package)
}

fn name_strangers(tables: &Tables, warnings: &mut Vec<Remark>) {
    let known = |stem: &str| stem == "manifest" || FILES.iter().any(|(name, _)| name.to_lowercase() == stem);
    for stem in tables.keys().filter(|stem| !known(stem)) {
        let said = ("такого файла в OneRoster нет", "Он не прочитан; уберите его из архива.");
        warnings.push(Remark::new(&format!("{stem}.csv"), 0, "", said));
    }
}

struct Hand<'a> {
    tables: &'a Tables,
    package: &'a mut Package,
    rows: usize,
}

impl Hand<'_> {
    fn records<T: Record>(&mut self) -> Result<Vec<T>, PackageRefused> {
        let stem = T::FILE.trim_end_matches(".csv").to_lowercase();
        let Some(table) = self.tables.get(&stem) else { return Ok(vec![]) };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(text::separator(table))
            .from_reader(table.as_bytes());
        let (mut cells, mut records, mut seen) = (StringRecord::new(), vec![], HashSet::new());
        let mut places: Option<HashMap<String, usize>> = None;
        let mut count = 0;
        loop {
            let number = text::next_line(&reader, table);
            if !reader.read_record(&mut cells).map_err(|_| PackageRefused::Damaged)? {
                break;
            }
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Some(places) = &places else {
                places = Some(self.heading::<T>(&cells)?);
                continue;
            };
            (self.rows, count) = (self.rows + 1, count + 1);
            if self.rows > MOST_ROWS || cells.len() > MOST_COLUMNS {
                return Err(PackageRefused::TooManyRows);
            }
            let mut line =
                Line { file: T::FILE, number, places, cells: &cells, rejected: vec![], warnings: vec![] };
            records.extend(self.taken(&mut line, &mut seen));
        }
        self.package.files.insert(T::FILE.to_owned(), count);
        Ok(records)
    }

    /// The record of a line, unless it is to be deleted, repeats another or cannot be read.
    fn taken<T: Record>(&mut self, line: &mut Line<'_>, seen: &mut HashSet<String>) -> Option<T> {
        if line.text("status").eq_ignore_ascii_case("tobedeleted") {
            line.warn(
                "status",
                "строка просит удалить запись",
                "Файл ничего не удаляет: выбытие оформляют в школе.",
            );
            self.package.warnings.append(&mut line.warnings);
            return None;
        }
        let mut record = T::read(line);
        if let Some(twice) = record.as_ref().filter(|record| !seen.insert(record.sourced_id().to_owned())) {
            let why = format!("sourcedId «{}» уже был в этом файле", twice.sourced_id());
            line.reject("sourcedId", &why, "Оставьте одну из двух строк.");
        }
        record = record.filter(|_| line.rejected.is_empty());
        self.package.warnings.append(&mut line.warnings);
        self.package.rejected.append(&mut line.rejected);
        record
    }

    /// Where each column stands. Names in a wrong case are understood; unknown ones are not read.
    fn heading<T: Record>(&mut self, cells: &StringRecord) -> Result<HashMap<String, usize>, PackageRefused> {
        if cells.len() > MOST_COLUMNS {
            return Err(PackageRefused::TooManyRows);
        }
        let mut places = HashMap::new();
        for (at, name) in cells.iter().map(str::trim).enumerate().filter(|(_, name)| !name.is_empty()) {
            let known = T::COLUMNS.iter().chain(T::FORMER).find(|column| column.eq_ignore_ascii_case(name));
            let ours = name.to_lowercase().starts_with("metadata.");
            let said = match known {
                Some(column) if *column == name => None,
                Some(column) => {
                    Some((format!("столбец называется {column}"), "Он прочитан; исправьте заголовок."))
                }
                None if ours => None,
                None => Some(("такого столбца в OneRoster нет".to_owned(), "Он не прочитан.")),
            };
            if let Some((why, remedy)) = said {
                self.package.warnings.push(Remark::new(T::FILE, 1, name, (&why, remedy)));
            }
            places.entry(name.to_lowercase()).or_insert(at);
        }
        Ok(places)
    }
}
