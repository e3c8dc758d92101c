//! A plan as a `.fet`: what is taught to whom, where it stands, and the shifts of classes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use domain::timetable::{Course, Hold, NUMBERS, Plan, ROWS, School, Stand, Weeks, row};
use quick_xml::escape::escape;

/// Marks of lessons of every other week: FET knows one week alone, they are switched off there.
pub(super) const ODD: &str = "Городок: нечётные недели";
pub(super) const EVEN: &str = "Городок: чётные недели";

const VERSION: &str = "6.8.0";
const DAYS: [&str; 6] = ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота"];
const BASIC: &str = "<Weight_Percentage>100</Weight_Percentage><Active>true</Active><Comments></Comments>";

/// The text of the file; `title` is what the school is called.
pub fn write(title: &str, plan: &Plan) -> String {
    let sets = Sets::of(plan.school());
    let mut out = Page::default();
    out.0.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.line(&format!("<fet version=\"{VERSION}\">"));
    out.line("<Mode>Official</Mode>");
    out.leaf("Institution_Name", title);
    out.leaf("Comments", "Городок");
    names(&mut out, plan.school());
    students(&mut out, plan.school(), &sets);
    activities(&mut out, plan, &sets);
    out.line("<Buildings_List></Buildings_List>");
    out.list("Rooms_List", plan.school().rooms.iter().map(|room| {
        format!("<Room>{}<Building></Building><Capacity>30000</Capacity><Virtual>false</Virtual><Comments></Comments></Room>", leaf("Name", &room.name))
    }));
    times(&mut out, plan);
    spaces(&mut out, plan);
    out.line("</fet>");
    out.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn leaf(&mut self, tag: &str, text: &str) {
        self.line(&leaf(tag, text));
    }

    fn list(&mut self, tag: &str, lines: impl Iterator<Item = String>) {
        self.line(&format!("<{tag}>"));
        for line in lines {
            self.line(&line);
        }
        self.line(&format!("</{tag}>"));
    }
}

fn leaf(tag: &str, text: &str) -> String {
    format!("<{tag}>{}</{tag}>", escape(text))
}

fn names(out: &mut Page, school: &School) {
    let days = usize::from(school.days).min(DAYS.len());
    let hours = hours(school);
    let count = std::iter::once(leaf("Number_of_Days", &days.to_string()));
    out.list(
        "Days_List",
        count.chain(DAYS.iter().take(days).map(|day| format!("<Day>{}</Day>", leaf("Name", day)))),
    );
    let count = std::iter::once(leaf("Number_of_Hours", &hours.to_string()));
    let hour = |number: usize| format!("<Hour>{}</Hour>", leaf("Name", &number.to_string()));
    out.list("Hours_List", count.chain((1..=hours).map(hour)));
    let subjects: BTreeSet<&str> = school.courses.iter().map(|course| course.title.as_str()).collect();
    let named = |tag: &str, name: &str| format!("<{tag}>{}<Comments></Comments></{tag}>", leaf("Name", name));
    out.list("Subjects_List", subjects.into_iter().map(|name| named("Subject", name)));
    out.line("<Activity_Tags_List></Activity_Tags_List>");
    let teachers: BTreeSet<&str> = school.teachers.iter().map(|teacher| teacher.name.as_str()).collect();
    out.list("Teachers_List", teachers.into_iter().map(|name| {
        format!(
            "<Teacher>{}<Target_Number_of_Hours>0</Target_Number_of_Hours><Qualified_Subjects></Qualified_Subjects><Comments></Comments></Teacher>",
            leaf("Name", name)
        )
    }));
}

/// Rows of a day: both shifts under each other, where there are two.
fn hours(school: &School) -> usize {
    if school.classes.iter().any(|class| class.shift == 2) { ROWS } else { usize::from(NUMBERS) }
}

