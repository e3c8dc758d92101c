//! Subjects of the federal curriculum, and which of them one teacher can teach.

/// A row of the city's dictionary of subjects.
pub struct Subject {
    pub code: &'static str,
    pub name: &'static str,
    pub short: &'static str,
}

const fn subject(code: &'static str, name: &'static str, short: &'static str) -> Subject {
    Subject { code, name, short }
}

pub const SUBJECTS: [Subject; 25] = [
    subject("russian", "Русский язык", "Рус. яз."),
    subject("reading", "Литературное чтение", "Лит. чт."),
    subject("literature", "Литература", "Литер."),
    subject("foreign", "Иностранный язык", "Ин. яз."),
    subject("math", "Математика", "Матем."),
    subject("algebra", "Алгебра", "Алг."),
    subject("analysis", "Алгебра и начала математического анализа", "Алг. и анализ"),
    subject("geometry", "Геометрия", "Геом."),
    subject("statistics", "Вероятность и статистика", "Вер. и стат."),
    subject("informatics", "Информатика", "Информ."),
    subject("history", "История", "Ист."),
    subject("social", "Обществознание", "Общ."),
    subject("geography", "География", "Геогр."),
    subject("physics", "Физика", "Физ."),
    subject("chemistry", "Химия", "Хим."),
    subject("biology", "Биология", "Биол."),
    subject("nature", "Окружающий мир", "Окр. мир"),
    subject("ethics", "Основы религиозных культур и светской этики", "ОРКСЭ"),
    subject("culture", "Духовно-нравственная культура России", "ДНКР"),
    subject("art", "Изобразительное искусство", "ИЗО"),
    subject("music", "Музыка", "Муз."),
    subject("labour", "Труд (технология)", "Труд"),
    subject("safety", "Основы безопасности и защиты Родины", "ОБЗР"),
    subject("sport", "Физическая культура", "Физ-ра"),
    subject("project", "Индивидуальный проект", "Проект"),
];

/// What one teacher teaches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    Russian,
    /// Mathematics of grades 5 and 6.
    Arithmetic,
    Algebra,
    Informatics,
    Foreign,
    History,
    Geography,
    Physics,
    Chemistry,
    Biology,
    Art,
    Music,
    Labour,
    Sport,
    Safety,
    /// Nearly everything in one class of grades 1 to 4.
    Primary,
}

impl Field {
    pub const ALL: [Self; 16] = [
        Self::Russian,
        Self::Arithmetic,
        Self::Algebra,
        Self::Informatics,
        Self::Foreign,
        Self::History,
        Self::Geography,
        Self::Physics,
        Self::Chemistry,
        Self::Biology,
        Self::Art,
        Self::Music,
        Self::Labour,
        Self::Sport,
        Self::Safety,
        Self::Primary,
    ];

    /// Whose subject it is in this grade.
    pub fn of(code: &str, grade: i32) -> Self {
        match code {
            "foreign" => Self::Foreign,
            "music" => Self::Music,
            "sport" => Self::Sport,
            _ if grade <= 4 => Self::Primary,
            "russian" | "literature" => Self::Russian,
            "math" => Self::Arithmetic,
            "algebra" | "analysis" | "geometry" | "statistics" => Self::Algebra,
            "informatics" => Self::Informatics,
            "geography" => Self::Geography,
            "physics" => Self::Physics,
            "chemistry" => Self::Chemistry,
            "biology" => Self::Biology,
            "art" => Self::Art,
            "labour" => Self::Labour,
            "safety" | "project" => Self::Safety,
            _ => Self::History,
        }
    }

    /// As the staff list says it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Russian => "Русский язык, литература",
            Self::Arithmetic => "Математика",
            Self::Algebra => "Алгебра, геометрия, вероятность и статистика",
            Self::Informatics => "Информатика",
            Self::Foreign => "Английский язык",
            Self::History => "История, обществознание",
            Self::Geography => "География",
            Self::Physics => "Физика",
            Self::Chemistry => "Химия",
            Self::Biology => "Биология",
            Self::Art => "Изобразительное искусство",
            Self::Music => "Музыка",
            Self::Labour => "Труд (технология)",
            Self::Sport => "Физическая культура",
            Self::Safety => "ОБЗР, индивидуальный проект",
            Self::Primary => "Начальные классы",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_has_a_code_of_its_own() {
        for (at, subject) in SUBJECTS.iter().enumerate() {
            assert!(SUBJECTS[..at].iter().all(|other| other.code != subject.code), "{}", subject.code);
        }
    }
}
