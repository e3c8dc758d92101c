//! Subjects: what the school teaches, what it is called in narrow columns, and what the school has added.

use domain::curriculum::{AREAS, LONGEST_NAME, LONGEST_SHORT};
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::SetSubjects;
use crate::features::wizard::school::Subject;
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::{AppError, link};
use crate::ui::{Button, ButtonKind, Column, Glyph, Table};

/// Empty lines for subjects of the school's own.
const NEW: usize = 3;

#[component]
pub fn SubjectsStep(subjects: Vec<Subject>, kept: Option<AppError>) -> impl IntoView {
    let typed = typed();
    let form = Form { kept, typed };
    let many = subjects.len();
    let mut area = String::new();
    let mut lines = vec![];
    for (at, subject) in subjects.into_iter().enumerate() {
        if subject.area != area {
            area.clone_from(&subject.area);
            lines.push(heading(&area).into_any());
        }
        lines.push(form.line(at, subject).into_any());
    }
    let new = (many..many + NEW).map(|at| form.added(at)).collect_view();
    let columns = |words: &[&str]| words.iter().copied().map(Column::new).collect::<Vec<_>>();
    view! {
        <p>
            "Предметы федерального плана уже здесь. Снимите отметку с тех, которых в школе нет: в учебном плане они не появятся."
        </p>
        <form class="form wide wizard-lines" method="post" action=SetSubjects::url()>
            <StandsAt page=link::wizard(Step::Subjects) />
            <Table caption="Предметы школы" caption_class="only" columns=columns(&["Предмет", "Коротко", "Преподаётся"])>
                {lines}
            </Table>
            <Table caption="Добавить свои предметы" columns=columns(&["Название", "Коротко", "Область плана"])>
                {new}
            </Table>
            <div class="form-end">
                <Button kind=ButtonKind::Plain icon=Glyph::Check>"Сохранить предметы"</Button>
            </div>
        </form>
    }
}

fn heading(area: &str) -> impl IntoView + use<> {
    view! {
        <tr class="area">
            <th scope="rowgroup" colspan="3">{area.to_owned()}</th>
        </tr>
    }
}

/// The form as it was sent and refused, if it was.
struct Form {
    kept: Option<AppError>,
    typed: Option<Typed>,
}

impl Form {
    fn text(&self, name: &str, kept: String) -> String {
        self.typed.as_ref().map_or(kept, |typed| typed.text(name))
    }

    fn wrong(&self, name: &str) -> Option<String> {
        self.kept.as_ref().and_then(|error| error.at(name))
    }

    fn line(&self, at: usize, subject: Subject) -> impl IntoView + use<> {
        let name = |field: &str| format!("lines[{at}][{field}]");
        let taught = match &self.typed {
            Some(typed) => typed.of(&name("taught")).is_some(),
            None => subject.taught,
        };
        let off = self.wrong(&name("taught"));
        let bad = off.is_some() || self.wrong(&name("short")).is_some();
        let short =
            self.input(name("short"), subject.short, (LONGEST_SHORT, format!("Коротко: {}", subject.name)));
        let told = off.as_ref().map(|_| format!("{}-error", name("taught")));
        let fixed = subject.used.then(|| view! { <span class="mild">" в плане"</span> });
        view! {
            <tr data-bad=bad.then_some("")>
                <th scope="row">
                    {subject.name.clone()}
                    <input type="hidden" name=name("subject") value=subject.subject.to_string() />
                </th>
                <td data-word="коротко">{short}</td>
                <td data-word="преподаётся">
                    <label class="check">
                        <input type="checkbox" name=name("taught") value="on" checked=taught
                            aria-label=format!("Преподаётся: {}", subject.name) aria-describedby=told.clone() />
                        {fixed}
                    </label>
                    {off.map(|words| view! { <p class="error" id=told>{words}</p> })}
                </td>
            </tr>
        }
    }

    fn added(&self, at: usize) -> impl IntoView + use<> {
        let name = |field: &str| format!("lines[{at}][{field}]");
        let empty = String::new;
        let title = self.input(name("name"), empty(), (LONGEST_NAME, "Название своего предмета".into()));
        let short = self.input(name("short"), empty(), (LONGEST_SHORT, "Коротко, свой предмет".into()));
        let chosen = self.text(&name("area"), AREAS[AREAS.len() - 1].to_owned());
        let areas = AREAS.map(|area| view! { <option value=area selected=area == chosen>{area}</option> });
        view! {
            <tr>
                <td data-word="название">{title}</td>
                <td data-word="коротко">{short}</td>
                <td data-word="область">
                    <select class="input" name=name("area") aria-label="Область плана своего предмета">
                        {areas.into_iter().collect_view()}
                    </select>
                </td>
            </tr>
        }
    }

    fn input(&self, name: String, kept: String, (most, label): (usize, String)) -> impl IntoView + use<> {
        let (value, wrong) = (self.text(&name, kept), self.wrong(&name));
        let told = wrong.as_ref().map(|_| format!("{name}-error"));
        let id = told.clone();
        view! {
            <input class="input" type="text" name=name value=value maxlength=most autocomplete="off" aria-label=label
                aria-invalid=wrong.as_ref().map(|_| "true") aria-describedby=told />
            {wrong.map(|words| view! { <p class="error" id=id>{words}</p> })}
        }
    }
}