/// How the pupils of classes and of their parts are called.
struct Sets {
    /// Sets of pupils of each class, by its place.
    of_class: Vec<BTreeSet<u16>>,
    /// Parts of each class, by their sets.
    parts: BTreeMap<(u16, BTreeSet<u16>), String>,
}

impl Sets {
    fn of(school: &School) -> Self {
        let own = |class: u16| {
            let courses = school.courses.iter().filter(move |course| course.classes == [class]);
            courses.flat_map(|course| course.pupils.iter().copied()).collect::<BTreeSet<u16>>()
        };
        let of_class: Vec<_> = (0..).zip(&school.classes).map(|(at, _)| own(at)).collect();
        let mut sets = Self { of_class, parts: BTreeMap::new() };
        for course in &school.courses {
            for class in &course.classes {
                let part = sets.part(course, *class);
                if part != sets.of_class[usize::from(*class)] && !part.is_empty() {
                    let name = &school.classes[usize::from(*class)].name;
                    let called = [name, &course.title, &course.part].map(String::as_str);
                    let called =
                        called.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
                    sets.parts.entry((*class, part)).or_insert(called);
                }
            }
        }
        sets
    }

    fn part(&self, course: &Course, class: u16) -> BTreeSet<u16> {
        let own = &self.of_class[usize::from(class)];
        course.pupils.iter().copied().filter(|set| own.contains(set)).collect()
    }

    fn called(&self, school: &School, course: &Course, class: u16) -> String {
        let part = self.parts.get(&(class, self.part(course, class)));
        part.cloned().unwrap_or_else(|| school.classes[usize::from(class)].name.clone())
    }
}

fn students(out: &mut Page, school: &School, sets: &Sets) {
    const COUNT: &str = "<Number_of_Students>0</Number_of_Students><Comments></Comments>";
    let year = |(at, class): (u16, &domain::timetable::Class)| {
        let mut year = format!("<Year>{}{COUNT}", leaf("Name", &class.name));
        for ((of, part), name) in sets.parts.range((at, BTreeSet::new())..) {
            if *of != at {
                break;
            }
            let inner = part.iter().map(|set| {
                format!("<Subgroup>{}{COUNT}</Subgroup>", leaf("Name", &format!("{} · {set}", class.name)))
            });
            let _ = write!(year, "<Group>{}{COUNT}{}</Group>", leaf("Name", name), inner.collect::<String>());
        }
        year + "</Year>"
    };
    out.list("Students_List", (0..).zip(&school.classes).map(year));
}

fn activities(out: &mut Page, plan: &Plan, sets: &Sets) {
    let school = plan.school();
    let line = |(at, stand): (usize, &Stand)| {
        let course = plan.course(at);
        let teachers = course.teachers.iter().filter_map(|one| school.teachers.get(usize::from(*one)));
        let teachers: String = teachers.map(|teacher| leaf("Teacher", &teacher.name)).collect();
        let students =
            course.classes.iter().map(|class| leaf("Students", &sets.called(school, course, *class)));
        let (active, comments) = match stand.weeks {
            Weeks::Every => ("true", ""),
            Weeks::Odd => ("false", ODD),
            Weeks::Even => ("false", EVEN),
        };
        format!(
            "<Activity>{teachers}{}{}<Duration>1</Duration><Total_Duration>1</Total_Duration>{}<Activity_Group_Id>0</Activity_Group_Id>{}{}</Activity>",
            leaf("Subject", &course.title),
            students.collect::<String>(),
            leaf("Id", &(at + 1).to_string()),
            leaf("Active", active),
            leaf("Comments", comments),
        )
    };
    out.list("Activities_List", plan.stands().iter().enumerate().map(line));
}

