//! A row of a list meets somebody on record: surely the same, perhaps the same, or another; a person decides what is not
//! sure.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{GuardianDraft, Place, PupilDraft, StaffDraft};
use crate::ids::PersonId;
use crate::people::{PersonName, PhoneKey, Sex, Snils};

/// What is known of a person on one side: in the list, or on record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    pub name: PersonName,
    pub sex: Option<Sex>,
    pub born: Option<NaiveDate>,
    pub snils: Option<Snils>,
    pub phone: Option<PhoneKey>,
    pub email: Option<String>,
}

/// By what the two sides met, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Sign {
    /// СНИЛС, and ФИО or the birth date.
    Number,
    /// ФИО and the birth date.
    Birth,
    /// ФИО and the telephone.
    Phone,
    /// ФИО alone: of one of the sides no birth date is known.
    Name,
}

/// A field that is compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Trait {
    Name,
    Sex,
    Born,
    Snils,
    Phone,
    Email,
}

/// Who the row is, as a person decides.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same person: what the list says differently is written over.
    Update,
    /// The same person: the card stays as it is.
    Leave,
    /// Another person.
    Another,
}

/// A decision about a row that met this person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ruling {
    pub place: Place,
    pub person: PersonId,
    pub verdict: Verdict,
}

/// A row beside somebody on record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    pub person: PersonId,
    pub sign: Sign,
    /// Filled on both sides, and not alike.
    pub differs: BTreeSet<Trait>,
    /// Filled in the list alone.
    pub fills: BTreeSet<Trait>,
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Update, Self::Leave, Self::Another];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Leave => "leave",
            Self::Another => "another",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

impl Trait {
    pub const ALL: [Self; 6] = [Self::Name, Self::Sex, Self::Born, Self::Snils, Self::Phone, Self::Email];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "ФИО",
            Self::Sex => "Пол",
            Self::Born => "Дата рождения",
            Self::Snils => "СНИЛС",
            Self::Phone => "Телефон",
            Self::Email => "Почта",
        }
    }
}

impl Meeting {
    /// Is it for a person to say who the row is? What is sure by a sign and contradicts nothing is the same, and of a
    /// namesake of whom the list says nothing more there is nothing to ask.
    pub fn is_asked(&self) -> bool {
        !self.differs.is_empty() || (self.sign == Sign::Name && !self.fills.is_empty())
    }

    /// May the row go in before it is answered? Then it is the same person, and is written over.
    pub fn goes_on_unanswered(&self) -> bool {
        self.sign != Sign::Name
    }
}

impl Side {
    pub fn of_pupil(draft: &PupilDraft) -> Self {
        let (sex, born) = (Some(draft.sex), Some(draft.birth_date));
        Self { name: draft.name.clone(), sex, born, snils: draft.snils, phone: None, email: None }
    }

    pub fn of_staff(draft: &StaffDraft) -> Self {
        let StaffDraft { name, sex, birth_date: born, snils, phone, email, .. } = draft.clone();
        Self { name, sex, born, snils, phone, email }
    }

    pub fn of_guardian(draft: &GuardianDraft) -> Self {
        let GuardianDraft { name, sex, birth_date: born, snils, phone, email, .. } = draft.clone();
        Self { name, sex, born, snils, phone, email }
    }

    /// How a row meets this person on record; nothing: it is another.
    pub fn meets(&self, person: PersonId, known: &Self) -> Option<Meeting> {
        let sign = self.sign(known)?;
        let [differs, fills] = self.beside(known);
        Some(Meeting { person, sign, differs, fills })
    }

    fn sign(&self, known: &Self) -> Option<Sign> {
        let named = self.name.search_key() == known.name.search_key();
        let born = self.born.zip(known.born).map(|(one, other)| one == other);
        match sure(self.snils).zip(sure(known.snils)).map(|(one, other)| one == other) {
            Some(true) if named || born == Some(true) => Some(Sign::Number),
            Some(true) => None,
            _ if !named || born == Some(false) => None,
            _ if born == Some(true) => Some(Sign::Birth),
            // Two numbers are two people, if nothing else speaks for one.
            Some(false) => None,
            None if self.phone.is_some() && self.phone == known.phone => Some(Sign::Phone),
            None => Some(Sign::Name),
        }
    }

    /// What differs, and what the list fills.
    fn beside(&self, known: &Self) -> [BTreeSet<Trait>; 2] {
        let (mut differs, mut fills) = (BTreeSet::new(), BTreeSet::new());
        let mut put = |of, listed: bool, on_record: bool, alike: bool| {
            if listed && on_record && !alike {
                differs.insert(of);
            } else if listed && !on_record {
                fills.insert(of);
            }
        };
        put(Trait::Name, true, true, self.name.search_key() == known.name.search_key());
        put(
            Trait::Sex,
            self.sex.is_some() && known.sex.is_some(),
            known.sex.is_some(),
            self.sex == known.sex,
        );
        put(Trait::Born, self.born.is_some(), known.born.is_some(), self.born == known.born);
        let (number, there) = (sure(self.snils), sure(known.snils));
        put(Trait::Snils, number.is_some(), there.is_some(), number == there);
        put(Trait::Phone, self.phone.is_some(), known.phone.is_some(), self.phone == known.phone);
        let mail = |side: &Self| side.email.as_ref().map(|mail| mail.trim().to_lowercase());
        put(Trait::Email, self.email.is_some(), known.email.is_some(), mail(self) == mail(known));
        [differs, fills]
    }
}

