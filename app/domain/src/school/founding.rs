//! A school founded by an office of the city or of its district.

use super::card::{CardDraft, Fault, SchoolCard};
use crate::access::{Action, Actor};
use crate::ids::OrganisationId;
use crate::org::is_org_code;
use crate::role::Right;

/// Policy: found a school under this office.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoundSchool {
    pub under: OrganisationId,
    /// The city, if the office is a district.
    pub above: Option<OrganisationId>,
}

impl Action for FoundSchool {
    const NAME: &'static str = "found a school";

    fn allowed(&self, actor: &Actor) -> bool {
        let answers = |office| actor.holds(Right::AppointCoordinators, office);
        answers(self.under) || self.above.is_some_and(answers)
    }
}

/// A school that may be founded. Only [`Founding::of`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Founding {
    code: String,
    card: SchoolCard,
}

impl Founding {
    /// `code` may be empty where the name holds a number.
    pub fn of(code: &str, card: &CardDraft) -> Result<Self, Vec<Fault>> {
        let code = match code.trim() {
            "" => code_of(&card.short_name).or_else(|| code_of(&card.name)),
            code => Some(code.to_lowercase()),
        };
        let code = code.filter(|code| is_org_code(code)).ok_or_else(|| Fault {
            field: "code",
            why: "Укажите код: до 40 строчных латинских букв, цифр и дефисов, например school-12.".into(),
        });
        match (code, card.checked()) {
            (Ok(code), Ok(card)) => Ok(Self { code, card }),
            (code, card) => Err(code.err().into_iter().chain(card.err().into_iter().flatten()).collect()),
        }
    }

    pub fn code(&self) -> &str {
        &self.code
    }

    pub const fn card(&self) -> &CardDraft {
        self.card.draft()
    }
}

/// «school-12» of «Школа № 12»: after the first number in a name.
pub fn code_of(name: &str) -> Option<String> {
    let number: String =
        name.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (1..=5).contains(&number.len()).then(|| format!("school-{number}"))
}
