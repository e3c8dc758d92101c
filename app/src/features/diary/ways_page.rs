//! «Что нужно, чтобы вышло 5»: which further marks bring a better one, or that none do before the term ends.

use domain::diary::{Further, Outlook};
use domain::ids::SubjectId;
use domain::term_mark::{Outcome, TermMarkValue};
use leptos::prelude::*;

use super::api::open_ways;
use super::leaf::WaysLeaf;
use super::reckoned::for_better;
use super::switch::Switch;
use super::way::{Way, asked};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked as asked_for};
use crate::ui::words::{counted, day_of_year, hundredths, unbroken};
use crate::ui::{Crumb, Crumbs, Page, PageWidth};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// `/diary/marks?child=&part=ways&subject=`
#[component]
pub fn WaysPage() -> impl IntoView {
    let query = asked_for::query();
    let subject = asked_for::in_query::<SubjectId>("subject");
    let opened = load(
        move || (query.with(asked), subject()),
        |(child, subject)| async move { open_ways(child?, subject.ok_or(AppError::NotFound)?).await },
    );
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf />
        </Loaded>
    }
}

#[component]
fn Opened(leaf: WaysLeaf) -> impl IntoView {
    let back = Way::here().subject(Some(leaf.term.id), leaf.subject);
    let crumbs = vec![Crumb::to("Отметки", back), Crumb::words(leaf.term.title.clone())];
    let (owner, title, lessons) = (leaf.owner.clone(), leaf.title.clone(), leaf.lessons);
    let last = day_of_year(leaf.term.span.last);
    let left = match lessons {
        0 => format!("До {last} уроков больше нет."),
        left => format!("До {last} — ещё {}.", counted(u64::from(left), LESSONS)),
    };
    let (now, better) = (leaf.now.in_words(), for_better(&leaf.now));
    let WaysLeaf { aims, kinds, .. } = leaf;
    let nothing_better = aims.is_empty();
    let aim = move |(aim, outlook)| view! { <Aim aim outlook kinds=kinds.clone() /> };
    view! {
        <Page
            title=format!("{title}: {better}")
            width=PageWidth::Narrow
            head=move || view! { <Switch owner=owner.clone() /> <Crumbs crumbs=crumbs.clone() /> }
        >
            <div class="stack">
                {now.into_iter().map(|text| view! { <p>{unbroken(&text)}</p> }).collect_view()}
                <p>{left}</p>
                {nothing_better.then(|| view! { <p>"Лучше пятёрки не бывает."</p> })}
            </div>
            {aims.into_iter().map(aim).collect_view()}
            <p class="mild">
                "Сколько работ впереди, решает учитель. Мы считаем так: ответ — на любом уроке, самостоятельная — раз в четыре урока, контрольная — раз в восемь, если учитель не объявил иначе. Итоговую ставит учитель."
            </p>
        </Page>
    }
}

#[component]
fn Aim(aim: TermMarkValue, outlook: Outlook, kinds: Vec<(String, String)>) -> impl IntoView {
    let told = match outlook {
        Outlook::Already => return ().into_any(),
        Outlook::Ways(ways) => {
            let several = ways.len() > 1;
            let way = |way: &Vec<Further>| view! { <li>{said(way, &kinds)}</li> };
            let ways = ways.iter().map(way).collect_view();
            view! {
                <p>{if several { "Хватит чего-нибудь одного:" } else { "Хватит этого:" }}</p>
                <ul class="ways-on">{ways}</ul>
            }
            .into_any()
        }
        Outlook::Impossible { best, average } => view! { <p>{beyond(aim, best, average)}</p> }.into_any(),
    };
    view! {
        <section class="part">
            <div class="stack">
                <h2>{format!("Чтобы вышло {}", aim.text())}</h2>
                {told}
            </div>
        </section>
    }
    .into_any()
}

/// «Контрольная работа: 5; Ответ на уроке: 5, 5, 4»
fn said(way: &[Further], kinds: &[(String, String)]) -> String {
    let mut works: Vec<(&str, Vec<&str>)> = vec![];
    for further in way {
        let marks = std::iter::repeat_n(further.value.text(), further.times as usize);
        match works.iter_mut().find(|(kind, _)| *kind == further.kind) {
            Some((_, got)) => got.extend(marks),
            None => works.push((&further.kind, marks.collect())),
        }
    }
    let name =
        |kind: &str| kinds.iter().find(|(code, _)| code == kind).map_or(kind.to_owned(), |of| of.1.clone());
    let work = |(kind, marks): &(&str, Vec<&str>)| format!("{}: {}", name(kind), marks.join(", "));
    works.iter().map(work).collect::<Vec<_>>().join("; ")
}

/// Honest where nothing helps any more.
fn beyond(aim: TermMarkValue, best: Outcome, average: Option<u32>) -> String {
    let aim = aim.text();
    match (best, average) {
        (Outcome::Comes { value, .. }, Some(average)) => format!(
            "В этом периоде {aim} уже не выйдет: даже с одними пятёрками за всё, что впереди, средняя будет {}, а это {}.",
            hundredths(average),
            value.text()
        ),
        (Outcome::Lacks(lack), _) => format!("В этом периоде {aim} уже не выйдет. {lack}"),
        _ => format!("В этом периоде {aim} уже не выйдет."),
    }
}

#[cfg(test)]
mod tests {
    use domain::journal::MarkValue::{Five, Four};

    use super::*;

    fn further(kind: &str, value: domain::journal::MarkValue, times: u32) -> Further {
        Further { kind: kind.into(), value, times }
    }

    #[test]
    fn a_way_names_each_work_once_with_its_marks() {
        let kinds = [("К".into(), "Контрольная работа".into()), ("О".into(), "Ответ на уроке".into())];
        let way = [further("К", Five, 1), further("О", Five, 2), further("О", Four, 1)];
        assert_eq!(said(&way, &kinds), "Контрольная работа: 5; Ответ на уроке: 5, 5, 4");
        assert_eq!(said(&[further("Ы", Five, 1)], &kinds), "Ы: 5");
    }

    #[test]
    fn what_cannot_be_is_said_with_the_average_that_all_fives_would_bring() {
        let best = Outcome::Comes { value: TermMarkValue::Four, floor: None, ceiling: None };
        let told = beyond(TermMarkValue::Five, best, Some(433));
        assert!(told.contains("5 уже не выйдет") && told.contains("4,33, а это 4"), "{told}");
    }
}
