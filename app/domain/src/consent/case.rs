//! One consent of one person for one purpose: what it is now, and what may become of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::policy::{AnswerConsent, KeepConsents};
use super::purpose::{Channel, Purpose};
use crate::access::Permit;
use crate::ids::{AccountId, ClassId, ConsentTemplateId, PersonId, SchoolId};
use crate::journal::readable;

/// A signature under a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signed {
    pub on: NaiveDate,
    pub channel: Channel,
    /// The last day, where the paper names one.
    pub valid_until: Option<NaiveDate>,
}

/// Where it stands. Each change consumes the old state and leaves a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Nobody has answered.
    Absent,
    Refused {
        on: NaiveDate,
    },
    Standing(Signed),
    /// Its last day has passed, or a new text asks anew.
    Lapsed(Signed),
    Withdrawn {
        signed: Signed,
        on: NaiveDate,
    },
}

/// A consent with all the facts it is judged by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsentCase {
    pub school: SchoolId,
    pub purpose: Purpose,
    /// Whose data.
    pub subject: PersonId,
    /// Through which class the keeper reaches it; none: the staff.
    pub class: Option<ClassId>,
    /// Who may sign: the subject, or who answers for the child.
    pub signers: Vec<PersonId>,
    /// The text now in force.
    pub text: ConsentTemplateId,
    /// Day of the signer's paper agreement to the rules of the electronic signature.
    pub agreed_on: Option<NaiveDate>,
    pub consent: Consent,
}

/// A consent that may be written down. Only [`ConsentCase`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    pub by: AccountId,
    pub subject: PersonId,
    pub signer: PersonId,
    pub text: ConsentTemplateId,
    pub signed: Signed,
}

/// A refusal that may be written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub subject: PersonId,
    pub refused_by: PersonId,
    pub text: ConsentTemplateId,
    pub on: NaiveDate,
}

/// A withdrawal that may be written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal {
    pub by: AccountId,
    pub subject: PersonId,
    pub purpose: Purpose,
    pub on: NaiveDate,
    pub how: String,
}

/// Why it is not so, and what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ConsentRefused {
    #[error("Разрешение дано на другое согласие.")]
    NotPermitted,
    #[error("Согласие уже дано.")]
    Already,
    #[error("Дата бумаги ещё не наступила.")]
    Future,
    #[error("Срок согласия кончается раньше, чем оно подписано.")]
    Backwards,
    #[error("За этого человека может подписать только он сам, а за ребёнка — его законный представитель.")]
    NotASigner,
    #[error(
        "Подписать на экране можно после бумажного соглашения о правилах электронной подписи (63-ФЗ, статья 9). \
         Распечатайте бланк и принесите его в школу."
    )]
    NoAgreement,
    #[error("Это соглашение подписывают только на бумаге.")]
    PaperOnly,
    #[error("Действующего согласия нет, продлевать нечего. Его можно дать заново.")]
    NothingToRenew,
    #[error("Продлить можно за месяц до последнего дня согласия.")]
    TooEarlyToRenew,
    #[error("Действующего согласия нет, отзывать нечего.")]
    NothingStands,
    #[error("Отозвать раньше, чем согласие дано, нельзя.")]
    BeforeItsTime,
}

impl Consent {
    /// What a row says on `today`; `accepted`: the text in force lets it stand.
    pub fn of_row(signed: Signed, withdrawn: Option<NaiveDate>, accepted: bool, today: NaiveDate) -> Self {
        match withdrawn {
            Some(on) => Self::Withdrawn { signed, on },
            None if !accepted || signed.valid_until.is_some_and(|last| last < today) => Self::Lapsed(signed),
            None => Self::Standing(signed),
        }
    }

    pub const fn stands(&self) -> bool {
        matches!(self, Self::Standing(_))
    }

    fn sign(self, signed: Signed, today: NaiveDate) -> Result<Signed, ConsentRefused> {
        match self {
            Self::Standing(old) if !signed.renews(&old, today) => Err(ConsentRefused::Already),
            _ if signed.on > today => Err(ConsentRefused::Future),
            _ if signed.valid_until.is_some_and(|last| last < signed.on) => Err(ConsentRefused::Backwards),
            _ => Ok(signed),
        }
    }

