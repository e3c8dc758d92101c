//! What records are compared with: at most two terms, joined by AND or OR.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveTime};
use serde_json::Value;

use super::status::Failure;
use super::wire::written;

/// The field that tells when a record was changed last.
const CHANGED: &str = "dateLastModified";

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    terms: Vec<Term>,
    /// All of the terms, or any.
    all: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Term {
    field: String,
    sign: &'static str,
    value: String,
    /// The value as a moment, where moments are compared.
    moment: Option<i64>,
}

/// The longer signs first: «>» begins «>=».
const SIGNS: [&str; 7] = ["!=", ">=", "<=", "=", ">", "<", "~"];

impl Filter {
    /// «familyName='Иванов' AND role='student'»: at most one word between two terms.
    pub fn read(text: &str) -> Result<Self, Failure> {
        let parted = |word: &str| {
            let (one, other) = text.split_once(word)?;
            // A word inside of quotes parts nothing.
            (one.matches('\'').count() % 2 == 0).then_some([one, other])
        };
        let (terms, all) = match (parted(" AND "), parted(" OR ")) {
            (Some(terms), _) => (terms.to_vec(), true),
            (None, Some(terms)) => (terms.to_vec(), false),
            (None, None) => (vec![text], true),
        };
        let terms = terms.into_iter().map(Term::read).collect::<Option<_>>().ok_or(Failure::BadFilter)?;
        Ok(Self { terms, all })
    }

    pub fn takes(&self, record: &Value) -> bool {
        let mut taken = self.terms.iter().map(|term| term.takes(record));
        if self.all { taken.all(|taken| taken) } else { taken.any(|taken| taken) }
    }
}

impl Filter {
    /// The fields compared.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.field.as_str())
    }

    /// The moments of changes that all must hold, if nothing else is asked.
    pub fn changed(&self) -> Option<Vec<(&'static str, i64)>> {
        let plain = self.all && self.terms.iter().all(|term| term.sign != "!=");
        let moments = self.terms.iter().map(|term| Some((term.sign, term.moment?)));
        if plain { moments.collect() } else { None }
    }
}

impl Term {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let at = text.find(['!', '>', '<', '=', '~'])?;
        let sign = SIGNS.into_iter().find(|sign| text[at..].starts_with(sign))?;
        let value = text[at + sign.len()..].trim().strip_prefix('\'')?.strip_suffix('\'')?;
        let field = text[..at].trim();
        if field.is_empty() || value.contains('\'') {
            return None;
        }
        let plain = Self { field: field.to_owned(), sign, value: value.to_lowercase(), moment: None };
        if field != CHANGED {
            return Some(plain);
        }
        let moment = moment(value).filter(|_| sign != "~")?;
        Some(Self { value: written(moment).to_lowercase(), moment: Some(moment), ..plain })
    }

    fn takes(&self, record: &Value) -> bool {
        let found = texts(record, &self.field);
        let any = |is: fn(Ordering) -> bool| found.iter().any(|text| is(text.as_str().cmp(&self.value)));
        match self.sign {
            "=" => any(Ordering::is_eq),
            "!=" => !any(Ordering::is_eq),
            ">" => any(Ordering::is_gt),
            ">=" => any(Ordering::is_ge),
            "<" => any(Ordering::is_lt),
            "<=" => any(Ordering::is_le),
            _ => found.iter().any(|text| text.contains(&self.value)),
        }
    }
}

/// «2026-11-12T06:30:00Z», with any offset; a day alone is its first moment in Greenwich.
fn moment(text: &str) -> Option<i64> {
    let day = || Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN).and_utc());
    let moment = DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.to_utc());
    moment.or_else(day).map(|moment| moment.timestamp_millis())
}

/// What stands at «roles.role», of each role, in small letters.
pub fn texts(record: &Value, path: &str) -> Vec<String> {
    let (field, rest) = path.split_once('.').map_or((path, None), |(field, rest)| (field, Some(rest)));
    match (record, rest) {
        (Value::Array(all), _) => all.iter().flat_map(|one| texts(one, path)).collect(),
        (Value::Object(of), Some(rest)) => of.get(field).map(|inner| texts(inner, rest)).unwrap_or_default(),
        (Value::Object(of), None) => match of.get(field) {
            Some(Value::String(text)) => vec![text.to_lowercase()],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_lowercase).collect(),
            Some(plain @ (Value::Bool(_) | Value::Number(_))) => vec![plain.to_string()],
            _ => vec![],
        },
        _ => vec![],
    }
}
