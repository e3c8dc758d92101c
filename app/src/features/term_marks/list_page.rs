//! The list of groups with term marks to write.

use leptos::prelude::*;

use super::api::term_groups;
use super::sheet::Listed;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::counted;
use crate::ui::{Badge, Empty, Glyph, Page, Tone};

/// `/term-marks`
#[component]
pub fn TermMarksPage() -> impl IntoView {
    let list = load(|| (), |()| term_groups());
    view! {
        <Page title="Итоговые отметки">
            <Loaded resource=list let:list>
                {if list.is_empty() {
                    view! {
                        <Empty title="Ставить пока некому" glyph=Glyph::Journal>
                            <p>"Группа появится, когда вас назначат её учителем, а у её класса будут границы четвертей."</p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    by_class(list).into_any()
                }}
            </Loaded>
        </Page>
    }
}

fn by_class(list: Vec<Listed>) -> impl IntoView {
    let mut classes: Vec<(String, Vec<Listed>)> = vec![];
    for listed in list {
        match classes.last_mut() {
            Some((class, groups)) if *class == listed.class => groups.push(listed),
            _ => classes.push((listed.class.clone(), vec![listed])),
        }
    }
    let part = |(class, groups): (String, Vec<Listed>)| {
        view! {
            <section class="part">
                <h2>{class}</h2>
                <ul class="rows">{groups.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    };
    view! { <div class="columns">{classes.into_iter().map(part).collect_view()}</div> }
}

fn row(listed: Listed) -> impl IntoView {
    let Listed { group, subject, term, title, unposted, .. } = listed;
    let due =
        format!("{title}: {} без итоговой", counted(u64::from(unposted), ["ученик", "ученика", "учеников"]));
    view! {
        <li>
            <a href=link::term_marks(group, term)>
                <b>{subject}</b>
                <span class="end">
                    {(unposted > 0).then(|| view! { <Badge tone=Tone::Accent>{due}</Badge> })}
                </span>
            </a>
        </li>
    }
}
