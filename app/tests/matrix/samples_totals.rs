//! What is asked at the doors of years, rules, exemptions, and of the family's ways to a better mark.

use super::asks::{of_class, of_pupil};
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::Form;
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row(
        "GET /diary/marks",
        "year of pupil",
        |f| page(&format!("/diary/marks?part=year&child={}", f.pupil)),
        Nothing,
    ),
    row(
        "GET /diary/marks",
        "ways of pupil",
        |f| page(&format!("/diary/marks?part=ways&child={}&subject={}", f.pupil, f.subject)),
        Nothing,
    ),
    row("diary/open_year", "of pupil", of_pupil, Items("/rows")),
    row("diary/open_debts", "of pupil", of_pupil, Items("/terms")),
    row("absences/open_notes", "missed by pupil", of_pupil, Items("/missed/terms")),
    row("diary/open_ways", "algebra of pupil", ways, Nothing),
    row("GET /diary/children", "", |_| page("/diary/children"), Times("<ol class=\"lessons\"")),
    row("diary/open_family", "", |_| Form(vec![]), Items("/leaves")),
    row("GET /signatures", "", |_| page("/signatures"), Times("scope=\"row\"")),
    row("signatures/open_signatures", "", |_| Form(vec![]), Items("/rows")),
    row("signatures/open_signatures", "7А", of_class, Items("/rows")),
    writing("signatures/sign_week", "of pupil", week, Nothing),
    writing("signatures/read_comment", "on pupil", comment, Nothing),
    row("GET /term-rules", "", |_| page("/term-rules"), Nothing),
    row("term_marks/open_rules", "", |_| Form(vec![]), Items("/subjects")),
    row("term_marks/open_rules", "tried", |_| Form(rule()), Nothing),
    writing("term_marks/put_rule", "of the school", |_| Form(rule()), Nothing),
    writing("term_marks/put_rule", "of algebra", of_algebra, Nothing),
    row("GET /exemptions", "", |_| page("/exemptions"), Times("name=\"exemption\"")),
    row("exemptions/open_exemptions", "", |_| Form(vec![]), Items("/classes")),
    row("exemptions/open_exemptions", "7А", |f| Form(vec![("class", f.class.to_string())]), Items("/stands")),
    writing("exemptions/free_pupil", "of 7А", free, Nothing),
    writing(
        "exemptions/end_exemption",
        "of 7А",
        |f| Form(vec![("exemption", f.exemption.to_string()), ("last", "2026-11-20".into())]),
        Nothing,
    ),
];

fn ways(facts: &Facts) -> Ask {
    Form(vec![("child", facts.pupil.to_string()), ("subject", facts.subject.to_string())])
}

/// A stricter rule than the usual one.
fn rule() -> Vec<(&'static str, String)> {
    let rule = [
        ("rule[five]", "4,65"),
        ("rule[four]", "3,65"),
        ("rule[three]", "2,65"),
        ("rule[averaging]", "weighted"),
        ("rule[least_marks]", "3"),
        ("rule[control]", "optional"),
        ("rule[year]", "usual"),
        ("rule[overruled_by]", "teacher,deputy"),
        ("since", "2026-11-12"),
    ];
    rule.map(|(name, value)| (name, value.to_owned())).to_vec()
}

fn of_algebra(facts: &Facts) -> Ask {
    Form(rule().into_iter().chain([("subject", facts.subject.to_string())]).collect())
}

fn free(facts: &Facts) -> Ask {
    Form(vec![
        ("pupil", facts.pupil.to_string()),
        ("subject", facts.subject.to_string()),
        ("first", "2026-11-12".into()),
        ("last", "2026-12-30".into()),
        ("document", "Приказ № 12".into()),
    ])
}

fn comment(facts: &Facts) -> Ask {
    let (lesson, child) = facts.commented;
    Form(vec![("child", child.to_string()), ("lesson", lesson.to_string())])
}

fn week(facts: &Facts) -> Ask {
    Form(vec![("child", facts.pupil.to_string()), ("day", "2026-11-09".into())])
}
