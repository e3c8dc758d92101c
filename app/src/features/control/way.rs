//! Addresses within control: a period, a way of counting, whose lessons.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{ClassId, PersonId, TermId};

use super::overview::{By, Lack, Whose};
use crate::kit::asked::Words;
use crate::kit::link;

pub const LESSONS: &str = "lessons";
pub const LOG: &str = "log";
pub const MARKS: &str = "marks";
pub const CELL: &str = "cell";
pub const TERM_MARK: &str = "term-mark";
pub const AVERAGES: &str = "averages";
pub const ACCESS: &str = "access";
/// What a list of classes sends for groups gathered from several.
pub const GATHERED: &str = "gathered";

/// What the address of a page asks for; without a period, the week of today.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Asked {
    pub span: Option<Span>,
    pub by: By,
    pub lack: Option<Lack>,
    pub whose: Whose,
}

impl Asked {
    pub fn read(query: &Words) -> Self {
        let day = |name: &str| query.get(name)?.parse::<NaiveDate>().ok();
        let number = |name: &str| query.get(name)?.parse::<i64>().ok();
        let teacher = number("teacher").map(|id| Whose::Teacher(PersonId(id)));
        let class = number("class").map(|id| Whose::Class(ClassId(id)));
        let among = query.get_str("class") == Some(GATHERED);
        let gathered = query.get("gathered").map(|_| Whose::Gathered).or(among.then_some(Whose::Gathered));
        let whose = teacher.or(class).or(gathered).unwrap_or_default();
        let of_class = matches!(whose, Whose::Class(_) | Whose::Gathered);
        Self {
            span: day("from").zip(day("to")).map(|(first, last)| Span { first, last }),
            by: if of_class || query.get_str("by") == Some("class") { By::Class } else { By::Teacher },
            lack: query.get("lack").and_then(|code| Lack::parse(&code)),
            whose,
        }
    }
}

/// The count of a period.
pub fn overview(span: Span, by: By) -> String {
    let by = if by == By::Class { "&by=class" } else { "" };
    format!("{}?from={}&to={}{by}", link::CONTROL, span.first, span.last)
}

/// The lessons behind a number.
pub fn lessons(span: Span, lack: Option<Lack>, whose: Whose) -> String {
    let lack = lack.map(|lack| format!("&lack={}", lack.code())).unwrap_or_default();
    let whose = match whose {
        Whose::All => String::new(),
        Whose::Teacher(id) => format!("&teacher={id}"),
        Whose::Class(id) => format!("&class={id}"),
        Whose::Gathered => "&gathered=yes".into(),
    };
    format!("{}/{LESSONS}?from={}&to={}{lack}{whose}", link::CONTROL, span.first, span.last)
}

/// The lessons of the whole school, on the way down from the count by teacher or by class.
pub fn all_lessons(span: Span, lack: Option<Lack>, by: By) -> String {
    let by = if by == By::Class { "&by=class" } else { "" };
    format!("{}{by}", lessons(span, lack, Whose::All))
}

/// The lessons of a teacher or a class, once their teachers are reminded of them.
#[cfg(feature = "ssr")]
pub fn reminded(span: Span, whose: Whose) -> String {
    format!("{}&reminded=yes", lessons(span, None, whose))
}

/// What is worth a second look in a term.
pub fn marks(term: TermId) -> String {
    format!("{}/{MARKS}?term={term}", link::CONTROL)
}

/// The same in the last term that is over.
pub fn all_marks() -> String {
    format!("{}/{MARKS}", link::CONTROL)
}

/// Averages of a class beside its term marks; `differing` alone, if that is asked for.
pub fn averages(whose: Whose, term: Option<TermId>, differing: bool) -> String {
    let whose = match whose {
        Whose::Class(id) => Some(format!("class={id}")),
        Whose::Gathered => Some(format!("class={GATHERED}")),
        Whose::All | Whose::Teacher(_) => None,
    };
    let parts = [whose, term.map(|term| format!("term={term}")), differing.then(|| "differing=yes".into())];
    let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}/{AVERAGES}{mark}{query}", link::CONTROL)
}

/// Who opened journals in so many days.
pub fn access(days: Option<u32>) -> String {
    let days = days.map(|days| format!("?days={days}")).unwrap_or_default();
    format!("{}/{ACCESS}{days}", link::CONTROL)
}

/// The log with its chain recounted.
pub fn recounted() -> String {
    format!("{}?recount=yes", log())
}

/// The log of events and the proof of it.
pub fn log() -> String {
    format!("{}/{LOG}", link::CONTROL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(address: &str) -> Words {
        let pairs = address.split_once('?').map_or("", |(_, query)| query).split('&');
        pairs.filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
    }

    #[test]
    fn an_address_reads_back_as_what_it_was_made_of() {
        let day = |text: &str| text.parse().unwrap();
        let span = Span { first: day("2026-11-09"), last: day("2026-11-12") };
        for whose in [Whose::All, Whose::Teacher(PersonId(5)), Whose::Class(ClassId(7)), Whose::Gathered] {
            for lack in [None, Some(Lack::Topic), Some(Lack::Homework)] {
                let read = Asked::read(&query(&lessons(span, lack, whose)));
                let by =
                    if matches!(whose, Whose::Class(_) | Whose::Gathered) { By::Class } else { By::Teacher };
                assert_eq!(read, Asked { span: Some(span), by, lack, whose });
            }
        }
        for whose in [Whose::All, Whose::Class(ClassId(7)), Whose::Gathered] {
            assert_eq!(Asked::read(&query(&averages(whose, Some(TermId(2)), true))).whose, whose);
        }
        assert_eq!(averages(Whose::All, None, false), "/control/averages");
        assert_eq!(Asked::read(&query(&all_lessons(span, None, By::Class))).by, By::Class);
        assert_eq!(Asked::read(&query(&overview(span, By::Class))).by, By::Class);
        assert_eq!(Asked::read(&query("/control?from=вчера&to=2026-11-12")), Asked::default());
    }
}
