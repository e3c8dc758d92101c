//! Words of the lists and cards.

use domain::slip::Access;

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
