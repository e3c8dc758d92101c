//! What the law of substitutions says, in words of the staff room.

use domain::people::Sex;
use domain::substitution::{AbsenceRefused, Fit, Offer, Presence, SubstitutionRefused};

use crate::kit::AppError;
use crate::ui::words::counted;

/// A decision that is not taken.
pub fn refused(why: SubstitutionRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// An absence that is not kept, said where the form says it.
pub fn not_kept(why: AbsenceRefused) -> AppError {
    match why {
        AbsenceRefused::Backwards | AbsenceRefused::TooLong => AppError::field("days[last]", why.to_string()),
        AbsenceRefused::NoSuchLessons => AppError::field("days[first_lesson]", why.to_string()),
        AbsenceRefused::Doubled => AppError::field("days[first]", why.to_string()),
    }
}

/// «свободна, ведёт этот предмет в 7-х классах, окно между 2-м и 4-м уроками, 18 уроков в неделю»
pub fn reasons(offer: &Offer) -> String {
    let free = match offer.sex {
        Some(Sex::Female) => "свободна",
        Some(Sex::Male) => "свободен",
        None => "нет урока",
    };
    let fit = match offer.fit {
        Fit::SameClass => "ведёт этот предмет в этом классе".to_owned(),
        Fit::SameGrade(grade) => format!("ведёт этот предмет в {grade}-х классах"),
        Fit::Subject => "ведёт этот предмет".to_owned(),
        Fit::KnowsClass => "работает в этом классе".to_owned(),
        Fit::Stranger => String::new(),
    };
    let presence = match offer.presence {
        Presence::Gap { after, before } => format!("окно между {after}-м и {before}-м уроками"),
        Presence::Stays { after } => format!("уроки до {after}-го"),
        Presence::Comes { before } => format!("уроки с {before}-го"),
        Presence::Absent => "в этот день уроков нет".to_owned(),
    };
    let already = (offer.already > 0)
        .then(|| format!("уже {}", counted(u64::from(offer.already), ["замена", "замены", "замен"])));
    let load = counted(u64::from(offer.load), ["урок", "урока", "уроков"]);
    let parts = [free.to_owned(), fit, presence, already.unwrap_or_default(), format!("{load} в неделю")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod unit {
    use domain::ids::PersonId;

    use super::*;

    #[test]
    fn reasons_are_said_as_in_the_staff_room() {
        let offer = Offer {
            teacher: PersonId(1),
            sex: Some(Sex::Female),
            fit: Fit::SameGrade(7),
            presence: Presence::Gap { after: 2, before: 4 },
            already: 0,
            load: 18,
        };
        let told = "свободна, ведёт этот предмет в 7-х классах, окно между 2-м и 4-м уроками, 18\u{a0}уроков в неделю";
        assert_eq!(reasons(&offer), told);
        let tired = Offer {
            sex: Some(Sex::Male),
            fit: Fit::Stranger,
            presence: Presence::Absent,
            already: 2,
            ..offer
        };
        assert_eq!(
            reasons(&tired),
            "свободен, в этот день уроков нет, уже 2\u{a0}замены, 18\u{a0}уроков в неделю"
        );
    }
}