    fn withdraw(self, on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, ConsentRefused> {
        match self {
            Self::Standing(_) if on > today => Err(ConsentRefused::Future),
            Self::Standing(signed) if on < signed.on => Err(ConsentRefused::BeforeItsTime),
            Self::Standing(_) => Ok(on),
            _ => Err(ConsentRefused::NothingStands),
        }
    }
}

impl ConsentCase {
    /// Whom to ask before a paper is registered.
    pub const fn keep(&self) -> KeepConsents {
        KeepConsents { school: self.school, class: self.class }
    }

    /// A paper brought in by `signer`, registered by whoever keeps consents.
    pub fn register(
        self,
        (signer, signed): (PersonId, Signed),
        today: NaiveDate,
        permit: &Permit<KeepConsents>,
    ) -> Result<Given, ConsentRefused> {
        if *permit.action() != self.keep() {
            return Err(ConsentRefused::NotPermitted);
        }
        if !self.signers.contains(&signer) {
            return Err(ConsentRefused::NotASigner);
        }
        let signed = self.consent.sign(signed, today)?;
        Ok(Given { by: permit.by(), subject: self.subject, signer, text: self.text, signed })
    }

    /// A signature on the screen.
    pub fn sign(self, today: NaiveDate, permit: &Permit<AnswerConsent>) -> Result<Given, ConsentRefused> {
        self.signs_here(today, permit)?;
        if self.consent.stands() {
            return Err(ConsentRefused::Already);
        }
        let signer = permit.action().0;
        let signed = Signed { on: today, channel: Channel::Electronic, valid_until: None };
        let signed = self.consent.sign(signed, today)?;
        Ok(Given { by: permit.by(), subject: self.subject, signer, text: self.text, signed })
    }

    /// May it be signed on the screen by this hand?
    pub(super) fn signs_here(
        &self,
        today: NaiveDate,
        permit: &Permit<AnswerConsent>,
    ) -> Result<(), ConsentRefused> {
        if !self.signers.contains(&permit.action().0) {
            return Err(ConsentRefused::NotASigner);
        }
        if !self.purpose.may_be_electronic() {
            return Err(ConsentRefused::PaperOnly);
        }
        if self.agreed_on.is_none_or(|on| on > today) {
            return Err(ConsentRefused::NoAgreement);
        }
        Ok(())
    }

    /// A refusal on the screen: it needs no signature, for it gives nothing.
    pub fn refuse(self, today: NaiveDate, permit: &Permit<AnswerConsent>) -> Result<Refusal, ConsentRefused> {
        let refused_by = permit.action().0;
        if !self.signers.contains(&refused_by) {
            return Err(ConsentRefused::NotASigner);
        }
        match self.consent {
            Consent::Standing(_) => Err(ConsentRefused::Already),
            _ => Ok(Refusal { subject: self.subject, refused_by, text: self.text, on: today }),
        }
    }

    /// A written withdrawal, registered by whoever keeps consents.
    pub fn withdraw(
        self,
        (on, how): (NaiveDate, &str),
        today: NaiveDate,
        permit: &Permit<KeepConsents>,
    ) -> Result<Withdrawal, ConsentRefused> {
        if *permit.action() != self.keep() {
            return Err(ConsentRefused::NotPermitted);
        }
        let on = self.consent.withdraw(on, today)?;
        let how = readable(how);
        Ok(Withdrawal { by: permit.by(), subject: self.subject, purpose: self.purpose, on, how })
    }

    /// A withdrawal on the screen, by the hand of whoever may sign.
    pub fn take_back(
        self,
        today: NaiveDate,
        permit: &Permit<AnswerConsent>,
    ) -> Result<Withdrawal, ConsentRefused> {
        if !self.signers.contains(&permit.action().0) {
            return Err(ConsentRefused::NotASigner);
        }
        let on = self.consent.withdraw(today, today)?;
        let how = "на экране".to_owned();
        Ok(Withdrawal { by: permit.by(), subject: self.subject, purpose: self.purpose, on, how })
    }
}
