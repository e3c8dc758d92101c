//! Words of the lists and cards.

use domain::card::CardDraft;
use domain::ids::ClassId;
use domain::slip::Access;

use crate::kit::link;
use crate::ui::Crumb;
use crate::ui::words::day_in_figures;

/// How somebody stands before the door: «был 12.11.2026», «ещё не входил».
pub fn access(access: Access) -> String {
    match access {
        Access::NoLogin => "логина нет".into(),
        Access::Blocked => "вход закрыт".into(),
        Access::Never => "ещё не входил".into(),
        Access::Issued { until } => format!("листок с паролем до {}", day_in_figures(until)),
        Access::Lapsed { since } => format!("листок истёк {}", day_in_figures(since)),
        Access::Visits { last } => format!("был {}", day_in_figures(last)),
    }
}

/// «Фомина Вероника Дмитриевна, Ж, 03.04.2013»
pub fn in_words(draft: &CardDraft) -> String {
    let CardDraft { surname, given, patronymic, sex, born, .. } = draft;
    let name = [surname, given, patronymic].map(String::as_str).join(" ");
    let born = born.parse().map_or_else(|_| born.clone(), day_in_figures);
    let known = [name.trim(), sex, &born].into_iter().filter(|part| !part.is_empty());
    known.collect::<Vec<_>>().join(", ")
}

/// The way from the lists to a class.
pub fn class_crumbs(class: ClassId, title: &str) -> Vec<Crumb> {
    vec![Crumb::to("Люди", link::PEOPLE), Crumb::to(title, format!("{}?class={class}", link::PEOPLE))]
}
