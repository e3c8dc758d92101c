//! The list of a class as one form: a line a pupil, one «Сохранить» for all, and what is wrong said in its line.

use domain::card::{CardDraft, LONGEST_PART};
use domain::ids::{ClassId, PersonId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{CorrectClass, open_class};
use super::class_list::{ClassList, Line};
use super::words::{class_crumbs, in_words};
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Column, Crumbs, Empty, Glyph, Note, Page, PageWidth, Table, Tone};

const LINES: [&str; 3] = ["ученик", "ученика", "учеников"];

/// `/people/class/:of?saved=`
#[component]
pub fn ClassPage() -> impl IntoView {
    let (of, query) = (asked::in_path::<ClassId>("of"), asked::query());
    let opened = load(of, |class| async move { open_class(class.ok_or(AppError::NotFound)?).await });
    let saved = move || query.read().get("saved").and_then(|many| many.parse::<u64>().ok());
    view! {
        <Loaded resource=opened let:list>
            <Opened list saved=saved() />
        </Loaded>
    }
}

#[component]
fn Opened(list: ClassList, saved: Option<u64>) -> impl IntoView {
    let (kept, typed) = (flash::flash(), typed());
    let ClassList { class, title, lines } = list;
    let crumbs = class_crumbs(class, &title);
    let told = flash::general(&kept).or_else(|| kept.as_ref().and_then(|error| error.at("")));
    let saved = saved.filter(|_| kept.is_none()).map(|many| match many {
        0 => "Ничего не изменилось.".to_owned(),
        many => format!("Сохранено: {}.", counted(many, LINES)),
    });
    let lines: Vec<Shown> =
        lines.into_iter().map(|line| Shown::of(line, typed.as_ref(), kept.as_ref())).collect();
    let columns = ["№", "Фамилия", "Имя", "Отчество", "Пол", "Дата рождения"].map(Column::new).into();
    view! {
        <Page title=format!("{title}: исправить список") width=PageWidth::Wide head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {told.map(|words| view! { <Note tone=Tone::Alert>{words}</Note> })}
            {saved.map(|words| view! { <p role="status"><b>{words}</b></p> })}
            {if lines.is_empty() {
                view! {
                    <Empty title="В классе никого" glyph=Glyph::People>
                        <p>"Учеников зачисляют приказом или загрузкой списков."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <p class="mild">
                        "Исправьте что нужно и сохраните всё сразу: запишутся только изменённые строки. Enter ведёт вниз по столбцу, Tab вправо."
                    </p>
                    <form class="form wide" method="post" action=CorrectClass::url()>
                        <StandsAt page=link::class_list(class) />
                        <input type="hidden" name="class" value=class.to_string() />
                        <div class="pc-list" data-columns="">
                            <Table caption=format!("Список класса {title}") caption_class="only" columns>
                                {lines.into_iter().enumerate().map(|(at, shown)| row(at, shown)).collect_view()}
                            </Table>
                        </div>
                        <div class="form-end pc-save">
                            <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                        </div>
                    </form>
                }
                    .into_any()
            }}
        </Page>
    }
}

/// A line as the page shows it: as it stands, or as it was typed and refused.
struct Shown {
    person: PersonId,
    /// «Фомина Вероника», for the ear.
    name: String,
    draft: CardDraft,
    seen: String,
    /// Wrong fields by their codes.
    wrong: Vec<(&'static str, String)>,
    /// Why the line as a whole was not written, and what stands there now.
    clash: Option<String>,
}

const FIELDS: [(&str, &str); 5] = [
    ("surname", "Фамилия"),
    ("given", "Имя"),
    ("patronymic", "Отчество"),
    ("sex", "Пол"),
    ("born", "Дата рождения"),
];

impl Shown {
    fn of(line: Line, typed: Option<&Typed>, kept: Option<&AppError>) -> Self {
        let Line { person, draft, seen } = line;
        let name = format!("{} {}", draft.surname, draft.given);
        let told = |field: &str| kept.and_then(|error| error.at(&format!("{person}.{field}")));
        let wrong: Vec<_> = FIELDS.iter().filter_map(|(code, _)| Some((*code, told(code)?))).collect();
        let clash = told("").map(|why| format!("{why} Сейчас записано: {}.", in_words(&draft)));
        // A failure of the whole call has told of no line: all that was typed is as new.
        let refused = !wrong.is_empty()
            || clash.is_some()
            || matches!(kept, Some(error) if !matches!(error, AppError::Form(_)));
        let sent = typed.filter(|_| refused).and_then(|typed| sent(typed, person));
        let (draft, seen) = match sent {
            Some((typed, _)) if clash.is_some() => (typed, seen),
            Some(as_sent) => as_sent,
            None => (draft, seen),
        };
        Self { person, name, draft, seen, wrong, clash }
    }

