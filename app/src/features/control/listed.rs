//! The lessons behind a number: each says what it lacks and leads to its journal.

use domain::calendar::Span;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{RemindClass, RemindTeacher};
use super::overview::{Lack, Lesson, Listed, Whose};
use super::way::{self, Asked};
use crate::kit::{asked, flash, link};
use crate::ui::words::{counted, day_and_weekday, span};
use crate::ui::{Badge, Button, Column, Crumb, Crumbs, Empty, Glyph, Note, Page, PageWidth, Table, Tone};

#[component]
pub fn LessonsOf(listed: Listed) -> impl IntoView {
    let Listed { span: days, lack, whose, lessons, reminds, .. } = listed;
    let query = asked::query();
    let reminded = query.with_untracked(|query| query.get("reminded").is_some());
    let Asked { by, whose: of, .. } = query.with_untracked(Asked::read);
    let refused = flash::general(&flash::flash());
    let title = [lack.map_or("Все уроки", Lack::title), whose.as_str()].join(" · ");
    let title = title.trim_end_matches(" · ").to_owned();
    let back = way::overview(days, by);
    let many = if lessons.len() < Listed::MOST {
        counted(lessons.len() as u64, ["урок", "урока", "уроков"])
    } else {
        format!("первые {} уроков: сузьте период, чтобы увидеть остальные", Listed::MOST)
    };
    let named = !matches!(of, Whose::Teacher(_));
    let heads =
        ["Когда", "Класс", "Предмет"].into_iter().chain(named.then_some("Учитель")).chain(["Чего нет"]);
    let columns = heads.map(Column::new).collect::<Vec<_>>();
    let told = if reminds.len() > 1 || matches!(of, Whose::Class(_)) {
        "Напоминание отправлено: оно у учителей в уведомлениях."
    } else {
        "Напоминание отправлено: оно у учителя в уведомлениях."
    };
    view! {
        <Page title width=PageWidth::Wide head=move || view! { <Crumbs crumbs=vec![Crumb::to("Контроль", back.clone())] /> }>
            <p>{format!("{}: {many}.", span(days.first, days.last))}</p>
            {refused.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {reminded.then(|| view! { <Note tone=Tone::Accent>{told}</Note> })}
            {(!reminded && !reminds.is_empty()).then(|| view! { <Remind of days many=reminds.len() /> })}
            {if lessons.is_empty() {
                view! {
                    <Empty title="Таких уроков нет" glyph=Glyph::Check>
                        <p>"За этот период здесь всё заполнено."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <div class="control-view">
                        <Table caption="Уроки" caption_class="only" columns>
                            {lessons.into_iter().map(|lesson| line(lesson, of)).collect_view()}
                        </Table>
                    </div>
                }
                    .into_any()
            }}
        </Page>
    }
}

/// A notice of all that is lacking in these days: to the teacher, or to each teacher of the class.
#[component]
fn Remind(of: Whose, days: Span, many: usize) -> impl IntoView {
    let (action, name, value, face) = match of {
        Whose::Class(class) => {
            let face = format!("Напомнить {}", counted(many as u64, ["учителю", "учителям", "учителям"]));
            (RemindClass::url(), "class", class.to_string(), face)
        }
        Whose::Teacher(teacher) => {
            (RemindTeacher::url(), "teacher", teacher.to_string(), "Напомнить учителю".to_owned())
        }
        Whose::All | Whose::Gathered => return ().into_any(),
    };
    view! {
        <form method="post" action=action>
            <input type="hidden" name=name value=value />
            <input type="hidden" name="first" value=days.first.to_string() />
            <input type="hidden" name="last" value=days.last.to_string() />
            <Button icon=Glyph::Bell>{face}</Button>
        </form>
    }
    .into_any()
}

/// Does each row say whose lesson it is? Of one teacher the name stands over the list.
const fn named(of: Whose) -> bool {
    !matches!(of, Whose::Teacher(_))
}

fn line(lesson: Lesson, of: Whose) -> impl IntoView {
    let Lesson { id, date, number, group, class, subject, teacher, term, lacks, .. } = lesson;
    let href = term.map_or_else(|| link::journal(group), |term| link::journal_lesson(group, term, id));
    let tone = |lack: Lack| {
        if lack.is_due() { Tone::Alert } else { Tone::Calm }
    };
    let badge = move |lack: Lack| view! { <Badge tone=tone(lack)>{lack.title()}</Badge> " " };
    view! {
        <tr>
            <th scope="row"><a href=href>{format!("{}, {number}-й урок", day_and_weekday(date))}</a></th>
            <td>{class}</td>
            <td>{subject}</td>
            {named(of).then(|| view! { <td>{teacher}</td> })}
            <td>
                {if lacks.is_empty() {
                    view! { <span class="mild">"всё есть"</span> }.into_any()
                } else {
                    lacks.into_iter().map(badge).collect_view().into_any()
                }}
            </td>
        </tr>
    }
}
