//! What of a list is asked for: which records, in which order, how many, and which of their fields.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::status::Failure;

/// Records of an answer, where nothing else is asked.
const USUAL: usize = 100;
const MOST: usize = 10_000;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    pub limit: usize,
    pub offset: usize,
    sort: Option<String>,
    descending: bool,
    filter: Option<Filter>,
    fields: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Filter {
    terms: Vec<Term>,
    /// All of the terms, or any.
    all: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Term {
    field: String,
    sign: &'static str,
    value: String,
}

/// The longer signs first: «>» begins «>=».
const SIGNS: [&str; 7] = ["!=", ">=", "<=", "=", ">", "<", "~"];

/// One page of a list.
pub struct Found {
    pub records: Vec<Value>,
    /// Of all pages.
    pub total: usize,
}

impl Asked {
    pub fn read(query: &[(String, String)]) -> Result<Self, Failure> {
        let one = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let number =
            |name, usual| one(name).map_or(Ok(usual), |text| text.parse().map_err(|_| Failure::BadData));
        let descending = match one("orderBy") {
            None | Some("asc") => false,
            Some("desc") => true,
            Some(_) => return Err(Failure::BadData),
        };
        let limit: usize = number("limit", USUAL)?;
        if limit == 0 {
            return Err(Failure::BadData);
        }
        let fields = one("fields").unwrap_or_default().split(',').map(str::trim);
        Ok(Self {
            limit: limit.min(MOST),
            offset: number("offset", 0)?,
            sort: one("sort").map(str::to_owned),
            descending,
            filter: one("filter").map(Filter::read).transpose()?,
            fields: fields.filter(|field| !field.is_empty()).map(str::to_owned).collect(),
        })
    }

    /// The page asked for. `known` are the fields that such records may have.
    pub fn of(&self, mut records: Vec<Value>, known: &[&str]) -> Result<Found, Failure> {
        let named = |field: &str| known.contains(&field.split('.').next().unwrap_or_default());
        if let Some(filter) = &self.filter {
            if !filter.terms.iter().all(|term| named(&term.field)) {
                return Err(Failure::BadFilter);
            }
            records.retain(|record| filter.takes(record));
        }
        let sort = self.sort.as_deref().unwrap_or("sourcedId");
        records.sort_by_cached_key(|record| texts(record, sort).join(","));
        if self.descending {
            records.reverse();
        }
        let total = records.len();
        let page = records.into_iter().skip(self.offset).take(self.limit);
        let records = page.map(|record| self.selected(record, known)).collect::<Result<_, _>>()?;
        Ok(Found { records, total })
    }

    /// The record with the fields asked for.
    pub fn selected(&self, record: Value, known: &[&str]) -> Result<Value, Failure> {
        if self.fields.is_empty() {
            return Ok(record);
        }
        if !self.fields.iter().any(|field| known.contains(&field.as_str())) {
            return Err(Failure::BadSelection);
        }
        let Value::Object(all) = record else { return Ok(record) };
        let chosen: Map<_, _> = all.into_iter().filter(|(name, _)| self.fields.contains(name)).collect();
        Ok(Value::Object(chosen))
    }

    /// Where the other pages begin.
    pub fn pages(&self, total: usize) -> Vec<(&'static str, usize)> {
        let mut pages = vec![("first", 0), ("last", total.saturating_sub(1) / self.limit * self.limit)];
        if self.offset + self.limit < total {
            pages.push(("next", self.offset + self.limit));
        }
        if self.offset > 0 {
            pages.push(("prev", self.offset.saturating_sub(self.limit)));
        }
        pages
    }
}

impl Filter {
    /// «familyName='Иванов' AND role='student'»: at most one word between two terms.
    fn read(text: &str) -> Result<Self, Failure> {
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

    fn takes(&self, record: &Value) -> bool {
        let mut taken = self.terms.iter().map(|term| term.takes(record));
        if self.all { taken.all(|taken| taken) } else { taken.any(|taken| taken) }
    }
}

impl Term {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let at = text.find(['!', '>', '<', '=', '~'])?;
        let sign = SIGNS.into_iter().find(|sign| text[at..].starts_with(sign))?;
        let value = text[at + sign.len()..].trim().strip_prefix('\'')?.strip_suffix('\'')?;
        let field = text[..at].trim();
        (!field.is_empty() && !value.contains('\'')).then(|| Self {
            field: field.to_owned(),
            sign,
            value: value.to_lowercase(),
        })
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

/// What stands at «roles.role», of each role, in small letters.
fn texts(record: &Value, path: &str) -> Vec<String> {
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

#[cfg(test)]
mod unit {
    use serde_json::json;

    use super::*;

    const KNOWN: [&str; 4] = ["sourcedId", "familyName", "enabledUser", "roles"];

    fn page(query: &[(&str, &str)]) -> Result<(Vec<String>, usize), Failure> {
        let user = |id: &str, family: &str, role: &str| json!({"sourcedId": id, "familyName": family, "enabledUser": true, "roles": [{"role": role}]});
        let all = vec![user("c", "Ким", "student"), user("a", "Юн", "teacher"), user("b", "Пак", "student")];
        let query: Vec<_> = query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let found = Asked::read(&query)?.of(all, &KNOWN)?;
        let ids = found.records.iter().map(|one| one["sourcedId"].as_str().unwrap_or("-").to_owned());
        Ok((ids.collect(), found.total))
    }

    fn ids(query: &[(&str, &str)]) -> String {
        page(query).unwrap().0.concat()
    }

    #[test]
    fn a_list_is_sorted_and_cut_and_its_whole_length_told() {
        assert_eq!(page(&[]).unwrap(), (vec!["a".into(), "b".into(), "c".into()], 3));
        assert_eq!(ids(&[("sort", "familyName")]), "cba");
        assert_eq!(ids(&[("sort", "familyName"), ("orderBy", "desc")]), "abc");
        assert_eq!(page(&[("limit", "1"), ("offset", "1")]).unwrap(), (vec!["b".into()], 3));
        assert_eq!(ids(&[("offset", "9")]), "");
    }

    #[test]
    fn a_filter_compares_joins_and_looks_inside() {
        assert_eq!(ids(&[("filter", "familyName='ким'")]), "c");
        assert_eq!(ids(&[("filter", "familyName!='Ким'")]), "ab");
        assert_eq!(ids(&[("filter", "familyName~'к' AND roles.role='student'")]), "bc");
        assert_eq!(ids(&[("filter", "familyName='Юн' OR sourcedId>='c'")]), "ac");
        assert_eq!(ids(&[("filter", "enabledUser='true'")]), "abc");
        assert_eq!(ids(&[("filter", "familyName=' AND '")]), "");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for filter in ["familyName", "familyName=Ким", "='x'", "height='2'", "familyName='a'b'"] {
            assert_eq!(page(&[("filter", filter)]), Err(Failure::BadFilter), "{filter}");
        }
        for (name, value) in [("limit", "0"), ("limit", "-1"), ("offset", "x"), ("orderBy", "up")] {
            assert_eq!(page(&[(name, value)]), Err(Failure::BadData), "{name}={value}");
        }
        assert_eq!(page(&[("fields", "height")]), Err(Failure::BadSelection));
        assert_eq!(ids(&[("fields", "familyName")]), "---");
    }

    #[test]
    fn other_pages_are_where_they_begin() {
        let asked = Asked::read(&[("limit".into(), "10".into()), ("offset".into(), "10".into())]).unwrap();
        assert_eq!(asked.pages(25), [("first", 0), ("last", 20), ("next", 20), ("prev", 0)]);
        assert_eq!(asked.pages(0), [("first", 0), ("last", 0), ("prev", 0)]);
    }
}
