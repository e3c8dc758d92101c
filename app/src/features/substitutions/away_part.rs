//! Teachers who are away: a form for one more, and each absence with the lessons it touches.

use domain::calendar::Span;
use domain::ids::TeacherAbsenceId;
use domain::substitution::{AbsenceKind, Numbers};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{CancelAbsence, ChangeAbsence, EnterAbsence};
use super::away::{Away, AwayList, Missed};
use crate::kit::{flash, link};
use crate::ui::words::{counted, day, day_and_weekday, span};
use crate::ui::{Button, ButtonKind, Choice, DateField, Empty, Field, Glyph, Input, Select};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

#[component]
pub fn AwayPart(list: AwayList) -> impl IntoView {
    let AwayList { today, arranges, staff, absences, edited } = list;
    let changed = edited.and_then(|id| absences.iter().find(|away| away.id == id)).cloned();
    let form = match changed {
        _ if !arranges => ().into_any(),
        Some(away) => view! { <Change away /> }.into_any(),
        None => {
            let staff: Vec<Choice> = staff.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
            let blank = Span { first: today, last: today };
            view! {
                <section class="part">
                    <h2>"Отметить отсутствие"</h2>
                    <form class="form" method="post" action=EnterAbsence::url()>
                        <Select label="Учитель" name="teacher" choices=staff />
                        <DaysFields span=blank numbers=None kind=AbsenceKind::Ill />
                        <div class="form-end">
                            <Button kind=ButtonKind::Primary>"Отметить"</Button>
                        </div>
                    </form>
                </section>
            }
            .into_any()
        }
    };
    view! {
        {form}
        <section class="part">
            <h2>"Кто отсутствует"</h2>
            {absences
                .is_empty()
                .then(|| {
                    view! {
                        <Empty title="Никто не отмечен" glyph=Glyph::Check>
                            <p>"Здесь будут отсутствия учителей за последний месяц и вперёд, с уроками, которые они затрагивают."</p>
                        </Empty>
                    }
                })}
            <ul class="sub-absences">
                {absences.into_iter().map(|away| view! { <One away arranges /> }).collect_view()}
            </ul>
        </section>
    }
}

/// Days, lessons and kind; names as the calls read them.
#[component]
fn DaysFields(span: Span, numbers: Option<Numbers>, kind: AbsenceKind) -> impl IntoView {
    let kept = flash::flash();
    let kinds = AbsenceKind::ALL.into_iter().map(|kind| Choice::new(kind.code(), kind.title())).collect();
    let number = |number: Option<u8>| number.map_or_else(String::new, |number| number.to_string());
    let last = numbers.map(|numbers| numbers.last).filter(|last| *last < Numbers::LAST);
    view! {
        <Select label="Причина" name="days[kind]" id="kind" choices=kinds value=kind.code() />
        <p class="mild">"Причину видят только завуч, директор, координатор и кадровик."</p>
        <div class="sub-pair">
            <DateField label="С какого дня" name="days[first]" id="first" required=true
                value=span.first.to_string() error=flash::at(&kept, "days[first]") />
            <DateField label="По какой день" name="days[last]" id="last"
                value=span.last.to_string() error=flash::at(&kept, "days[last]") />
        </div>
        <div class="sub-pair">
            <Field label="С какого урока" name="days[first_lesson]" id="first-lesson" of=Input::Number
                value=number(numbers.map(|numbers| numbers.first)) hint="Пусто: весь день"
                error=flash::at(&kept, "days[first_lesson]") />
            <Field label="По какой урок" name="days[last_lesson]" id="last-lesson" of=Input::Number
                value=number(last) hint="Пусто: до конца дня" />
        </div>
    }
}

#[component]
fn Change(away: Away) -> impl IntoView {
    let Away { id, name, span, numbers, kind, .. } = away;
    view! {
        <section class="part">
            <h2>{format!("Изменить отсутствие: {name}")}</h2>
            <form class="form" method="post" action=ChangeAbsence::url()>
                <input type="hidden" name="absence" value=id.to_string() />
                <DaysFields span numbers kind />
                <div class="form-end line">
                    <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                    <a href=link::TEACHER_ABSENCES>"Не менять"</a>
                </div>
            </form>
        </section>
    }
}

#[component]
fn One(away: Away, arranges: bool) -> impl IntoView {
    let Away { id, name, span: days, numbers, kind, lessons } = away;
    let when = if days.first == days.last { day(days.first) } else { span(days.first, days.last) };
    let numbers = numbers.map(|numbers| format!(", {numbers}")).unwrap_or_default();
    let open = lessons.iter().filter(|lesson| lesson.decided.is_none()).count() as u64;
    let told = match (lessons.len() as u64, open) {
        (0, _) => "уроков не затронуто".to_owned(),
        (all, 0) => format!("{}, решено всё", counted(all, LESSONS)),
        (all, open) => format!("{}, не решено {open}", counted(all, LESSONS)),
    };
    let next = lessons.iter().find(|lesson| lesson.decided.is_none()).map(|lesson| lesson.date);
    let spoken = format!("{name}, {when}");
    view! {
        <li>
            <div class="sub-face">
                <h3>{name}</h3>
                <p>{format!("{when}{numbers}: {}", kind.title())}</p>
                <p class="mild">{told}</p>
                <div class="line">
                    {next.filter(|_| arranges).map(|on| view! { <a href=link::substitutions(on)>"Решить, кто заменит"</a> })}
                    {arranges.then(|| view! { <Hands id spoken /> })}
                </div>
            </div>
            {(!lessons.is_empty())
                .then(|| {
                    view! {
                        <details>
                            <summary class="sub-more">"Уроки"</summary>
                            <ul class="sub-missed">{lessons.into_iter().map(missed).collect_view()}</ul>
                        </details>
                    }
                })}
        </li>
    }
}

#[component]
fn Hands(id: TeacherAbsenceId, spoken: String) -> impl IntoView {
    let href = format!("{}&edit={id}", link::TEACHER_ABSENCES);
    view! {
        <a class="btn" href=href aria-label=format!("Изменить: {spoken}")>"Изменить"</a>
        <form method="post" action=CancelAbsence::url()>
            <input type="hidden" name="absence" value=id.to_string() />
            <button class="btn" aria-label=format!("Снять отсутствие: {spoken}")>"Снять"</button>
        </form>
    }
}

/// «12 ноября, чт, 3-й урок: 7А, Алгебра — замена: Иванова А. П.»
fn missed(lesson: Missed) -> impl IntoView {
    let decided = lesson.outcome();
    let what = format!(
        "{}, {}-й урок: {}, {}",
        day_and_weekday(lesson.date),
        lesson.number,
        lesson.whom,
        lesson.subject
    );
    view! {
        <li>
            {what} " — " <b>{decided}</b>
        </li>
    }
}
