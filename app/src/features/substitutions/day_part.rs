//! A day: which lessons have no teacher, and one press for the best of all.

use domain::ids::LessonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::SettleDay;
use super::board::{Board, DayCount, Line, State};
use super::lesson_part::LessonPart;
use crate::kit::link;
use crate::ui::words::{counted, day, day_in_full, weekday_short};
use crate::ui::{Button, ButtonKind, Choice, Empty, Glyph, LinkButton, Select, Tab, Tabs};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

#[component]
pub fn DayPart(board: Board) -> impl IntoView {
    let Board { on, days, lessons, others, .. } = board;
    let tabs: Vec<Tab> = days.into_iter().map(tab).collect();
    let open = lessons.iter().filter(|line| is_open(line)).count() as u64;
    view! {
        <Tabs label="Дни" tabs here=link::substitutions(on) />
        <h2>{day_in_full(on)}</h2>
        {if lessons.is_empty() {
            view! {
                <Empty title="Все учителя на месте" glyph=Glyph::Check>
                    <p>"Когда учителя не будет, отметьте его отсутствие: здесь появятся его уроки и те, кто может заменить."</p>
                    <div class="line">
                        <LinkButton href=link::TEACHER_ABSENCES kind=ButtonKind::Primary icon=Glyph::Plus>
                            "Отметить отсутствие"
                        </LinkButton>
                    </div>
                </Empty>
            }
                .into_any()
        } else {
            view! {
                <p class="sub-sum">{sum(open, lessons.len() as u64)}</p>
                <div class="line">
                    {(open > 0)
                        .then(|| {
                            view! {
                                <form method="post" action=SettleDay::url()>
                                    <input type="hidden" name="on" value=on.to_string() />
                                    <Button kind=ButtonKind::Primary icon=Glyph::Check>"Расставить лучших"</Button>
                                </form>
                            }
                        })}
                    <LinkButton href=link::substitution_sheet(on) icon=Glyph::Print>"Лист замен"</LinkButton>
                    <LinkButton href=link::TEACHER_ABSENCES icon=Glyph::Plus>"Отметить отсутствие"</LinkButton>
                </div>
                <ol class="sub-day">{lessons.into_iter().map(|line| view! { <LessonPart line /> }).collect_view()}</ol>
            }
                .into_any()
        }}
        {(!others.is_empty()).then(|| view! { <MoveAnother others /> })}
    }
}

/// Whatever the reason, any lesson of the day may be given at another time.
#[component]
fn MoveAnother(others: Vec<(LessonId, String)>) -> impl IntoView {
    let choices = others.into_iter().map(|(lesson, title)| Choice::new(lesson, title)).collect();
    view! {
        <details class="sub-another">
            <summary class="sub-more">"Перенести другой урок этого дня"</summary>
            <form class="sub-other" method="get" action=link::SUBSTITUTIONS>
                <input type="hidden" name="part" value="place" />
                <Select label="Урок" name="lesson" choices />
                <Button kind=ButtonKind::Plain>"Выбрать время"</Button>
            </form>
        </details>
    }
}

fn tab(of: DayCount) -> Tab {
    let DayCount { date, open } = of;
    let title = format!("{}, {}", weekday_short(date), day(date));
    Tab { href: link::substitutions(date), title, count: (open > 0).then_some(open) }
}

fn is_open(line: &Line) -> bool {
    matches!(line.state, State::Open | State::OpenAgain(_))
}

/// «Не решено: 3 урока из 5.»
fn sum(open: u64, all: u64) -> String {
    match open {
        0 => format!("Решено всё: {}.", counted(all, LESSONS)),
        _ => format!("Не решено: {} из {all}.", counted(open, LESSONS)),
    }
}
