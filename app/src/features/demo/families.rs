//! Families of a school: pupils of every class, their brothers and sisters, and who answers for them.

use chrono::{Datelike, Days, NaiveDate};
use domain::people::{PersonName, Sex};

use super::chance::Chance;
use super::name_lists::LONGEST;
use super::names::House;
use super::personas::{Persona, named};
use super::staffing::ClassPlan;

#[derive(Clone, Debug)]
pub struct Pupil {
    pub login: Option<&'static str>,
    pub name: PersonName,
    pub sex: Sex,
    pub born: NaiveDate,
    /// Place in the classes of the school.
    pub class: usize,
    /// Place in the families of the school.
    pub family: usize,
    /// What the marks come from: 0 to 100.
    pub ability: i32,
    pub since: NaiveDate,
    /// Last day in the school, if it has come.
    pub until: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub struct Guardian {
    pub login: Option<&'static str>,
    pub name: PersonName,
    pub sex: Sex,
    pub degree: &'static str,
}

#[derive(Clone, Debug)]
pub struct Family {
    pub house: House,
    pub guardians: Vec<Guardian>,
    /// Logins of guardians who are known elsewhere: a teacher of another school.
    pub elsewhere: Option<&'static str>,
    grades: Vec<i32>,
}

#[derive(Default)]
pub struct Families {
    pub families: Vec<Family>,
    pub pupils: Vec<Pupil>,
}

/// Whose child has a place reserved in a class, before chance fills the rest.
struct Reserved {
    class: &'static str,
    login: Option<&'static str>,
    guardian: &'static str,
    surname: &'static str,
}

const fn reserved(
    class: &'static str,
    login: Option<&'static str>,
    guardian: &'static str,
    surname: &'static str,
) -> Reserved {
    Reserved { class, login, guardian, surname }
}

const FIRST_SCHOOL: [Reserved; 3] = [
    reserved("7А", Some("pupil"), "parent", "Соколов"),
    reserved("7А", Some("pupil2"), "parent2", "Фомин"),
    reserved("5Б", Some("sibling"), "parent", "Соколов"),
];
const SECOND_SCHOOL: [Reserved; 2] =
    [reserved("7А", None, "parent3", "Панкратов"), reserved("5Б", None, "both", "Белов")];

impl Families {
    /// Fills the classes of school `number`; pupils stand class by class.
    pub fn settle(number: usize, classes: &[ClassPlan], (start, chance): (NaiveDate, &mut Chance)) -> Self {
        let mut all = Self::default();
        for (at, class) in classes.iter().enumerate() {
            let kept: &[Reserved] = match number {
                1 => &FIRST_SCHOOL,
                2 => &SECOND_SCHOOL,
                _ => &[],
            };
            for place in kept.iter().filter(|place| place.class == class.name()) {
                all.keep(place, (at, class.grade), (start, chance));
            }
            while all.pupils.iter().filter(|pupil| pupil.class == at).count() < class.size {
                let family = all.family_for(class.grade, chance);
                all.bear(family, (at, class.grade), (start, chance));
            }
        }
        if number == 1 {
            all.lengthen_a_name(classes);
        }
        all
    }

    /// The longest name of the city belongs to a girl of 7А.
    fn lengthen_a_name(&mut self, classes: &[ClassPlan]) {
        let girl = |pupil: &&mut Pupil| {
            pupil.sex == Sex::Female && pupil.login.is_none() && classes[pupil.class].name() == "7А"
        };
        if let Some(pupil) = self.pupils.iter_mut().find(girl) {
            (pupil.name.surname, pupil.name.given) = (LONGEST.0.to_owned(), LONGEST.1.to_owned());
        }
    }

