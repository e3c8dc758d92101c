//! People of the demo city whom tests, pictures and first visitors know by name.

use domain::people::{PersonName, Sex};

/// Somebody with a login that never changes.
#[derive(Clone, Copy, Debug)]
pub struct Persona {
    pub login: &'static str,
    /// What they are, for the printed sign-in links.
    pub role: &'static str,
    pub name: [&'static str; 3],
    pub sex: Sex,
    /// A link for them is printed on the first start.
    pub shown: bool,
}

use Sex::{Female, Male};

const fn persona(login: &'static str, role: &'static str, name: [&'static str; 3], sex: Sex) -> Persona {
    Persona { login, role, name, sex, shown: false }
}

const fn shown(login: &'static str, role: &'static str, name: [&'static str; 3], sex: Sex) -> Persona {
    Persona { login, role, name, sex, shown: true }
}

pub const PERSONAS: [Persona; 22] = [
    shown("coordinator", "координатор школы № 1", ["Кравцова", "Елена", "Викторовна"], Female),
    shown("teacher", "учитель алгебры в 7А", ["Тихонов", "Андрей", "Павлович"], Male),
    shown("classteacher", "классный руководитель 7А", ["Лебедева", "Ольга", "Николаевна"], Female),
    shown("parent", "родитель двоих детей", ["Соколова", "Мария", "Андреевна"], Female),
    shown("pupil", "ученик 7А", ["Соколов", "Михаил", "Дмитриевич"], Male),
    shown("district", "специалист РУО", ["Ершова", "Людмила", "Петровна"], Female),
    shown("city", "специалист управления города", ["Громов", "Сергей", "Ильич"], Male),
    persona("head", "директор школы № 1", ["Воробьёв", "Игорь", "Олегович"], Male),
    persona("deputy", "завуч школы № 1", ["Никифорова", "Татьяна", "Юрьевна"], Female),
    persona("secretary", "секретарь школы № 1", ["Котова", "Вера", "Борисовна"], Female),
    persona("teacher2", "учитель математики в 5Б", ["Щербакова", "Юлия", "Романовна"], Female),
    persona("both", "учитель истории и мать ученика школы № 2", ["Белова", "Ирина", "Сергеевна"], Female),
    persona("newcomer", "новый учитель", ["Ларин", "Денис", "Максимович"], Male),
    persona("parent2", "родитель", ["Фомина", "Наталья", "Игоревна"], Female),
    persona("pupil2", "ученица 7А", ["Фомина", "Вероника", "Дмитриевна"], Female),
    persona("coordinator2", "координатор школы № 2", ["Мещерякова", "Анна", "Львовна"], Female),
    persona("teacher3", "учитель алгебры школы № 2", ["Сорокин", "Виктор", "Алексеевич"], Male),
    persona("parent3", "родитель ученика школы № 2", ["Панкратова", "Светлана", "Олеговна"], Female),
    persona("district2", "специалист второго РУО", ["Зуева", "Марина", "Антоновна"], Female),
    persona("methodist", "методист", ["Рябова", "Галина", "Константиновна"], Female),
    persona("admin", "администратор сервера", ["Чижов", "Антон", "Вадимович"], Male),
    persona("sibling", "сестра ученика 7А", ["Соколова", "Анна", "Дмитриевна"], Female),
];

impl Persona {
    pub fn name(&self) -> PersonName {
        let [surname, given, patronymic] = self.name.map(str::to_owned);
        PersonName { surname, given, patronymic: Some(patronymic) }
    }
}

/// The persona of a login of [`PERSONAS`].
pub fn named(login: &str) -> Persona {
    *PERSONAS.iter().find(|persona| persona.login == login).expect("a login from the list above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visitor_is_shown_seven_people() {
        let logins: Vec<_> = PERSONAS.iter().filter(|p| p.shown).map(|p| p.login).collect();
        assert_eq!(logins, ["coordinator", "teacher", "classteacher", "parent", "pupil", "district", "city"]);
    }

    #[test]
    fn patronymics_agree_with_the_sex() {
        for persona in PERSONAS {
            assert_eq!(persona.name().patronymic_sex(), Some(persona.sex), "{}", persona.login);
        }
    }
}
