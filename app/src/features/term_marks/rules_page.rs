//! The page of the rules: the one in force as a form, what a change would bring, and the rules given so far.

use domain::ids::SubjectId;
use domain::role::Role;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{PutRule, open_rules};
use super::rule_book::{GivenRule, RuleBook, RuleForm, Trial};
use crate::kit::asked::Words;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::{counted, day_of_year};
use crate::ui::{Button, ButtonKind, Choice, Crumb, Crumbs, DateField, Field, Note, Page, Select, Tone};

/// `/term-rules?subject=`, with a rule to be tried in the rest of the address.
#[component]
pub fn TermRulesPage() -> impl IntoView {
    let (query, subject) = (asked::query(), asked::in_query::<SubjectId>("subject"));
    let opened = load(move || (subject(), query.with(tried)), |(subject, rule)| open_rules(subject, rule));
    let crumbs = vec![Crumb::to("Периоды", link::TERMS)];
    view! {
        <Page title="Правило итоговых отметок" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <Loaded resource=opened let:book>
                <Opened book asked=query.with_untracked(tried) />
            </Loaded>
        </Page>
    }
}

/// The rule that the address asks about.
fn tried(query: &Words) -> Option<RuleForm> {
    let text = |name: &str| query.get(name).unwrap_or_default();
    let word = |name: &str| serde_json::Value::from(text(name));
    query.get("five").and_then(|five| {
        Some(RuleForm {
            five,
            four: text("four"),
            three: text("three"),
            averaging: serde_json::from_value(word("averaging")).ok()?,
            least_marks: text("least_marks"),
            control: serde_json::from_value(word("control")).ok()?,
            year: serde_json::from_value(word("year")).ok()?,
            overruled_by: text("overruled_by"),
        })
    })
}

#[component]
fn Opened(book: RuleBook, asked: Option<RuleForm>) -> impl IntoView {
    let kept = flash::flash();
    let RuleBook { today, subject, subjects, rule, in_words, given, trial } = book;
    let named = subjects.iter().find(|(id, _)| Some(*id) == subject).map(|(_, name)| name.clone());
    let whose = named.map_or_else(|| "всей школы".to_owned(), |name| format!("предмета «{name}»"));
    let shown = asked.clone().unwrap_or(rule);
    let faults = match &trial {
        Some(Err(faults)) => faults.clone(),
        _ => vec![],
    };
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <section class="part">
            <div class="stack">
                <Whose subject subjects />
                <h2>{format!("Правило {whose}")}</h2>
                <p>{format!("Сейчас: {in_words}.")}</p>
                <form class="form" method="get" action=link::TERM_RULES>
                    {subject.map(|id| view! { <input type="hidden" name="subject" value=id.to_string() /> })}
                    <Fields form=shown.clone() faults />
                    <div class="form-end">
                        <Button kind=ButtonKind::Plain>"Показать, что изменится"</Button>
                    </div>
                </form>
            </div>
        </section>
        {match trial {
            Some(Ok(trial)) => view! { <Tried trial form=shown subject today=today.to_string() /> }.into_any(),
            _ => ().into_any(),
        }}
        <Given given />
    }
}

#[component]
fn Whose(subject: Option<SubjectId>, subjects: Vec<(SubjectId, String)>) -> impl IntoView {
    let school = Choice::new("", "Вся школа");
    let choices = subjects.into_iter().map(|(id, name)| Choice::new(id, name));
    let choices: Vec<Choice> = std::iter::once(school).chain(choices).collect();
    let value = subject.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form class="rule-whose" method="get" action=link::TERM_RULES>
            <Select label="Чьё правило" name="subject" id="whose" choices value />
            <Button kind=ButtonKind::Plain>"Открыть"</Button>
        </form>
    }
}

#[component]
fn Fields(form: RuleForm, faults: Vec<(String, String)>) -> impl IntoView {
    let wrong = move |field: &str| {
        let said = faults.iter().find(|(of, _)| of == field).map(|(_, why)| why.clone());
        Signal::stored(said)
    };
    let code = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let averaging = code(serde_json::to_value(form.averaging).unwrap_or_default());
    let control = code(serde_json::to_value(form.control).unwrap_or_default());
    let year = code(serde_json::to_value(form.year).unwrap_or_default());
    view! {
        <div class="rule-line">
            <Field label="5 — не ниже" name="five" value=form.five error=wrong("five") required=true />
            <Field label="4 — не ниже" name="four" value=form.four error=wrong("four") required=true />
            <Field label="3 — не ниже" name="three" value=form.three error=wrong("three") required=true />
        </div>
        <div class="rule-line">
            <Select label="Средняя" name="averaging" value=averaging
                choices=vec![Choice::new("weighted", "взвешенная"), Choice::new("simple", "простая")] />
            <Field label="Отметок не меньше" name="least_marks" value=form.least_marks error=wrong("least_marks") required=true />
            <Select label="Контрольная" name="control" value=control
                choices=vec![Choice::new("optional", "не обязательна"), Choice::new("at_least_one", "нужна хотя бы одна")] />
        </div>
        <Select label="Годовую округлять" name="year" value=year
            choices=vec![
                Choice::new("usual", "от половины вверх: 4,50; 3,50; 2,50"),
                Choice::new("as_terms", "по тем же порогам, что и периоды"),
            ] />
        <Select label="Кто может поставить не ту отметку, что предложена" name="overruled_by"
            value=form.overruled_by choices=overrulers() error=wrong("overruled_by") />
    }
}

