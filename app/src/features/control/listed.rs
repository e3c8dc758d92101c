//! The lessons behind a number: each says what it lacks and leads to its journal.

use domain::calendar::Span;
use domain::ids::PersonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::RemindTeacher;
use super::overview::{By, Lack, Lesson, Listed};
use super::way;
use crate::kit::{asked, flash, link};
use crate::ui::words::{counted, day_and_weekday, span};
use crate::ui::{Badge, Button, Column, Crumb, Crumbs, Empty, Glyph, Note, Page, PageWidth, Table, Tone};

#[component]
pub fn LessonsOf(listed: Listed) -> impl IntoView {
    let Listed { span: days, lack, whose, lessons, reminds, .. } = listed;
    let reminded = asked::query().with_untracked(|query| query.get("reminded").is_some());
    let refused = flash::general(&flash::flash());
    let title = [lack.map_or("Все уроки", Lack::title), whose.as_str()].join(" · ");
    let title = title.trim_end_matches(" · ").to_owned();
    let back = way::overview(days, By::Teacher);
    let many = if lessons.len() < Listed::MOST {
        counted(lessons.len() as u64, ["урок", "урока", "уроков"])
    } else {
        format!("первые {} уроков: сузьте период, чтобы увидеть остальные", Listed::MOST)
    };
    let columns = ["Когда", "Класс", "Предмет", "Учитель", "Чего нет"].map(Column::new).into();
    view! {
        <Page title width=PageWidth::Wide head=move || view! { <Crumbs crumbs=vec![Crumb::to("Контроль", back.clone())] /> }>
            <p>{format!("{}: {many}.", span(days.first, days.last))}</p>
            {refused.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {reminded.then(|| view! { <Note tone=Tone::Accent>"Напоминание отправлено: оно у учителя в уведомлениях."</Note> })}
            {reminds.filter(|_| !reminded).map(|teacher| view! { <Remind teacher days /> })}
            {if lessons.is_empty() {
                view! {
                    <Empty title="Таких уроков нет" glyph=Glyph::Check>
                        <p>"За этот период здесь всё заполнено."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <Table caption="Уроки" caption_class="only" columns>
                        {lessons.into_iter().map(line).collect_view()}
                    </Table>
                }
                    .into_any()
            }}
        </Page>
    }
}

/// A notice to the teacher of all that is lacking in these days.
#[component]
fn Remind(teacher: PersonId, days: Span) -> impl IntoView {
    view! {
        <form method="post" action=RemindTeacher::url()>
            <input type="hidden" name="teacher" value=teacher.to_string() />
            <input type="hidden" name="first" value=days.first.to_string() />
            <input type="hidden" name="last" value=days.last.to_string() />
            <Button icon=Glyph::Bell>"Напомнить учителю"</Button>
        </form>
    }
}

fn line(lesson: Lesson) -> impl IntoView {
    let Lesson { date, number, group, class, subject, teacher, term, lacks, .. } = lesson;
    let href = term.map_or_else(|| link::journal(group), |term| link::journal_term(group, term));
    let tone = |lack: Lack| {
        if lack.is_due() { Tone::Alert } else { Tone::Calm }
    };
    let badge = move |lack: Lack| view! { <Badge tone=tone(lack)>{lack.title()}</Badge> " " };
    view! {
        <tr>
            <th scope="row"><a href=href>{format!("{}, {number}-й урок", day_and_weekday(date))}</a></th>
            <td>{class}</td>
            <td>{subject}</td>
            <td>{teacher}</td>
            <td>{lacks.into_iter().map(badge).collect_view()}</td>
        </tr>
    }
}
