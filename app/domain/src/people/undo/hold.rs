//! Why something that a batch did stays done.

use serde::{Deserialize, Serialize};

/// The most telling first: one reason is said of each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    Marks,
    SignedIn,
    Slip,
    Consent,
    Corrected,
    Order,
    Group,
    Lessons,
    Leads,
    Role,
    Absence,
    Signed,
    Opened,
    Homework,
    Checked,
    Passport,
    Documents,
    Notices,
    Messages,
    Kin,
    Place,
    Card,
    Package,
    Number,
    InUse,
    Family,
}

impl Hold {
    pub const ALL: [Self; 26] = [
        Self::Marks,
        Self::SignedIn,
        Self::Slip,
        Self::Consent,
        Self::Corrected,
        Self::Order,
        Self::Group,
        Self::Lessons,
        Self::Leads,
        Self::Role,
        Self::Absence,
        Self::Signed,
        Self::Opened,
        Self::Homework,
        Self::Checked,
        Self::Passport,
        Self::Documents,
        Self::Notices,
        Self::Messages,
        Self::Kin,
        Self::Place,
        Self::Card,
        Self::Package,
        Self::Number,
        Self::InUse,
        Self::Family,
    ];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::SignedIn => "signed_in",
            Self::Slip => "slip",
            Self::Consent => "consent",
            Self::Corrected => "corrected",
            Self::Order => "order",
            Self::Group => "group",
            Self::Lessons => "lessons",
            Self::Leads => "leads",
            Self::Role => "role",
            Self::Absence => "absence",
            Self::Signed => "signed",
            Self::Opened => "opened",
            Self::Homework => "homework",
            Self::Checked => "checked",
            Self::Passport => "passport",
            Self::Documents => "documents",
            Self::Notices => "notices",
            Self::Messages => "messages",
            Self::Kin => "kin",
            Self::Place => "place",
            Self::Card => "card",
            Self::Package => "package",
            Self::Number => "number",
            Self::InUse => "in_use",
            Self::Family => "family",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hold| hold.code() == code)
    }

    /// «в журнале есть отметки или пропуски»
    pub const fn words(self) -> &'static str {
        match self {
            Self::Marks => "в журнале есть отметки или пропуски",
            Self::SignedIn => "под этим логином уже входили",
            Self::Slip => "уже выдан пароль или ссылка для входа",
            Self::Consent => "записано согласие или отказ",
            Self::Corrected => "после загрузки исправлено",
            Self::Order => "есть более поздний приказ",
            Self::Group => "состоит в учебной группе",
            Self::Lessons => "ведёт уроки, группы или планы",
            Self::Leads => "назначено классное руководство",
            Self::Role => "назначена роль или кадровый приказ",
            Self::Absence => "есть заявление об отсутствии или освобождение",
            Self::Signed => "родители подписали неделю дневника",
            Self::Opened => "дневник уже открывали",
            Self::Homework => "отмечено или сдано домашнее задание",
            Self::Checked => "есть в сверке списков",
            Self::Passport => "заполнен социальный паспорт",
            Self::Documents => "в карточке есть фотография или документы",
            Self::Notices => "есть уведомления или подписка на календарь",
            Self::Messages => "есть переписка",
            Self::Kin => "родство записано не этой загрузкой",
            Self::Place => "место в классе записано не этой загрузкой",
            Self::Card => "карточка сотрудника не из этой загрузки",
            Self::Package => "известен по пакету OneRoster",
            Self::Number => "прежний СНИЛС теперь у другого человека",
            Self::InUse => "этим уже пользуются: есть ученики, группы или приказы",
            Self::Family => "остаётся вместе со своей семьёй",
        }
    }
}
