//! What an opened year lets a step change no more, said plainly on it.

use domain::wizard::Step;

/// None: all of the step may still be changed, or it says so itself.
pub const fn settled(step: Step) -> Option<&'static str> {
    Some(match step {
        Step::Classes => {
            "Год открыт. Новые классы можно добавить, а профили и смены больше не меняются: по ним разложены уроки."
        }
        Step::Rooms => {
            "Год открыт. Кабинеты меняются свободно. Уроки, которые уже разложены, звенят по прежним звонкам: новые звонки возьмёт следующее расписание."
        }
        Step::Plan => "Год открыт. Часы здесь больше не меняются: их правит завуч в разделе «Учебный план».",
        Step::Groups => {
            "Год открыт. Группам без учителя его можно назначить; учителя, который уже ведёт, меняют заменой или приказом."
        }
        Step::Timetable => {
            "Год открыт. Уроки можно добавить на свободные места; то, что стоит, меняют в разделе «Расписание»."
        }
        _ => return None,
    })
}
