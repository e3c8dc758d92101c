//! What stands in a row that lists write: its fingerprint tells whether a later hand was there, its sealed copy puts it back.

use std::collections::BTreeMap;

use domain::ids::PersonId;
use domain::people::{PersonName, PhoneKey, Snils};
use entity::{person, staff};
use sea_orm::Set;

use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult};

/// Column → its content.
pub type Written = BTreeMap<String, Option<String>>;

/// All that lists write of a person.
pub const PERSON: [&str; 6] = ["name", "sex", "born", "snils", "phone", "email"];

/// What stands in these fields of a person.
pub fn of_person(row: &person::Model, fields: &[&str], vault: &Vault) -> AppResult<Written> {
    let mut written = Written::new();
    let mut put = |column: &str, text: Option<String>| drop(written.insert(column.to_owned(), text));
    for field in fields {
        match *field {
            "name" => {
                put("surname", Some(row.surname.clone()));
                put("given", Some(row.given.clone()));
                put("patronymic", row.patronymic.clone());
            }
            "sex" => put("sex", row.sex.clone()),
            "born" => put("born", row.born.map(|born| born.to_string())),
            "phone" => put("phone", row.phone.clone()),
            "email" => put("email", row.email.clone()),
            _ => put("snils", row.snils_cipher.as_deref().map(|sealed| vault.open(sealed)).transpose()?),
        }
    }
    Ok(written)
}

/// The fields that [`of_person`] was asked for.
pub fn fields(written: &Written) -> Vec<&'static str> {
    let has = |field: &&str| written.contains_key(if *field == "name" { "surname" } else { field });
    PERSON.into_iter().filter(has).collect()
}

/// What stands in a card of staff.
pub fn of_card(row: &staff::Model) -> Written {
    let columns = [
        ("post", Some(row.post.clone())),
        ("subjects", Some(row.subjects.clone())),
        ("class_wish", row.class_wish.clone()),
    ];
    columns.into_iter().map(|(column, text)| (column.to_owned(), text)).collect()
}

/// The columns in which `old` differs, as they stood.
pub fn differing(old: &Written, new: &Written) -> Written {
    let differs = |(column, text): &(&String, &Option<String>)| new.get(*column) != Some(*text);
    old.iter().filter(differs).map(|(column, text)| (column.clone(), text.clone())).collect()
}

/// The same columns of `written` that `of` has.
pub fn alike(of: &Written, written: &Written) -> Written {
    let same = |(column, _): &(&String, &Option<String>)| of.contains_key(*column);
    written.iter().filter(same).map(|(column, text)| (column.clone(), text.clone())).collect()
}

/// The same for the same content, and nothing to be read from it.
pub fn mark(written: &Written, vault: &Vault) -> AppResult<String> {
    let text = serde_json::to_string(written).map_err(AppError::fault)?;
    Ok(vault.blind(&format!("batch {text}")))
}

/// The number that would stand there again and by which somebody is found.
pub fn blind(was: &Written, vault: &Vault) -> Option<String> {
    let snils = was.get("snils")?.as_ref()?.parse::<Snils>().ok()?;
    snils.holds().then(|| vault.blind(&snils.digits()))
}

/// A person as they stood.
pub fn person_back(id: PersonId, was: &Written, vault: &Vault) -> person::ActiveModel {
    let text = |column: &str| was.get(column).cloned().flatten();
    let mut row = person::ActiveModel { id: Set(id), ..Default::default() };
    for field in fields(was) {
        match field {
            "name" => {
                let name = PersonName {
                    surname: text("surname").unwrap_or_default(),
                    given: text("given").unwrap_or_default(),
                    patronymic: text("patronymic"),
                };
                row.search = Set(name.search_key());
                (row.surname, row.given, row.patronymic) =
                    (Set(name.surname), Set(name.given), Set(name.patronymic));
            }
            "sex" => row.sex = Set(text("sex")),
            "born" => row.born = Set(text("born").and_then(|born| born.parse().ok())),
            "phone" => {
                let key = text("phone").and_then(|phone| phone.parse().ok()).map(PhoneKey::digits);
                (row.phone, row.phone_key) = (Set(text("phone")), Set(key));
            }
            "email" => row.email = Set(text("email")),
            _ => {
                let sealed = text("snils").map(|digits| vault.seal(digits));
                (row.snils_cipher, row.snils_blind) = (Set(sealed), Set(blind(was, vault)));
            }
        }
    }
    row
}

#[cfg(test)]
mod unit {
    use super::*;

    fn known(vault: &Vault) -> person::Model {
        person::Model {
            id: PersonId(7),
            surname: "Ким".into(),
            given: "Алина".into(),
            patronymic: None,
            sex: Some("f".into()),
            born: "2015-02-01".parse().ok(),
            search: "ким алина".into(),
            phone: Some("+7 900 111-22-33".into()),
            phone_key: Some("9001112233".into()),
            email: None,
            snils_cipher: Some(vault.seal("11223344595")),
            snils_blind: Some(vault.blind("11223344595")),
        }
    }

    #[test]
    fn what_was_written_has_one_mark_and_reads_back() {
        let vault = Vault::new(&[7; 64]);
        let row = known(&vault);
        let all = of_person(&row, &PERSON, &vault).unwrap();
        let again = of_person(&known(&vault), &PERSON, &vault).unwrap();
        assert_eq!(mark(&all, &vault), mark(&again, &vault));
        assert_eq!(fields(&all), PERSON);
        let reread = vault.open_value(&vault.seal_value(&all).unwrap()).unwrap();
        assert_eq!(reread, all);
        let back = person_back(row.id, &reread, &vault);
        assert_eq!(back.search, Set(row.search));
        assert_eq!((back.phone_key, back.snils_blind), (Set(row.phone_key), Set(row.snils_blind)));
        assert_eq!(back.born, Set(row.born));
        let email = of_person(&known(&vault), &["email"], &vault).unwrap();
        assert_eq!(fields(&email), ["email"]);
        assert!(person_back(row.id, &email, &vault).surname.is_not_set());
    }
}
