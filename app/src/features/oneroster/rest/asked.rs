//! What of a list is asked for: which records, in which order, how many, and which of their fields.

use serde_json::{Map, Value};

use super::filter::{Filter, texts};
use super::status::Failure;
use crate::features::oneroster::store::Part;

/// Records of an answer, where nothing else is asked.
pub const USUAL: usize = 100;
/// More is not answered at once, however much is asked.
pub const MOST: usize = 1_000;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    pub limit: usize,
    pub offset: usize,
    sort: Option<String>,
    descending: bool,
    filter: Option<Filter>,
    fields: Vec<String>,
}

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
            if !filter.fields().all(named) {
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

    /// The page, of a list that was cut as it was read.
    pub fn of_part(&self, records: Vec<Value>, total: usize, known: &[&str]) -> Result<Found, Failure> {
        let records = records.into_iter().map(|record| self.selected(record, known));
        Ok(Found { records: records.collect::<Result<_, _>>()?, total })
    }

    /// What is asked of a long list, where it is neither sorted nor compared but by the moments of changes.
    pub fn part(&self) -> Option<Part> {
        if self.sort.is_some() || self.descending {
            return None;
        }
        let changed = self.filter.as_ref().map_or_else(|| Some(vec![]), Filter::changed)?;
        Some(Part { changed, offset: self.offset, limit: self.limit })
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
    fn changes_are_compared_as_moments_and_need_no_whole_list() {
        let part = |query: &[(&str, &str)]| {
            let query: Vec<_> = query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            Asked::read(&query).map(|asked| asked.part().map(|part| part.changed))
        };
        assert_eq!(part(&[]), Ok(Some(vec![])));
        for same in ["1970-01-01T03:00:01+03:00", "1970-01-01T00:00:01Z", "1970-01-01T00:00:01.000Z"] {
            let filter = format!("dateLastModified>'{same}'");
            assert_eq!(part(&[("filter", &filter)]), Ok(Some(vec![(">", 1_000)])), "{same}");
        }
        let both = "dateLastModified>='1970-01-01' AND dateLastModified<'1970-01-02'";
        assert_eq!(part(&[("filter", both)]), Ok(Some(vec![(">=", 0), ("<", 86_400_000)])));
        for whole in [("sort", "familyName"), ("orderBy", "desc"), ("filter", "familyName='Ким'")] {
            assert_eq!(part(&[whole]), Ok(None), "{whole:?}");
        }
        for wrong in ["dateLastModified>'вчера'", "dateLastModified~'2026'"] {
            assert_eq!(part(&[("filter", wrong)]), Err(Failure::BadFilter), "{wrong}");
        }
    }

    #[test]
    fn other_pages_are_where_they_begin() {
        let asked = Asked::read(&[("limit".into(), "10".into()), ("offset".into(), "10".into())]).unwrap();
        assert_eq!(asked.pages(25), [("first", 0), ("last", 20), ("next", 20), ("prev", 0)]);
        assert_eq!(asked.pages(0), [("first", 0), ("last", 0), ("prev", 0)]);
    }
}