/// Circles of people that schools choose from.
fn overrulers() -> Vec<Choice> {
    let circle = |roles: &[Role], title: &'static str| {
        let codes: Vec<_> = roles.iter().map(|role| role.code()).collect();
        Choice::new(codes.join(","), title)
    };
    vec![
        circle(&[Role::Teacher, Role::Deputy], "учитель и завуч"),
        circle(&[Role::Teacher], "только учитель"),
        circle(&[Role::Deputy], "только завуч"),
        circle(&[Role::Deputy, Role::Head], "завуч и директор"),
        circle(
            &[Role::Teacher, Role::Deputy, Role::Head, Role::Coordinator],
            "учитель, завуч, директор, координатор",
        ),
    ]
}

/// What would change, and the form that brings the rule into force.
#[component]
fn Tried(trial: Trial, form: RuleForm, subject: Option<SubjectId>, today: String) -> impl IntoView {
    let kept = flash::flash();
    let hidden = [
        ("rule[five]", form.five),
        ("rule[four]", form.four),
        ("rule[three]", form.three),
        ("rule[averaging]", word(&form.averaging)),
        ("rule[least_marks]", form.least_marks),
        ("rule[control]", word(&form.control)),
        ("rule[year]", word(&form.year)),
        ("rule[overruled_by]", form.overruled_by),
    ];
    let hidden =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <section class="part" id="tried">
            <div class="stack">
                <h2>"Что изменится сейчас"</h2>
                {told(&trial).into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
                <form class="form" method="post" action=PutRule::url()>
                    {subject.map(|id| view! { <input type="hidden" name="subject" value=id.to_string() /> })}
                    {hidden.collect_view()}
                    <DateField label="Ввести с" name="since" value=today.clone() first=today required=true
                        hint="По нему судят периоды, которые кончаются в этот день или позже." error=flash::at(&kept, "since") />
                    <div class="form-end">
                        <Button kind=ButtonKind::Primary>"Ввести правило"</Button>
                    </div>
                </form>
            </div>
        </section>
    }
}

fn word<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn told(trial: &Trial) -> Vec<String> {
    const MARKS: [&str; 3] = ["предложение", "предложения", "предложений"];
    let Trial { looked_at, better, worse, lost, gained } = *trial;
    let changed = better + worse + lost + gained;
    let all = counted(u64::from(looked_at), MARKS);
    if changed == 0 {
        return vec![format!("Ничего: по текущему периоду просмотрено {all}, все останутся прежними.")];
    }
    let of_all = counted(u64::from(looked_at), ["предложения", "предложений", "предложений"]);
    let share = format!("Изменится {} из {of_all} текущего периода.", counted(u64::from(changed), MARKS));
    let parts = [
        (better, "станут выше"),
        (worse, "станут ниже"),
        (lost, "пропадут: отметок не хватит"),
        (gained, "появятся, где их не было"),
    ];
    let lines = parts.into_iter().filter(|(number, _)| *number > 0);
    let lines = lines.map(|(number, what)| format!("{number} {what}")).collect::<Vec<_>>().join(", ");
    vec![share, format!("Из них {lines}. Выставленные отметки останутся как есть.")]
}

#[component]
fn Given(given: Vec<GivenRule>) -> impl IntoView {
    let one = |of: GivenRule| {
        let GivenRule { subject, since, rule, by } = of;
        let whose = subject.unwrap_or_else(|| "Вся школа".to_owned());
        view! {
            <li>
                {format!("С {} — {whose}: {rule}", day_of_year(since))}
                <small class="mild">{format!(" {}, {}", by.who, by.when)}</small>
            </li>
        }
    };
    let lines: Vec<_> = given.into_iter().map(one).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part">
                <div class="stack">
                    <h2>"Введённые правила"</h2>
                    <ul class="orders">{lines}</ul>
                </div>
            </section>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_tells_how_many_suggestions_change_and_how() {
        let told_of = |trial| told(&trial).join(" ");
        let quiet = told_of(Trial { looked_at: 21, ..Trial::default() });
        assert!(quiet.starts_with("Ничего") && quiet.contains("21\u{a0}предложение"), "{quiet}");
        let loud = told_of(Trial { looked_at: 40, better: 1, lost: 2, ..Trial::default() });
        assert!(loud.contains("3\u{a0}предложения из 40\u{a0}предложений"), "{loud}");
        assert!(loud.contains("1 станут выше, 2 пропадут"), "{loud}");
    }
}