/// A number in doubt says nothing.
fn sure(snils: Option<Snils>) -> Option<Snils> {
    snils.filter(|snils| snils.holds())
}

/// Whom of those on record the row meets: whoever is surely the same, else the first by sign and by age of the record.
pub fn met(listed: &Side, known: impl IntoIterator<Item = (PersonId, Side)>) -> Option<Meeting> {
    let mut all: Vec<Meeting> =
        known.into_iter().filter_map(|(person, side)| listed.meets(person, &side)).collect();
    all.sort_by_key(|meeting| (meeting.is_asked(), meeting.sign, meeting.person));
    all.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(name: &str, born: &str, snils: &str, phone: &str) -> Side {
        let [surname, given, patronymic] = name.split(' ').collect::<Vec<_>>()[..] else { panic!("{name}") };
        Side {
            name: PersonName::from_parts(surname, given, patronymic).unwrap(),
            sex: Some(Sex::Female),
            born: born.parse().ok(),
            snils: snils.parse().ok(),
            phone: phone.parse().ok(),
            email: None,
        }
    }

    const ANNA: &str = "Королёва Анна Петровна";
    const BORN: &str = "2015-02-01";
    const NUMBER: &str = "112-233-445 95";

    fn meeting(listed: &Side, known: &Side) -> Option<(Sign, bool)> {
        listed.meets(PersonId(1), known).map(|meeting| (meeting.sign, meeting.is_asked()))
    }

    #[test]
    fn what_is_the_same_to_the_letter_is_not_asked() {
        let known = side(ANNA, BORN, NUMBER, "");
        assert_eq!(meeting(&side(ANNA, BORN, NUMBER, ""), &known), Some((Sign::Number, false)));
        assert_eq!(
            meeting(&side("КОРОЛЕВА АННА ПЕТРОВНА", BORN, "", ""), &known),
            Some((Sign::Birth, false))
        );
        let filled = meeting(&side(ANNA, BORN, NUMBER, "+7 900 111-22-33"), &side(ANNA, BORN, "", ""));
        assert_eq!(filled, Some((Sign::Birth, false)), "what was empty is filled");
    }

    #[test]
    fn what_meets_by_its_number_and_differs_is_asked() {
        let known = side(ANNA, BORN, NUMBER, "");
        let married = side("Волкова Анна Петровна", BORN, NUMBER, "");
        assert_eq!(meeting(&married, &known), Some((Sign::Number, true)));
        assert_eq!(meeting(&side(ANNA, "2015-02-11", NUMBER, ""), &known), Some((Sign::Number, true)));
        let other = side("Волкова Вера Ильинична", "2014-01-01", NUMBER, "");
        assert_eq!(
            meeting(&other, &known),
            None,
            "neither name nor day: the number is in doubt, and the row is refused"
        );
    }

    #[test]
    fn of_namesakes_the_birth_date_decides_and_without_it_a_person() {
        let known = side(ANNA, "", "", "");
        assert_eq!(meeting(&side(ANNA, BORN, "", ""), &known), Some((Sign::Name, true)));
        assert_eq!(
            meeting(&side(ANNA, "", "", ""), &known),
            Some((Sign::Name, false)),
            "nothing new is said"
        );
        assert_eq!(meeting(&side(ANNA, "2014-09-09", "", ""), &side(ANNA, BORN, "", "")), None);
        let phone = side(ANNA, "", "", "+7 900 111-22-33");
        assert_eq!(meeting(&phone, &side(ANNA, BORN, "", "8 900 111 22 33")), Some((Sign::Phone, false)));
    }

    #[test]
    fn two_numbers_with_one_name_and_one_day_are_asked() {
        let met =
            side(ANNA, BORN, NUMBER, "").meets(PersonId(1), &side(ANNA, BORN, "087-654-303 00", "")).unwrap();
        assert_eq!((met.sign, met.differs), (Sign::Birth, BTreeSet::from([Trait::Snils])));
        assert_eq!(meeting(&side(ANNA, "", NUMBER, ""), &side(ANNA, "", "087-654-303 00", "")), None);
    }

    #[test]
    fn whoever_is_surely_the_same_goes_before_whoever_may_be() {
        let listed = side(ANNA, BORN, "", "");
        let known = [(PersonId(1), side(ANNA, "", "", "")), (PersonId(2), side(ANNA, BORN, NUMBER, ""))];
        assert_eq!(met(&listed, known.clone()).map(|meeting| meeting.person), Some(PersonId(2)));
        let first = met(&listed, known.into_iter().take(1)).unwrap();
        assert!(first.is_asked() && !first.goes_on_unanswered());
        assert_eq!(met(&listed, []), None);
    }
}
