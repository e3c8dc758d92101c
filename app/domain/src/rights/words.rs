//! Rights as they are kept and as people read them.

use crate::role::{Right, Role};

impl Right {
    /// Those that a school speaks of, in the order of its table; the others are of offices.
    pub const OF_SCHOOL: [Self; 15] = [
        Self::ReadJournals,
        Self::ReadPeople,
        Self::ReadTeacherAbsences,
        Self::KeepSocial,
        Self::ImportPeople,
        Self::SetUpYear,
        Self::KeepPlans,
        Self::ArrangeTimetable,
        Self::ArrangeSubstitutions,
        Self::CloseTerms,
        Self::Announce,
        Self::KeepConsents,
        Self::IssueSlips,
        Self::ReadTraces,
        Self::GiveRoles,
    ];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadJournals => "read_journals",
            Self::ReadPeople => "read_people",
            Self::ImportPeople => "import_people",
            Self::SetUpYear => "set_up_year",
            Self::CloseTerms => "close_terms",
            Self::OverseeSchools => "oversee_schools",
            Self::KeepPlans => "keep_plans",
            Self::IssueSlips => "issue_slips",
            Self::KeepConsents => "keep_consents",
            Self::ArrangeTimetable => "arrange_timetable",
            Self::ArrangeSubstitutions => "arrange_substitutions",
            Self::ReadTeacherAbsences => "read_teacher_absences",
            Self::Announce => "announce",
            Self::ReadTraces => "read_traces",
            Self::GiveRoles => "give_roles",
            Self::AppointCoordinators => "appoint_coordinators",
            Self::KeepSocial => "keep_social",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }

    /// What people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ReadJournals => "Все журналы",
            Self::ReadPeople => "Списки людей",
            Self::ImportPeople => "Загрузка списков",
            Self::SetUpYear => "Учебный год",
            Self::CloseTerms => "Закрытие периодов",
            Self::OverseeSchools => "Обзор школ",
            Self::KeepPlans => "КТП и учебный план",
            Self::IssueSlips => "Выдача паролей",
            Self::KeepConsents => "Согласия",
            Self::ArrangeTimetable => "Расписание",
            Self::ArrangeSubstitutions => "Замены",
            Self::ReadTeacherAbsences => "Отсутствия учителей",
            Self::Announce => "Объявления",
            Self::ReadTraces => "Кто смотрел данные",
            Self::GiveRoles => "Роли и права",
            Self::AppointCoordinators => "Назначение координаторов",
            Self::KeepSocial => "Социальный паспорт",
        }
    }

    /// What it lets somebody do.
    pub const fn gives_what(self) -> &'static str {
        match self {
            Self::ReadJournals => "Открывать журнал любой группы и видеть отметки и посещаемость всей школы.",
            Self::ReadPeople => "Видеть списки учеников и сотрудников с логинами и датами рождения.",
            Self::ImportPeople => "Загружать списки сотрудников, учеников и родителей из файлов.",
            Self::SetUpYear => "Готовить учебный год: классы, группы, учителя, часы; открывать его.",
            Self::CloseTerms => "Закрывать четверти для отметок, продлевать и открывать их снова.",
            Self::OverseeSchools => "Видеть школы города или района с их числами.",
            Self::KeepPlans => "Утверждать КТП, вести учебный план и нагрузку учителей.",
            Self::IssueSlips => "Печатать новый пароль любому человеку школы.",
            Self::KeepConsents => "Публиковать тексты согласий и отмечать бумаги.",
            Self::ArrangeTimetable => "Составлять расписание и вводить его в действие.",
            Self::ArrangeSubstitutions => "Отмечать отсутствия учителей и решать, кто заменит.",
            Self::ReadTeacherAbsences => "Знать, кто из учителей отсутствует и почему.",
            Self::Announce => "Писать объявления всем семьям и сотрудникам школы.",
            Self::ReadTraces => "Видеть, кто открывал, печатал и выгружал чьи личные данные.",
            Self::GiveRoles => "Давать роли, снимать их и решать, что какой роли можно.",
            Self::AppointCoordinators => "Назначать координаторов и директоров школ, которые ниже.",
            Self::KeepSocial => "Видеть и вести социальные паспорта: семья, здоровье, учёт, льготы.",
        }
    }
}

impl Role {
    /// What the role brings of itself, whatever the table says.
    pub const fn brings(self) -> &'static str {
        match self {
            Self::Teacher => "Ведёт журналы своих групп. Классный руководитель видит и весь свой класс.",
            Self::Coordinator => "Отвечает за данные школы. Входит с паролем и кодом из телефона.",
            Self::Head => "Видит работу школы и утверждает её порядок.",
            Self::Deputy => "Ведёт учебную работу: планы, расписание, замены, периоды.",
            Self::Secretary => "Ведёт списки и бумаги.",
            Self::Medic => "Видит списки, чтобы вести осмотры.",
            Self::Psychologist => "Видит списки, чтобы работать с детьми.",
            Self::Personnel => "Ведёт сотрудников.",
            _ => "",
        }
    }
}
