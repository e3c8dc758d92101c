//! A day or a week without lessons: why, and what comes after.

use domain::diary::Rest;
use leptos::prelude::*;

use crate::ui::words::{day, day_of_year};
use crate::ui::{Empty, Glyph};

/// Said in full where the page would be empty; `children` are the way on.
#[component]
pub fn Free(rest: Rest, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let title = in_short(&rest);
    let more = match rest {
        Rest::NoYear => {
            "Дневник откроется, когда школа начнёт учебный год и зачислит в класс. Об этом знает классный руководитель или секретарь школы."
        }
        Rest::BeforeYear(_) => "До первого дня дневник пуст.",
        Rest::AfterYear(_) => "Отметки года остаются в разделе «Отметки».",
        Rest::Vacation(..) => "Хорошего отдыха.",
        Rest::DayOff => "В расписании на этот день ничего нет.",
    };
    view! {
        <Empty title glyph=Glyph::Calendar>
            <p>{more}</p>
            {children.map(|children| view! { <div class="line">{children()}</div> })}
        </Empty>
    }
}

/// One line: «Осенние каникулы до 1 ноября».
pub fn in_short(rest: &Rest) -> String {
    match rest {
        Rest::NoYear => "Учебного года ещё нет".into(),
        Rest::BeforeYear(first) => format!("Учебный год начнётся {}", day_of_year(*first)),
        Rest::AfterYear(last) => format!("Учебный год закончился {}", day_of_year(*last)),
        Rest::Vacation(title, last) => {
            let word = if title.to_lowercase().contains("каникул") { "" } else { " каникулы" };
            format!("{title}{word} до {}", day(*last))
        }
        Rest::DayOff => "Уроков нет".into(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn vacations_are_called_so_once() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let said = |title: &str| in_short(&Rest::Vacation(title.into(), last));
        assert_eq!(said("Осенние"), "Осенние каникулы до 1\u{a0}ноября");
        assert_eq!(said("Каникулы осенние"), "Каникулы осенние до 1\u{a0}ноября");
    }
}
