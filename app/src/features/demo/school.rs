//! One school of the demo city, all thought out before anything is written.

use chrono::{Days, NaiveDate};
use domain::curriculum::Field;
use domain::people::{PersonName, Sex};

use super::calendar::Calendar;
use super::chance::Chance;
use super::families::{Families, Family, Pupil};
use super::names::colleague;
use super::personas::named;
use super::staffing::{ClassPlan, GroupPlan, Post, share_out};
use super::timetable::{Place, arrange};
use super::wish::Size;

/// In October, if that has come: last day of those who leave, first of those who arrive.
const LEAVE_AFTER: u64 = 38;
const ARRIVE_AFTER: u64 = 41;

pub struct SchoolPlan {
    pub code: String,
    pub classes: Vec<ClassPlan>,
    pub staff: Vec<Employee>,
    pub groups: Vec<GroupPlan>,
    /// Places of each group in the week.
    pub places: Vec<Vec<Place>>,
    pub families: Vec<Family>,
    pub pupils: Vec<Pupil>,
}

/// Teachers come first, in the order of [`GroupPlan::teacher`].
pub struct Employee {
    pub login: Option<String>,
    pub name: PersonName,
    pub sex: Sex,
    pub post: &'static str,
    /// Code of the role.
    pub role: &'static str,
    pub subjects: &'static str,
}

/// The office of a school: logins in the first school, or with the school's code.
const OFFICE: [(&str, &str, &str); 4] = [
    ("head", "Директор", "head"),
    ("deputy", "Заместитель директора по УВР", "deputy"),
    ("secretary", "Секретарь", "secretary"),
    ("coordinator", "Координатор", "coordinator"),
];

impl SchoolPlan {
    pub fn draw(number: usize, code: String, (size, calendar): (Size, &Calendar), chance: &Chance) -> Self {
        let mut classes = classes(size, &mut chance.of(1));
        let staffing = share_out(&mut classes);
        let places = arrange(&classes, &staffing.groups, &mut chance.of(2));
        let start = calendar.year.first;
        let Families { families, mut pupils } =
            Families::settle(number, &classes, (start, &mut chance.of(3)));
        move_some(&mut pupils, &classes, (calendar, size));
        let staff = staff(number, &code, (size, &staffing.teachers), &mut chance.of(4));
        Self { code, classes, staff, groups: staffing.groups, places, families, pupils }
    }
}

fn classes(size: Size, chance: &mut Chance) -> Vec<ClassPlan> {
    let class = |grade, letter, size| ClassPlan { grade, letter, size, leader: 0 };
    if size == Size::Tiny {
        return vec![class(5, "Б", 8), class(7, "А", 10)];
    }
    let mut all = vec![];
    for grade in 1..=11 {
        for letter in ["А", "Б", "В"] {
            let size = if (7..=9).contains(&grade) { 30 } else { 24 + chance.below(5) };
            all.push(class(grade, letter, size));
        }
    }
    all
}

/// A few leave and a few arrive; the known ones stay.
fn move_some(pupils: &mut [Pupil], classes: &[ClassPlan], (calendar, size): (&Calendar, Size)) {
    let last: NaiveDate = calendar.year.first + Days::new(LEAVE_AFTER);
    let first = calendar.year.first + Days::new(ARRIVE_AFTER);
    if first >= calendar.today {
        return;
    }
    let (leaving, arriving): (&[&str], &[&str]) = match size {
        Size::Tiny => (&["7А"], &["5Б"]),
        _ => (&["6А", "10Б"], &["2В", "5Б"]),
    };
    for (at, class) in classes.iter().enumerate() {
        let one = pupils.iter_mut().rev().find(|pupil| pupil.class == at && pupil.login.is_none());
        let Some(pupil) = one else { continue };
        if leaving.contains(&class.name().as_str()) {
            pupil.until = Some(last);
        } else if arriving.contains(&class.name().as_str()) {
            pupil.since = first;
        }
    }
}

fn staff(number: usize, code: &str, (size, posts): (Size, &[Post]), chance: &mut Chance) -> Vec<Employee> {
    let mut staff: Vec<Employee> = posts
        .iter()
        .map(|post| employee(teacher_login(number, code, (size, post)), ("Учитель", "teacher"), chance))
        .collect();
    for (teacher, post) in staff.iter_mut().zip(posts) {
        teacher.subjects = post.field.title();
    }
    for (login, post, role) in OFFICE {
        let known = match (number, login) {
            (1, _) => login.to_owned(),
            (2, "coordinator") => "coordinator2".to_owned(),
            _ => format!("{login}.{code}"),
        };
        staff.push(employee(Some(known), (post, role), chance));
    }
    if number <= 2 && size != Size::Tiny {
        staff.push(employee(Some(format!("coordinator.{code}")), (OFFICE[3].1, OFFICE[3].2), chance));
    }
    if number == 1 {
        staff.push(employee(Some("newcomer".into()), ("Учитель", "teacher"), chance));
    }
    staff
}

fn employee(
    login: Option<String>,
    (post, role): (&'static str, &'static str),
    chance: &mut Chance,
) -> Employee {
    let sex = if chance.percent(15) { Sex::Male } else { Sex::Female };
    let name = colleague(sex, chance);
    let known = login.as_deref().filter(|login| !login.contains('.')).map(named);
    let (name, sex) = known.map_or((name, sex), |persona| (persona.name(), persona.sex));
    Employee { login, name, sex, post, role, subjects: "" }
}

/// In every full school three teachers have known logins and a first journal of a class of thirty.
fn teacher_login(number: usize, code: &str, (size, post): (Size, &Post)) -> Option<String> {
    let known = match (number, post.field, post.number) {
        (1, Field::Algebra, 0) => Some("teacher"),
        (1, Field::Russian, 0) => Some("classteacher"),
        (1, Field::Arithmetic, 0) => Some("teacher2"),
        (1, Field::History, 0) => Some("both"),
        (2, Field::Algebra, 0) => Some("teacher3"),
        _ => None,
    };
    if let Some(login) = known {
        return Some(login.to_owned());
    }
    let place = match (post.field, post.number) {
        (Field::Algebra, 1) => 1,
        (Field::Algebra, 2) => 2,
        (Field::Foreign, 0) => 3,
        _ => return None,
    };
    (size != Size::Tiny).then(|| format!("teacher{place}.{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school(number: usize, size: Size) -> SchoolPlan {
        let calendar = Calendar::new("2026-11-12".parse().unwrap(), None);
        SchoolPlan::draw(number, format!("school-{number}"), (size, &calendar), &Chance::new(1))
    }

    #[test]
    fn a_full_school_has_33_classes_and_about_900_pupils() {
        let school = school(3, Size::School);
        assert_eq!(school.classes.len(), 33);
        assert!((860..=940).contains(&school.pupils.len()), "{}", school.pupils.len());
    }

    #[test]
    fn the_other_teacher_of_the_first_school_does_not_teach_7a() {
        for size in [Size::Tiny, Size::School] {
            let school = school(1, size);
            let taught = |login: &str| {
                let teacher =
                    school.staff.iter().position(|one| one.login.as_deref() == Some(login)).unwrap();
                let own = school.groups.iter().filter(move |group| group.teacher == teacher);
                own.map(|group| school.classes[group.class].name()).collect::<Vec<_>>()
            };
            assert!(!taught("teacher2").contains(&"7А".to_owned()) && !taught("teacher2").is_empty());
            assert!(taught("teacher").contains(&"7А".to_owned()));
            assert!(taught("classteacher").contains(&"7А".to_owned()));
            assert!(taught("newcomer").is_empty());
        }
    }
}
