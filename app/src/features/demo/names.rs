//! Invented people with names of the right gender.

use domain::people::{PersonName, Sex};

use super::chance::Chance;
use super::name_lists::{CHILDREN, MEN, SURNAMES, WOMEN};

/// What is handed down in a family, in its masculine form.
#[derive(Clone, Debug)]
pub struct House {
    pub surname: String,
    /// Place in the list of men.
    father: usize,
}

impl House {
    pub fn draw(chance: &mut Chance) -> Self {
        let mut surname = (*chance.pick(&SURNAMES)).to_owned();
        if chance.percent(2) {
            surname = format!("{surname}-{}", chance.pick(&SURNAMES));
        }
        Self { surname, father: chance.below(MEN.len()) }
    }

    /// Of a known surname, its father being Дмитрий.
    pub fn named(surname: &str) -> Self {
        Self { surname: surname.to_owned(), father: 10 }
    }

    pub fn child(&self, sex: Sex, chance: &mut Chance) -> PersonName {
        let given = (*chance.pick(&CHILDREN[column(sex)])).to_owned();
        // Not every family has patronymics.
        let patronymic = (!chance.percent(3)).then(|| MEN[self.father][1 + column(sex)].to_owned());
        PersonName { surname: feminine_if(&self.surname, sex), given, patronymic }
    }

    pub fn father(&self, chance: &mut Chance) -> PersonName {
        let [given, ..] = MEN[self.father];
        person(&self.surname, given.to_owned(), Sex::Male, chance)
    }

    pub fn mother(&self, chance: &mut Chance) -> PersonName {
        grown_up(&self.surname, Sex::Female, chance)
    }
}

/// Somebody of the staff.
pub fn colleague(sex: Sex, chance: &mut Chance) -> PersonName {
    let surname = (*chance.pick(&SURNAMES)).to_owned();
    grown_up(&surname, sex, chance)
}

fn grown_up(surname: &str, sex: Sex, chance: &mut Chance) -> PersonName {
    let given = match sex {
        Sex::Male => chance.pick(&MEN)[0],
        Sex::Female => *chance.pick(&WOMEN),
    };
    person(surname, given.to_owned(), sex, chance)
}

fn person(surname: &str, given: String, sex: Sex, chance: &mut Chance) -> PersonName {
    let patronymic = (!chance.percent(2)).then(|| chance.pick(&MEN)[1 + column(sex)].to_owned());
    PersonName { surname: feminine_if(surname, sex), given, patronymic }
}

const fn column(sex: Sex) -> usize {
    match sex {
        Sex::Male => 0,
        Sex::Female => 1,
    }
}

fn feminine_if(surname: &str, sex: Sex) -> String {
    match sex {
        Sex::Male => surname.to_owned(),
        Sex::Female => surname.split('-').map(feminine).collect::<Vec<_>>().join("-"),
    }
}

/// «Орлов» and «Орлова», «Горский» and «Горская»; «Ким» and «Сидоренко» are the same for all.
fn feminine(surname: &str) -> String {
    for ending in ["ий", "ой", "ый"] {
        if let Some(stem) = surname.strip_suffix(ending) {
            return format!("{stem}ая");
        }
    }
    let declined = ["ов", "ев", "ёв", "ин", "ын"].iter().any(|ending| surname.ends_with(ending));
    if declined { format!("{surname}а") } else { surname.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_daughter_bears_the_feminine_form_of_each_part() {
        let cases = [
            ("Орлов", "Орлова"),
            ("Журавлёв", "Журавлёва"),
            ("Горский", "Горская"),
            ("Полевой", "Полевая"),
            ("Ким", "Ким"),
            ("Сидоренко", "Сидоренко"),
            ("Орлов-Горский", "Орлова-Горская"),
        ];
        for (his, hers) in cases {
            assert_eq!(feminine_if(his, Sex::Female), hers);
        }
    }

    #[test]
    fn the_patronymic_tells_the_sex_it_was_given_for() {
        let mut chance = Chance::new(3);
        for _ in 0..500 {
            let house = House::draw(&mut chance);
            for sex in [Sex::Male, Sex::Female] {
                let name = house.child(sex, &mut chance);
                assert!(name.patronymic.is_none() || name.patronymic_sex() == Some(sex), "{name:?}");
            }
        }
    }
}