    fn wrong(&self, code: &str) -> Option<String> {
        self.wrong.iter().find(|(of, _)| *of == code).map(|(_, text)| text.clone())
    }
}

/// What was typed into the line of `person`, and what it was opened with.
fn sent(typed: &Typed, person: PersonId) -> Option<(CardDraft, String)> {
    let person = person.to_string();
    let at = (0..).map_while(|at| Some((at, typed.of(&format!("lines[{at}][person]"))?)));
    let (at, _) = at.into_iter().find(|(_, of)| **of == person)?;
    let text = |field: &str| typed.text(&format!("lines[{at}][{field}]"));
    let draft = CardDraft {
        surname: text("surname"),
        given: text("given"),
        patronymic: text("patronymic"),
        sex: text("sex"),
        born: text("born"),
        ..CardDraft::default()
    };
    Some((draft, text("seen")))
}

fn row(at: usize, shown: Shown) -> impl IntoView {
    let cells = FIELDS.map(|(code, title)| cell(at, &shown, (code, title))).collect_view();
    let bad = (!shown.wrong.is_empty() || shown.clash.is_some()).then_some("");
    let Shown { person, name, seen, clash, .. } = shown;
    view! {
        <tr data-bad=bad>
            <th scope="row">
                {at + 1} <span class="only">{name}</span>
                <input type="hidden" name=format!("lines[{at}][person]") value=person.to_string() />
                <input type="hidden" name=format!("lines[{at}][seen]") value=seen />
            </th>
            {cells}
        </tr>
        {clash.map(|words| view! {
            <tr data-bad="">
                <td class="pc-clash" colspan="6">{words} " Сохраните ещё раз, чтобы записать своё."</td>
            </tr>
        })}
    }
}

fn cell(at: usize, shown: &Shown, (code, title): (&'static str, &'static str)) -> impl IntoView + use<> {
    let CardDraft { surname, given, patronymic, sex, born, .. } = shown.draft.clone();
    let (id, name) = (format!("{code}-{}", shown.person), format!("lines[{at}][{code}]"));
    let label = format!("{title}: {}", shown.name);
    let wrong = shown.wrong(code);
    let told = wrong.as_ref().map(|_| format!("{id}-error"));
    let invalid = wrong.as_ref().map(|_| "true");
    let text = |value: String, required: bool| {
        view! {
            <input class="input" type="text" id=id.clone() name=name.clone() value=value maxlength=LONGEST_PART required=required
                autocomplete="off" aria-label=label.clone() aria-invalid=invalid aria-describedby=told.clone() />
        }
        .into_any()
    };
    let input = match code {
        "surname" => text(surname, true),
        "given" => text(given, true),
        "patronymic" => text(patronymic, false),
        "sex" => view! {
            <select class="input" id=id.clone() name=name.clone() aria-label=label.clone() aria-invalid=invalid
                aria-describedby=told.clone()>
                {sex.is_empty().then(|| view! { <option value="">"—"</option> })}
                <option value="М" selected=sex == "М">"М"</option>
                <option value="Ж" selected=sex == "Ж">"Ж"</option>
            </select>
        }
        .into_any(),
        _ => view! {
            <input class="input" type="date" id=id.clone() name=name.clone() value=born required=true
                aria-label=label.clone() aria-invalid=invalid aria-describedby=told.clone() />
        }
        .into_any(),
    };
    let error = wrong.map(|text| view! { <p class="error" id=format!("{id}-error")>{text}</p> });
    view! { <td data-word=title>{input} {error}</td> }
}
