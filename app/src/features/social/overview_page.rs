//! «Социальный паспорт школы»: classes in figures, or schools for an office; a sheet to print.

use leptos::prelude::*;

use super::api::open_overview;
use super::sheet::{Overview, Part};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::day_in_figures;
use crate::ui::{Crumb, Crumbs, Empty, Glyph, Page, PageWidth};

/// `/social`
#[component]
pub fn SocialPage() -> impl IntoView {
    let opened = load(|| (), |()| open_overview());
    view! {
        <Loaded resource=opened let:overview>
            <Opened overview />
        </Loaded>
    }
}

#[component]
fn Opened(overview: Overview) -> impl IntoView {
    let Overview { title, today, parts, total } = overview;
    let of_school = parts.iter().any(|part| part.class.is_some());
    let crumbs: Vec<Crumb> = if of_school {
        vec![Crumb::to("Люди", link::PEOPLE)]
    } else {
        vec![Crumb::to("Организации", link::ORGANISATIONS)]
    };
    let empty = parts.is_empty();
    let several = parts.len() > 1;
    let heads = total.lines().into_iter().map(|(line, _)| line);
    let rows =
        heads.enumerate().map(|(at, line)| row((at, line), &parts, several.then_some(total.lines()[at].1)));
    let rows = rows.collect_view();
    let columns = parts.iter().map(head).collect_view();
    view! {
        <Page title=format!("Социальный паспорт: {title}") width=PageWidth::Wide head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <p class="mild soc-hint">
                {format!("На {}. Печать: Ctrl+P или меню браузера.", day_in_figures(today))}
                {of_school.then_some(" Выберите класс, чтобы увидеть учеников.")}
            </p>
            {if empty {
                view! {
                    <Empty title="Считать пока нечего" glyph=Glyph::People>
                        <p>"Здесь будут классы или школы с их числами."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <div class="frame" role="region" aria-label="Социальный паспорт в числах" tabindex="0">
                        <table class="table soc-figures">
                            <caption class="only">{format!("Социальный паспорт: {title}")}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">"Показатель"</th>
                                    {several.then(|| view! { <th scope="col" class="num">"Всего"</th> })}
                                    {columns}
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                }
                    .into_any()
            }}
        </Page>
    }
}

fn head(part: &Part) -> impl IntoView + use<> {
    let title = part.title.clone();
    let words = match part.class {
        Some(class) => view! { <a href=link::social_class(class)>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! { <th scope="col" class="num">{words}</th> }
}

fn row((at, line): (usize, &'static str), parts: &[Part], total: Option<u32>) -> impl IntoView + use<> {
    let figures: Vec<u32> = parts.iter().map(|part| part.figures.lines()[at].1).collect();
    view! {
        <tr>
            <th scope="row">{line}</th>
            {total.map(|total| view! { <td class="num"><b>{total}</b></td> })}
            {figures.into_iter().map(|figure| view! { <td class="num">{shown(figure)}</td> }).collect_view()}
        </tr>
    }
}

/// Nobody is a dash, so that somebody catches the eye.
fn shown(figure: u32) -> String {
    if figure == 0 { "–".into() } else { figure.to_string() }
}