    fn keep(&mut self, place: &Reserved, class: (usize, i32), (start, chance): (NaiveDate, &mut Chance)) {
        let known = |family: &Family| family.house.surname == place.surname;
        let family = self.families.iter().position(known).unwrap_or_else(|| {
            let guardian = named(place.guardian);
            let (guardians, elsewhere) = match place.guardian {
                "both" => (vec![], Some("both")),
                _ => (vec![known_mother(&guardian)], None),
            };
            let house = House::named(place.surname);
            self.families.push(Family { house, guardians, elsewhere, grades: vec![] });
            self.families.len() - 1
        });
        self.bear(family, class, (start, chance));
        let child = self.pupils.last_mut().expect("the child was born just above");
        if let Some(persona) = place.login.map(named) {
            (child.login, child.name, child.sex) = (Some(persona.login), persona.name(), persona.sex);
        }
    }

    /// A family that already has a child in another grade, or a new one.
    fn family_for(&mut self, grade: i32, chance: &mut Chance) -> usize {
        if chance.percent(22) && !self.families.is_empty() {
            let at = chance.below(self.families.len());
            let family = &self.families[at];
            let known = family.elsewhere.is_some() || family.guardians.iter().any(|g| g.login.is_some());
            if !known
                && family.grades.len() < 3
                && family.grades.iter().all(|other| other.abs_diff(grade) >= 2)
            {
                return at;
            }
        }
        let house = House::draw(chance);
        let guardians = guardians(&house, chance);
        self.families.push(Family { house, guardians, elsewhere: None, grades: vec![] });
        self.families.len() - 1
    }

    fn bear(&mut self, at: usize, (class, grade): (usize, i32), (start, chance): (NaiveDate, &mut Chance)) {
        let sex = if chance.percent(50) { Sex::Female } else { Sex::Male };
        let name = self.families[at].house.child(sex, chance);
        self.families[at].grades.push(grade);
        let turned_six = start.with_year(start.year() - grade - 6).unwrap_or(start);
        let born = turned_six - Days::new(chance.below(360) as u64);
        // The sum of three throws: most children are in the middle.
        let ability = (0..3).map(|_| chance.between(0, 33)).sum();
        self.pupils.push(Pupil {
            login: None,
            name,
            sex,
            born,
            class,
            family: at,
            ability,
            since: start,
            until: None,
        });
    }
}

fn known_mother(persona: &Persona) -> Guardian {
    Guardian { login: Some(persona.login), name: persona.name(), sex: persona.sex, degree: "мать" }
}

fn guardians(house: &House, chance: &mut Chance) -> Vec<Guardian> {
    let mut found = vec![];
    let mut add = |name, sex, degree| found.push(Guardian { login: None, name, sex, degree });
    let alone = chance.below(100);
    if alone < 96 {
        add(house.mother(chance), Sex::Female, "мать");
    }
    if !(40..96).contains(&alone) {
        add(house.father(chance), Sex::Male, "отец");
    }
    if alone == 0 {
        add(house.mother(chance), Sex::Female, "бабушка");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school(number: usize) -> Families {
        let class = |grade, letter| ClassPlan { grade, letter, size: 30, leader: 0 };
        let classes = [class(5, "Б"), class(7, "А"), class(11, "В")];
        let start = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        Families::settle(number, &classes, (start, &mut Chance::new(5)))
    }

    #[test]
    fn the_parent_has_a_child_in_7a_and_another_in_5b() {
        let school = school(1);
        let of = |login: &str| school.pupils.iter().find(|pupil| pupil.login == Some(login)).unwrap();
        assert_eq!(of("pupil").family, of("sibling").family);
        assert_ne!(of("pupil").class, of("sibling").class);
        assert_ne!(of("pupil").family, of("pupil2").family);
    }

    #[test]
    fn every_child_has_somebody_who_answers_and_brothers_share_them() {
        for number in [1, 2, 3] {
            let school = school(number);
            assert_eq!(school.pupils.len(), 90);
            assert!(school.families.iter().all(|f| !f.guardians.is_empty() || f.elsewhere.is_some()));
            assert!(school.families.len() < 90);
        }
    }

    #[test]
    fn pupils_are_as_old_as_their_grade() {
        for pupil in school(3).pupils {
            let grade = [5, 7, 11][pupil.class];
            let age = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap().years_since(pupil.born).unwrap();
            assert!((grade + 6..=grade + 7).contains(&age), "{age} in grade {grade}");
        }
    }
}