fn times(out: &mut Page, plan: &Plan) {
    let school = plan.school();
    let mut lines = vec![format!("<ConstraintBasicCompulsoryTime>{BASIC}</ConstraintBasicCompulsoryTime>")];
    if hours(school) == ROWS {
        lines.extend(school.classes.iter().map(|class| shift(school, class)));
    }
    lines.extend(spread(plan));
    for (at, stand) in plan.stands().iter().enumerate() {
        let Some(place) = stand.place else { continue };
        let hour = row(school.shift_of(plan.course(at)), place.number()) + 1;
        let locked = if stand.hold == Hold::Locked { "true" } else { "false" };
        let active = if stand.weeks == Weeks::Every { "true" } else { "false" };
        lines.push(format!(
            "<ConstraintActivityPreferredStartingTime><Weight_Percentage>100</Weight_Percentage>{}{}{}{}{}<Comments></Comments></ConstraintActivityPreferredStartingTime>",
            leaf("Activity_Id", &(at + 1).to_string()),
            leaf("Preferred_Day", DAYS[usize::from(place.weekday() - 1).min(DAYS.len() - 1)]),
            leaf("Preferred_Hour", &hour.to_string()),
            leaf("Permanently_Locked", locked),
            leaf("Active", active),
        ));
    }
    out.list("Time_Constraints_List", lines.into_iter());
}

/// The rows of the other shift are not its own.
fn shift(school: &School, class: &domain::timetable::Class) -> String {
    let own = row(class.shift, 1)..row(class.shift, NUMBERS) + 1;
    let mut slots = String::new();
    let mut many = 0;
    for day in DAYS.iter().take(usize::from(school.days)) {
        for hour in (0..ROWS).filter(|hour| !own.contains(hour)) {
            many += 1;
            let hour = (hour + 1).to_string();
            let _ = write!(
                slots,
                "<Not_Available_Time>{}{}</Not_Available_Time>",
                leaf("Day", day),
                leaf("Hour", &hour)
            );
        }
    }
    format!(
        "<ConstraintStudentsSetNotAvailableTimes><Weight_Percentage>100</Weight_Percentage>{}<Number_of_Not_Available_Times>{many}</Number_of_Not_Available_Times>{slots}<Active>true</Active><Comments></Comments></ConstraintStudentsSetNotAvailableTimes>",
        leaf("Students", &class.name)
    )
}

/// A subject not twice a day, as far as its hours allow.
fn spread(plan: &Plan) -> Vec<String> {
    let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, piece) in plan.pieces().iter().enumerate() {
        if plan.stands()[at].weeks == Weeks::Every {
            own.entry(piece.course).or_default().push(at + 1);
        }
    }
    let many = own.into_values().filter(|ids| (2..=usize::from(plan.school().days)).contains(&ids.len()));
    let line = |ids: Vec<usize>| {
        let count = leaf("Number_of_Activities", &ids.len().to_string());
        let ids: String = ids.iter().map(|id| leaf("Activity_Id", &id.to_string())).collect();
        format!(
            "<ConstraintMinDaysBetweenActivities><Weight_Percentage>95</Weight_Percentage><Consecutive_If_Same_Day>true</Consecutive_If_Same_Day>{count}{ids}<MinDays>1</MinDays><Active>true</Active><Comments></Comments></ConstraintMinDaysBetweenActivities>"
        )
    };
    many.map(line).collect()
}

fn spaces(out: &mut Page, plan: &Plan) {
    let basic = format!("<ConstraintBasicCompulsorySpace>{BASIC}</ConstraintBasicCompulsorySpace>");
    let rooms = plan.stands().iter().enumerate().filter_map(|(at, stand)| {
        let room = plan.school().rooms.iter().find(|room| stand.place.is_some() && Some(room.id) == stand.room)?;
        let active = if stand.weeks == Weeks::Every { "true" } else { "false" };
        Some(format!(
            "<ConstraintActivityPreferredRoom><Weight_Percentage>100</Weight_Percentage>{}{}<Permanently_Locked>false</Permanently_Locked>{}<Comments></Comments></ConstraintActivityPreferredRoom>",
            leaf("Activity_Id", &(at + 1).to_string()),
            leaf("Room", &room.name),
            leaf("Active", active),
        ))
    });
    out.list("Space_Constraints_List", std::iter::once(basic).chain(rooms));
}
