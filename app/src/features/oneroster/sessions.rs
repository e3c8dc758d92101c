//! Which year a package speaks of, and which of its spans are terms of that year.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use domain::calendar::{Span, TermKind, year_start};
use domain::oneroster::{Remark, SessionType};
use exchange::oneroster::Session;

const FILE: &str = "academicSessions.csv";
/// Marks wait this long after a term, where a package does not say it.
const POSTING_DAYS: u64 = 7;

/// A year of a package.
pub struct YearFound<'a> {
    /// None: known from its terms alone.
    pub record: Option<&'a Session>,
    pub span: Span,
}

/// A term of a package in our own words.
pub struct TermFound<'a> {
    pub record: &'a Session,
    pub kind: TermKind,
    pub number: i32,
    pub posting: Span,
}

/// The year that holds `today`, else the last one.
pub fn year(sessions: &[Session], today: NaiveDate) -> Option<YearFound<'_>> {
    let years = || sessions.iter().filter(|session| session.kind == SessionType::SchoolYear);
    let now = years().find(|year| year_start(year.first) == year_start(today));
    if let Some(year) = now.or_else(|| years().max_by_key(|year| year.first)) {
        return Some(YearFound { record: Some(year), span: Span { first: year.first, last: year.last } });
    }
    let begins = sessions.iter().map(|session| year_start(session.first)).max()?;
    let own = || sessions.iter().filter(|session| year_start(session.first) == begins);
    let (first, last) = (own().map(|session| session.first).min()?, own().map(|session| session.last).max()?);
    Some(YearFound { record: None, span: Span { first, last } })
}

/// The terms of the year: as the package names them in our words, else by how many of a kind there are.
pub fn terms<'a>(sessions: &'a [Session], year: &YearFound<'a>) -> (Vec<TermFound<'a>>, Vec<Remark>) {
    let (mut found, mut remarks) = (vec![], vec![]);
    let mut foreign: BTreeMap<SessionType, Vec<&Session>> = BTreeMap::new();
    let id = year.record.map_or("", |record| record.sourced_id.as_str());
    for session in sessions.iter().filter(|session| session.kind != SessionType::SchoolYear) {
        // Several schools of one package may have years of the same days.
        let other = sessions.iter().any(|year| year.sourced_id == session.parent && year.sourced_id != id);
        let beyond = session.first < year.span.first || session.last > year.span.last;
        if (other && parent_is_year(sessions, session)) || beyond {
            continue;
        }
        match own(session) {
            Some(term) => found.push(term),
            None => foreign.entry(session.kind).or_default().push(session),
        }
    }
    for (kind, mut terms) in foreign {
        terms.sort_by_key(|term| term.first);
        let Some(of) = kind.terms(terms.len()) else {
            let said = (
                "не четверти, не триместры, не модули и не полугодия",
                "Строка не внесена: в году бывает четыре, три, шесть или два таких периода.",
            );
            remarks.extend(terms.iter().map(|term| Remark::new(FILE, term.row, "type", said)));
            continue;
        };
        found.extend((1..).zip(terms).map(|(number, record)| told(record, of, number)));
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|term| seen.insert((term.kind.code(), term.number)));
    (found, remarks)
}

fn parent_is_year(sessions: &[Session], session: &Session) -> bool {
    sessions.iter().any(|year| year.sourced_id == session.parent && year.kind == SessionType::SchoolYear)
}

fn own(session: &Session) -> Option<TermFound<'_>> {
    let kind = TermKind::parse(&session.own_kind)?;
    let number = session.own_number.parse().ok().filter(|number| (1..=12).contains(number))?;
    Some(told(session, kind, number))
}

fn told(record: &Session, kind: TermKind, number: i32) -> TermFound<'_> {
    let (first, last) = record.posting.unwrap_or((record.first, record.last + Days::new(POSTING_DAYS)));
    TermFound { record, kind, number, posting: Span { first, last } }
}

/// The calendar year in which the year begins.
pub fn begins(year: &YearFound<'_>) -> i32 {
    year_start(year.span.first).year()
}
