//! The slips of a class or of the staff: tick, print, hand out.

use domain::ids::ClassId;
use domain::slip::Whose;
use leptos::prelude::*;

use super::address;
use super::api::open_slips;
use super::sheet::{Row, Sheet};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, access, asked, flash, link};
use crate::ui::words::{counted, day_of_year};
use crate::ui::{
    Button, ButtonKind, Column, Crumb, Crumbs, Empty, Glyph, Note, Page, Tab, Table, Tabs, Tone,
};

const PRINT: &str = "/slips/print";
const SLIPS: [&str; 3] = ["пароль", "пароля", "паролей"];

/// Whom the page ticks by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ticked {
    Waiting,
    All,
    Nobody,
}

/// `/slips/:of?whose=&mark=`
#[component]
pub fn SlipSheetPage() -> impl IntoView {
    let (of, query) = (asked::in_path::<String>("of"), asked::query());
    let ask = move || (of(), query.read().get("whose").as_deref().and_then(Whose::parse));
    let opened = load(ask, |(of, whose)| async move {
        let class = match of.as_deref() {
            Some("staff") => None,
            Some(id) => Some(id.parse::<ClassId>().map_err(|_| AppError::NotFound)?),
            None => return Err(AppError::NotFound),
        };
        open_slips(class, whose).await
    });
    let ticked = move || match query.read().get("mark").as_deref() {
        Some("all") => Ticked::All,
        Some("none") => Ticked::Nobody,
        _ => Ticked::Waiting,
    };
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet ticked=ticked() />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: Sheet, ticked: Ticked) -> impl IntoView {
    let kept = flash::flash();
    let title = format!("{}: пароли", sheet.title);
    let crumbs = vec![Crumb::to("Доступ", link::SLIPS)];
    let tab = |whose: Whose, title: &str| Tab {
        href: address(sheet.class, whose),
        title: title.into(),
        count: None,
    };
    let tabs = vec![tab(Whose::Pupils, "Ученики"), tab(Whose::Guardians, "Родители")];
    let here = address(sheet.class, sheet.whose);
    let of_class = sheet.class.is_some();
    view! {
        <Page title head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {of_class.then(|| view! { <Tabs label="Чьи пароли" tabs here=Signal::stored(here) /> })}
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {if sheet.rows.is_empty() {
                view! {
                    <Empty title="В списке никого" glyph=Glyph::People>
                        <p>"Людей добавляют загрузкой списков."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <People sheet ticked /> }.into_any()
            }}
        </Page>
    }
}

#[component]
fn People(sheet: Sheet, ticked: Ticked) -> impl IntoView {
    let Sheet { class, whose, last_day, rows, .. } = sheet;
    let waiting = rows.iter().filter(|row| row.refused.is_none() && row.access.wants_slip()).count();
    let here = address(class, whose);
    let note_head = if whose == Whose::Pupils { "Логин" } else { "Кто это и логин" };
    let columns = vec![Column::new("Кому"), Column::new(note_head), Column::new("Вход")];
    view! {
        <p>
            {format!(
                "Отмеченным напечатается по листку с новым паролем. Он действует по {} и меняется при первом входе.",
                day_of_year(last_day),
            )}
        </p>
        <Marks here=here.clone() waiting all=rows.len() ticked />
        <form method="post" action=PRINT class="form wide">
            <input type="hidden" name="class" value=class.map(|class| class.to_string()) />
            <input type="hidden" name="whose" value=whose.code() />
            <Table caption="Кому напечатать пароль" caption_class="only" columns>
                {rows.into_iter().map(|row| line(row, ticked)).collect_view()}
            </Table>
            <Note>
                "У того, кто уже входил, прежний пароль перестанет подходить, и он выйдет отовсюду. Пароли нигде не хранятся: вместо потерянного листка печатают новый."
            </Note>
            <div class="form-end">
                <Button kind=ButtonKind::Primary icon=Glyph::Print>"Напечатать пароли"</Button>
                <span class="mild">
                    "Файл появится в загрузках. "
                    <a href=here>"Показать, у кого теперь есть пароль"</a>
                </span>
            </div>
        </form>
    }
}

/// The three usual choices, each an address of its own: what a person ticked by hand gives way to it.
#[component]
fn Marks(here: String, waiting: usize, all: usize, ticked: Ticked) -> impl IntoView {
    let and = if here.contains('?') { '&' } else { '?' };
    let choice = |of: Ticked, words: String, mark: &str| {
        let href = if mark.is_empty() { here.clone() } else { format!("{here}{and}mark={mark}") };
        view! { <a href=href rel="external" aria-current=(of == ticked).then_some("true")>{words}</a> }
    };
    view! {
        <nav class="seg" aria-label="Кого отметить">
            {choice(Ticked::Waiting, format!("Кто без пароля: {waiting}"), "")}
            {choice(Ticked::All, format!("Все: {all}"), "all")} {choice(Ticked::Nobody, "Никто".into(), "none")}
        </nav>
        <p class="only" role="status">{format!("Ждут листка: {}", counted(waiting as u64, SLIPS))}</p>
    }
}

fn line(row: Row, ticked: Ticked) -> impl IntoView {
    let Row { person, name, note, login, access, refused } = row;
    let on = match ticked {
        Ticked::Waiting => access.wants_slip(),
        Ticked::All => true,
        Ticked::Nobody => false,
    };
    let told = [Some(note).filter(|note| !note.is_empty()), login].into_iter().flatten().collect::<Vec<_>>();
    let who = match &refused {
        Some(_) => view! { {name} }.into_any(),
        None => view! {
            <label class="check">
                <input type="checkbox" name="person" value=person.to_string() checked=on />
                <span>{name}</span>
            </label>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">{who}</th>
            <td>{told.join(" · ")}</td>
            <td>{access::badge(access)} {refused.map(|why| view! { <small class="mild">" " {why}</small> })}</td>
        </tr>
    }
}
