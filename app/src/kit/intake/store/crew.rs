//! A list of staff beside the record: new people, new cards, and the classes they are to lead.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domain::ids::PersonId;
use domain::people::ClassName;
use domain::people::roster::{CheckedStaff, Remark, StaffDraft, Verdict};
use entity::staff;

use super::facts::{Facts, Sought};
use super::frame::{Frame, written};
use super::sketch::{Named, Number, Sketch, Tally, without_number};

pub struct Crew<'a> {
    pub frame: &'a Frame,
    pub list: &'a CheckedStaff,
}

pub struct Row {
    pub at: usize,
    pub person: Sketch,
    /// The card as it must be; none: it stands.
    pub card: Option<Card>,
    /// There is no card on record.
    pub employed: bool,
    /// Classes without a class teacher that this one is to lead.
    pub leads: Vec<ClassName>,
    warnings: Vec<Remark>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    pub post: String,
    pub subjects: String,
    pub class_wish: Option<String>,
}

impl Crew<'_> {
    pub fn sought(&self, rows: &Range<usize>) -> Sought {
        let mut sought = Sought::default();
        self.list.staff[rows.clone()].iter().for_each(|draft| {
            sought.add(&draft.name, draft.snils, draft.existing);
        });
        sought
    }

    pub fn sketch(&self, rows: Range<usize>, facts: &Facts) -> Vec<Row> {
        let mut led: BTreeMap<&ClassName, Option<PersonId>> =
            self.frame.classes.iter().map(|(name, led)| (name, led.teacher)).collect();
        let mut given: BTreeSet<&ClassName> = BTreeSet::new();
        let mut sketches = vec![];
        for at in rows {
            let draft = &self.list.staff[at];
            let named = Named::staff(draft).ruled(draft.verdict);
            let named = Named { numbered: named.numbered || self.frame.numbered, ..named };
            let person = named.sketch(on_record(draft, facts), facts).ruled(draft.verdict);
            let known = person.person.and_then(|person| facts.card(person));
            let mut row =
                Row { at, employed: known.is_some(), person, card: None, leads: vec![], warnings: vec![] };
            let mut open = vec![];
            for class in &draft.class_teacher_of {
                match led.get_mut(class) {
                    None => open.push(class.clone()),
                    Some(Some(teacher)) if Some(*teacher) == row.person.person => {}
                    Some(None) if given.insert(class) => row.leads.push(class.clone()),
                    Some(_) => row.warnings.push(led_by_another(draft, class)),
                }
            }
            if row.person.number == Number::Foreign {
                row.warnings.push(without_number(&draft.place));
            }
            let card = card(draft, &open, known);
            row.card = Some(card).filter(|card| known.is_none_or(|known| differs(card, known)));
            sketches.push(row);
        }
        sketches
    }

    pub fn tally(rows: &[Row]) -> Tally {
        let mut tally = Tally::default();
        for row in rows {
            tally.count(!row.employed, row.stands());
            tally.warnings.extend(row.warnings.iter().cloned());
        }
        tally
    }
}

impl Row {
    pub fn stands(&self) -> bool {
        self.person.stands() && self.card.is_none() && self.leads.is_empty()
    }
}

fn on_record(draft: &StaffDraft, facts: &Facts) -> Option<PersonId> {
    let name = draft.name.search_key();
    if draft.verdict == Some(Verdict::Another) {
        return draft.existing;
    }
    draft
        .existing
        .or_else(|| facts.numbered(draft.snils, &name, draft.birth_date))
        .or_else(|| facts.born(&name, draft.birth_date))
        .or_else(|| facts.reached(&name, draft.phone))
        .or_else(|| facts.colleague(&name, draft.birth_date, draft.phone))
}

/// A cell left empty in the list takes nothing away from the card.
fn card(draft: &StaffDraft, open: &[ClassName], known: Option<&staff::Model>) -> Card {
    let kept = |known: Option<&String>| known.cloned().unwrap_or_default();
    let post = draft.post.clone().unwrap_or_else(|| kept(known.map(|card| &card.post)));
    let subjects = if draft.subjects.is_empty() {
        kept(known.map(|card| &card.subjects))
    } else {
        draft.subjects.join(", ")
    };
    let class_wish = if draft.class_teacher_of.is_empty() {
        known.and_then(|card| card.class_wish.clone())
    } else {
        written(open)
    };
    Card { post, subjects, class_wish }
}

fn differs(card: &Card, known: &staff::Model) -> bool {
    card.post != known.post || card.subjects != known.subjects || card.class_wish != known.class_wish
}

fn led_by_another(draft: &StaffDraft, class: &ClassName) -> Remark {
    Remark {
        sheet: draft.place.sheet.clone(),
        row: draft.place.row,
        column: "Классное руководство".into(),
        cell: class.to_string(),
        why: format!("у класса {class} уже есть классный руководитель"),
        remedy: "Если он сменился, назначьте нового в карточке класса.".into(),
        of: None,
        also: vec![],
    }
}
