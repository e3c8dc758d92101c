//! Lessons of aSc: subjects, teachers, classes with their groups, rooms, lessons, and the cards that stand in the week.

use std::collections::HashMap;

use domain::timetable::{Arriving, Weeks};

use super::tree::Node;

/// What a number of the file is called.
type Names = HashMap<String, Vec<String>>;

pub fn read(document: &Node) -> Vec<Arriving> {
    let tables = Tables::of(document);
    let mut cards: HashMap<&str, Vec<&Node>> = HashMap::new();
    for card in document.members("cards", "card") {
        cards.entry(card.attribute("lessonid")).or_default().push(card);
    }
    let lessons = document.members("lessons", "lesson");
    lessons
        .flat_map(|lesson| {
            tables.lesson(lesson, cards.get(lesson.attribute("id")).map_or(&[], Vec::as_slice))
        })
        .collect()
}

struct Tables {
    subjects: Names,
    teachers: Names,
    classes: Names,
    rooms: Names,
    /// Parts of classes: the class and what the part is called; nothing for the whole of it.
    groups: HashMap<String, (String, String)>,
}

impl Tables {
    fn of(document: &Node) -> Self {
        let names = |list: &str, tag: &str| {
            let one = |node: &Node| {
                let called = [node.attribute("name"), node.attribute("short")];
                let called = called.into_iter().filter(|name| !name.is_empty()).map(str::to_owned);
                (node.attribute("id").to_owned(), called.collect())
            };
            document.members(list, tag).map(one).collect::<Names>()
        };
        let group = |node: &Node| {
            let whole = matches!(node.attribute("entireclass"), "1" | "true");
            let part = if whole { String::new() } else { node.attribute("name").to_owned() };
            (node.attribute("id").to_owned(), (node.attribute("classid").to_owned(), part))
        };
        Self {
            subjects: names("subjects", "subject"),
            teachers: names("teachers", "teacher"),
            classes: names("classes", "class"),
            rooms: names("classrooms", "classroom"),
            groups: document.members("groups", "group").map(group).collect(),
        }
    }

    /// Every hour of a lesson: those on cards where they stand, the rest nowhere.
    fn lesson(&self, lesson: &Node, cards: &[&Node]) -> Vec<Arriving> {
        let called = |names: &Names, id: &str| names.get(id).and_then(|all| all.first()).cloned();
        let all =
            |names: &Names, list: &str| listed(list).filter_map(|id| called(names, id)).collect::<Vec<_>>();
        let bare = Arriving {
            students: self.students(lesson),
            subjects: self.subjects.get(lesson.attribute("subjectid")).cloned().unwrap_or_default(),
            teachers: all(&self.teachers, either(lesson, "teacherids", "teacherid")),
            ..Arriving::default()
        };
        let length = number(lesson.attribute("periodspercard")).unwrap_or(1).clamp(1, 14);
        let mut hours = vec![];
        for card in cards {
            let rooms = all(&self.rooms, either(card, "classroomids", "classroomid"));
            for at in 0..length {
                let spot = spot(card).map(|(day, hour)| (day, hour + at));
                hours.push(Arriving {
                    spot,
                    room: rooms.first().cloned(),
                    weeks: weeks(card),
                    ..bare.clone()
                });
            }
        }
        let wanted = number(lesson.attribute("periodsperweek")).unwrap_or(0).min(60);
        hours.extend((hours.len()..wanted).map(|_| bare.clone()));
        hours
    }

    /// «7А», «7А 1 группа»
    fn students(&self, lesson: &Node) -> Vec<String> {
        let class = |id: &str| self.classes.get(id).and_then(|names| names.first()).cloned();
        let part = |id: &str| {
            let (of, part) = self.groups.get(id)?;
            Some(format!("{} {part}", class(of)?).trim().to_owned())
        };
        let parts: Vec<String> = listed(either(lesson, "groupids", "groupid")).filter_map(part).collect();
        if parts.is_empty() {
            listed(either(lesson, "classids", "classid")).filter_map(class).collect()
        } else {
            parts
        }
    }
}

/// Older files name one.
fn either<'tree>(node: &'tree Node, many: &str, one: &str) -> &'tree str {
    let named = node.attribute(many);
    if named.is_empty() { node.attribute(one) } else { named }
}

fn listed(ids: &str) -> impl Iterator<Item = &str> {
    ids.split(',').map(str::trim).filter(|id| !id.is_empty())
}

/// «2», «2.0»
fn number(text: &str) -> Option<usize> {
    text.split('.').next()?.parse().ok()
}

/// Day and hour of a card from 0: days are a row of noughts and ones, periods count from 1.
fn spot(card: &Node) -> Option<(usize, usize)> {
    let day = match card.attribute("days") {
        "" => card.attribute("day").parse().ok(),
        row => row.find('1'),
    };
    day.zip(number(card.attribute("period"))?.checked_sub(1))
}

fn weeks(card: &Node) -> Weeks {
    match card.attribute("weeks") {
        "10" => Weeks::Odd,
        "01" => Weeks::Even,
        _ => Weeks::Every,
    }
}
