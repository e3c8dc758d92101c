//! What is asked of plans beyond the single one: how far they have been given, classes that stay away.

use serde_json::json;

use super::asks::of_class;
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{Form, Json};
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /lesson-progress", "", |_| page("/lesson-progress"), Times("<progress")),
    row("lesson_plans/lesson_progress", "", |_| Form(vec![]), Items("/groups")),
    row("lesson_plans/lesson_progress", "without a plan", |_| Form(vec![]), Items("/bare")),
    row("GET /class-pause", "7А", |f| page(&format!("/class-pause?class={}", f.class)), Nothing),
    row("lesson_plans/open_class_pause", "7А", class_pause, Items("/touched")),
    writing("lesson_plans/pause_class", "7А", pause_class, Nothing),
    writing(
        "lesson_plans/lift_class_pause",
        "7А",
        |f| Form(vec![("class", f.class.to_string()), ("first", "2026-11-16".into())]),
        Nothing,
    ),
    row("GET /plan-gallery", "", |_| page("/plan-gallery"), Times("href=\"/plan-gallery/")),
    row("GET /plan-gallery/{shared}", "", |f| page(&format!("/plan-gallery/{}", f.shared_plan)), Nothing),
    row("GET /share-plan/{plan}", "of teacher", |f| page(&format!("/share-plan/{}", f.lesson_plan)), Nothing),
    row("plan_gallery/open_gallery", "", |_| Form(vec![]), Items("/plans")),
    row("plan_gallery/open_shared_plan", "of school 2", shared, Items("/topics")),
    writing("plan_gallery/take_shared_plan", "of school 2", shared, Nothing),
    row("plan_gallery/open_share", "of teacher", own_plan, Nothing),
    writing("plan_gallery/share_plan", "of teacher", own_plan, Nothing),
    writing("plan_gallery/unshare_plan", "of teacher", own_plan, Nothing),
    row("GET /curriculum-template", "", |_| page("/curriculum-template?of=7."), Nothing),
    row("curriculum/open_template", "", |_| Form(vec![]), Items("/grades")),
    writing("curriculum/set_template", "grade 7", template, Nothing),
    writing("curriculum/fill_template", "grade 7", template, Nothing),
    row("GET /individual-plans", "", |_| page("/individual-plans"), Times("href=\"/individual-plans/")),
    row(
        "GET /individual-plans/{pupil}",
        "pupil",
        |f| page(&format!("/individual-plans/{}", f.pupil)),
        Nothing,
    ),
    row("individual_plans/open_individual_plans", "7А", of_class, Items("/here/pupils")),
    row("individual_plans/open_individual_plan", "of pupil", own_hours, Items("/subjects")),
    writing("individual_plans/set_individual_plan", "of pupil", own_hours, Nothing),
    writing("individual_plans/set_plan_kind", "7А", plan_kind, Nothing),
    writing("individual_plans/align_groups", "7А", of_class, Nothing),
    row("GET /unmarked", "", |_| page("/unmarked"), Nothing),
    row("unmarked/open_unmarked", "", |_| Form(vec![]), Items("/subjects")),
    writing("unmarked/free_of_marks", "algebra 7, a term with marks", unmarked, Nothing),
    writing("unmarked/end_unmarked", "none", |_| Form(vec![("unmarked", "1".into())]), Nothing),
];

fn unmarked(facts: &Facts) -> Ask {
    let draft = [("draft[grade]", "7".to_owned()), ("draft[subject]", facts.subject.to_string())];
    let rest = [("draft[term]", facts.first_quarter.to_string()), ("draft[act]", "Приказ № 4".into())];
    Form(draft.into_iter().chain(rest).collect())
}

fn template(_: &Facts) -> Ask {
    Form(vec![("of", "7.".into()), ("source", "shipped".into())])
}

fn own_hours(facts: &Facts) -> Ask {
    Form(vec![("pupil", facts.pupil.to_string())])
}

fn plan_kind(facts: &Facts) -> Ask {
    Form(vec![("class", facts.class.to_string()), ("kind", "classic".into())])
}

fn shared(facts: &Facts) -> Ask {
    Form(vec![("shared", facts.shared_plan.to_string())])
}

fn own_plan(facts: &Facts) -> Ask {
    Form(vec![("plan", facts.lesson_plan.to_string())])
}

fn class_pause(facts: &Facts) -> Ask {
    let ask = json!({ "first": "2026-11-16", "last": "2026-11-22", "way": null, "reason": "" });
    Json(json!({ "class": facts.class, "ask": ask }))
}

fn pause_class(facts: &Facts) -> Ask {
    let week = [("ask[first]", "2026-11-16"), ("ask[last]", "2026-11-22"), ("ask[reason]", "карантин")];
    let week = week.map(|(name, value)| (name, value.to_owned()));
    Form([("class", facts.class.to_string())].into_iter().chain(week).collect())
}
