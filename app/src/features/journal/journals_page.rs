//! The list of journals one may open.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::api::journals;
use super::post::topic;
use super::sheet::Journal;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{asked, link, outbox};
use crate::ui::words::{counted, plural};
use crate::ui::{Button, Choice, Empty, Glyph, LinkButton, Page, Select, Tone, Way, Ways};

/// Whoever sees more journals than this chooses among them.
const MANY: usize = 12;

/// `/journals?class=&subject=`
#[component]
pub fn JournalsPage() -> impl IntoView {
    let list = load(|| (), |()| journals());
    view! {
        <Page title="Журналы">
            <Loaded resource=list let:list>
                {if list.is_empty() {
                    view! {
                        <Empty title="Журналов пока нет" glyph=Glyph::Journal>
                            <p>"Журнал появится, когда вас назначат учителем группы. Это делает завуч или координатор."</p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! { <Chosen list /> }.into_any()
                }}
            </Loaded>
        </Page>
    }
}

/// All of them, or those of the class and the subject asked for.
#[component]
fn Chosen(list: Vec<Journal>) -> impl IntoView {
    let filled = |word: Option<String>| word.filter(|word| !word.is_empty());
    let class = filled(asked::in_query::<String>("class")());
    let subject = filled(asked::in_query::<String>("subject")());
    let form = (list.len() > MANY).then(|| {
        let classes = list.iter().map(|journal| class_of(journal).to_owned());
        let subjects: BTreeSet<String> = list.iter().map(|journal| journal.subject.clone()).collect();
        let (class, subject) = (class.clone().unwrap_or_default(), subject.clone().unwrap_or_default());
        view! {
            <form class="filters" method="get" action=link::JOURNALS>
                <Select label="Класс" name="class" choices=choices("Все классы", unique(classes)) value=class />
                <Select label="Предмет" name="subject" choices=choices("Все предметы", subjects) value=subject />
                <Button>"Показать"</Button>
            </form>
        }
    });
    let wanted = |journal: &Journal| {
        class.as_deref().is_none_or(|class| class_of(journal) == class)
            && subject.as_ref().is_none_or(|subject| journal.subject == *subject)
    };
    let list: Vec<Journal> = list.into_iter().filter(wanted).collect();
    view! {
        {form}
        {if list.is_empty() {
            view! {
                <Empty title="Таких журналов нет" glyph=Glyph::Filter>
                    <p>"Этот предмет в этом классе никто не ведёт, или журнал вам не открыт."</p>
                    <div class="line"><LinkButton href=link::JOURNALS>"Показать все"</LinkButton></div>
                </Empty>
            }
                .into_any()
        } else {
            view! { <Journals list /> }.into_any()
        }}
    }
}

/// «7А» of «7А, 1 подгруппа».
fn class_of(journal: &Journal) -> &str {
    journal.class.split_once(", ").map_or(journal.class.as_str(), |(class, _)| class)
}

/// Each once, in the order of the list.
fn unique(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut once = BTreeSet::new();
    words.filter(|word| once.insert(word.clone())).collect()
}

fn choices(all: &str, words: impl IntoIterator<Item = String>) -> Vec<Choice> {
    let each = words.into_iter().map(|word| Choice::new(word.clone(), word));
    std::iter::once(Choice::new("", all)).chain(each).collect()
}

/// What lies unsent on this device is known once the page is awake.
#[component]
fn Journals(list: Vec<Journal>) -> impl IntoView {
    let who = use_context::<Who>();
    let unsent = RwSignal::new(BTreeMap::new());
    Effect::new(move |_| unsent.set(who.as_ref().map(|who| outbox::unsent(who.person)).unwrap_or_default()));
    let ways =
        move || unsent.with(|unsent| list.iter().map(|journal| way(journal, unsent)).collect::<Vec<_>>());
    move || view! { <Ways ways=ways() /> }
}

fn way(journal: &Journal, unsent: &BTreeMap<String, usize>) -> Way {
    let open = journal.open_lessons;
    let waiting = unsent.get(&topic(journal.group)).map(|count| {
        let changes = counted(*count as u64, ["изменение ждёт", "изменения ждут", "изменений ждут"]);
        (Tone::Accent, format!("{changes} отправки"))
    });
    Way {
        heading: journal.class.clone(),
        title: journal.subject.clone(),
        href: link::journal(journal.group),
        due: waiting.or((open > 0).then_some((Tone::Alert, unmarked(open)))),
    }
}

/// «1 урок не отмечен», «5 уроков не отмечены»
fn unmarked(lessons: u32) -> String {
    let number = u64::from(lessons);
    let state = plural(number, ["не отмечен", "не отмечены", "не отмечены"]);
    format!("{} {state}", counted(number, ["урок", "урока", "уроков"]))
}

#[cfg(test)]
mod unit {
    use super::*;

    fn journal(class: &str) -> Journal {
        let (group, subject) = (domain::ids::GroupId(1), "Алгебра".into());
        Journal { group, class: class.into(), subject, open_lessons: 0 }
    }

    #[test]
    fn lessons_that_wait_are_said_in_their_number() {
        assert_eq!(unmarked(1), "1\u{a0}урок не отмечен");
        assert_eq!(unmarked(3), "3\u{a0}урока не отмечены");
        assert_eq!(unmarked(11), "11\u{a0}уроков не отмечены");
        assert_eq!(unmarked(21), "21\u{a0}урок не отмечен");
    }

    #[test]
    fn a_part_of_a_class_is_found_by_its_class() {
        assert_eq!(class_of(&journal("7А, 1 подгруппа")), "7А");
        assert_eq!(class_of(&journal("7А")), "7А");
    }

    #[test]
    fn classes_keep_the_order_of_the_register() {
        let words = ["5Б", "10А", "5Б"].map(str::to_owned);
        assert_eq!(unique(words.into_iter()), ["5Б", "10А"]);
    }
}
