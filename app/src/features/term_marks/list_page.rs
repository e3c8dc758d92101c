//! The list of groups with term marks to write.

use leptos::prelude::*;

use super::api::term_groups;
use super::sheet::Listed;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::counted;
use crate::ui::{Empty, Glyph, Page, Tone, Way, Ways};

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
                    view! { <Ways ways=list.into_iter().map(way).collect() /> }.into_any()
                }}
            </Loaded>
        </Page>
    }
}

fn way(listed: Listed) -> Way {
    let Listed { group, class, subject, term, title, unposted } = listed;
    let due =
        format!("{title}: {} без итоговой", counted(u64::from(unposted), ["ученик", "ученика", "учеников"]));
    Way {
        heading: class,
        title: subject,
        href: link::term_marks(group, term),
        due: (unposted > 0).then_some((Tone::Accent, due)),
    }
}
