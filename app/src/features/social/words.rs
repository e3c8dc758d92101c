//! A passport in a few words, for the list of a class.

use chrono::NaiveDate;
use domain::social::{Meals, Paper, Passport, Register};

use crate::ui::words::day_in_figures;

/// What is worth knowing of the pupil on `day`.
pub fn marks(passport: &Passport, day: NaiveDate) -> Vec<String> {
    let family = passport.family.map(|family| format!("{} семья", family.title().to_lowercase()));
    let ticked = |is: bool, word: &str| is.then(|| word.to_owned());
    let paper = |paper: &Option<Paper>, word: &str| {
        let paper = paper.as_ref().filter(|paper| paper.holds_on(day))?;
        Some(
            paper
                .until
                .map_or_else(|| word.to_owned(), |until| format!("{word} до {}", day_in_figures(until))),
        )
    };
    let register = |register: Option<Register>, word: &str| {
        let register = register.filter(|register| register.holds_on(day))?;
        Some(format!("{word} с {}", day_in_figures(register.since)))
    };
    let meals = passport.meals.map(|meals| match meals {
        Meals::Free => "бесплатное питание".to_owned(),
        Meals::Reduced => "питание со скидкой".to_owned(),
    });
    let all = [
        family,
        ticked(passport.many_children, "многодетная"),
        ticked(passport.low_income, "малообеспеченная"),
        paper(&passport.special_needs, "ОВЗ"),
        paper(&passport.disability, "инвалидность"),
        passport.health_group.map(|group| format!("группа здоровья {group}")),
        register(passport.inner_register, "ВШК"),
        register(passport.outer_register, "КДН"),
        meals,
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn what_has_run_out_is_not_told() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let paper = Paper { document: "Справка".into(), until: Some(day("2026-11-11")) };
        let register = Register { since: day("2026-10-01"), until: None };
        let passport = Passport {
            family: domain::social::Family::parse("single"),
            disability: Some(paper.clone()),
            special_needs: Some(Paper { until: Some(day("2027-08-31")), ..paper }),
            inner_register: Some(register),
            ..Passport::default()
        };
        let told = marks(&passport, day("2026-11-12"));
        assert_eq!(told, ["неполная семья", "ОВЗ до 31.08.2027", "ВШК с 01.10.2026"]);
    }
}
