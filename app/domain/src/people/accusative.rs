//! «за Иванову А. П.»: a name in the accusative, by the common rules of surnames; one that knows none stays as it is.

use super::{PersonName, Sex};

impl PersonName {
    /// «Иванову А. П.» out of «Иванова А. П.»; without a known sex the surname stays.
    pub fn short_accusative(&self, sex: Option<Sex>) -> String {
        let Some(sex) = sex.or_else(|| self.patronymic_sex()) else { return self.short() };
        let parts: Vec<String> = self.surname.split('-').map(|part| accusative(part, sex)).collect();
        Self { surname: parts.join("-"), ..self.clone() }.short()
    }
}

fn accusative(surname: &str, sex: Sex) -> String {
    let ended = |ending: &str, other: &str| surname.strip_suffix(ending).map(|stem| format!("{stem}{other}"));
    let first = |rules: &[(&str, &str)]| rules.iter().find_map(|(ending, other)| ended(ending, other));
    let known = match sex {
        Sex::Female => first(&[("ая", "ую"), ("яя", "юю"), ("а", "у"), ("я", "ю")]),
        Sex::Male => first(&[
            ("ий", "ого"),
            ("ый", "ого"),
            ("ой", "ого"),
            ("их", "их"),
            ("ых", "ых"),
            ("й", "я"),
            ("ь", "я"),
            ("а", "у"),
            ("я", "ю"),
        ]),
    };
    let consonant = |c: char| "бвгджзклмнпрстфхцчшщ".contains(c);
    known.unwrap_or_else(|| match surname.chars().last() {
        Some(last) if sex == Sex::Male && consonant(last) => format!("{surname}а"),
        _ => surname.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_put_as_people_say_it() {
        for (name, said) in [
            ("Лебедева Ольга Николаевна", "Лебедеву О. Н."),
            ("Вишневская Анна Львовна", "Вишневскую А. Л."),
            ("Тихонов Андрей Павлович", "Тихонова А. П."),
            ("Чайковский Пётр Ильич", "Чайковского П. И."),
            ("Мельник Олег Ильич", "Мельника О. И."),
            ("Мельник Анна Ильинична", "Мельник А. И."),
            ("Сковорода Григорий Саввич", "Сковороду Г. С."),
            ("Седых Иван Ильич", "Седых И. И."),
            ("Шевченко Анна Петровна", "Шевченко А. П."),
            ("Салтыков-Щедрин Михаил Евграфович", "Салтыкова-Щедрина М. Е."),
        ] {
            assert_eq!(PersonName::parse(name).unwrap().short_accusative(None), said, "{name}");
        }
    }

    #[test]
    fn without_a_patronymic_the_card_tells_the_sex() {
        let name = PersonName::parse("Гусева Анна").unwrap();
        assert_eq!(name.short_accusative(None), "Гусева А.");
        assert_eq!(name.short_accusative(Some(Sex::Female)), "Гусеву А.");
    }
}
