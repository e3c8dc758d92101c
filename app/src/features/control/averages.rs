//! Averages of a class beside its term marks, subject by subject.

use domain::ids::{ClassId, TermId};
use domain::term_mark::{Departure, TermMarkValue};
use leptos::prelude::*;

use super::beside::{Averages, Compared, GroupAverages, OfPupil};
use super::overview::Whose;
use super::way::{self, AVERAGES, GATHERED};
use crate::kit::{asked, link};
use crate::ui::words::{counted, day_in_figures, hundredths};
use crate::ui::{Button, Choice, Column, Empty, Glyph, Select, Tab, Table, Tabs};

const MARKS: [&str; 3] = ["итоговая", "итоговые", "итоговых"];

/// Only rows that are worth a look are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    All,
    Differing,
}

#[component]
pub fn AveragesOf(averages: Averages) -> impl IntoView {
    let Averages { classes, gathered, whose, terms, term, groups } = averages;
    let asked = asked::query().with_untracked(|query| query.get("differing").is_some());
    let shown = if asked { Shown::Differing } else { Shown::All };
    let tab = |(id, title): (TermId, String)| Tab {
        href: way::averages(whose, Some(id), asked),
        title,
        count: None,
    };
    let tabs: Vec<Tab> = terms.into_iter().map(tab).collect();
    let marks = groups.iter().flat_map(|group| &group.rows).filter(|row| row.mark.is_some()).count();
    let differing = groups.iter().flat_map(|group| &group.rows).filter(|row| row.differs()).count();
    let told = format!("{}, с расхождением {differing}.", counted(marks as u64, MARKS));
    let (none, empty) = (groups.is_empty(), asked && differing == 0);
    let groups: Vec<GroupAverages> = groups.into_iter().filter_map(|group| group.shown(shown)).collect();
    view! {
        <Choices classes gathered whose term shown />
        <Tabs label="Периоды" tabs here=way::averages(whose, term, asked) />
        {(!none).then(|| view! { <p role="status">{told}</p> })}
        {none.then(|| view! {
            <Empty title="Сравнивать нечего" glyph=Glyph::Check>
                <p>"Период ещё не начался, или в этом классе учатся без отметок. Выберите другой класс."</p>
            </Empty>
        })}
        {(!none && empty).then(|| view! {
            <Empty title="Расхождений нет" glyph=Glyph::Check>
                <p>"Все выставленные итоговые те, что выходят по отметкам."</p>
            </Empty>
        })}
        {groups.into_iter().map(|group| view! { <Group group term /> }).collect_view()}
    }
}

/// Another class, and what of it is shown.
#[component]
fn Choices(
    classes: Vec<(ClassId, String)>,
    gathered: bool,
    whose: Whose,
    term: Option<TermId>,
    shown: Shown,
) -> impl IntoView {
    let mut choices: Vec<Choice> = classes.into_iter().map(|(id, title)| Choice::new(id, title)).collect();
    choices.extend(gathered.then(|| Choice::new(GATHERED, "Сборные группы")));
    let value = match whose {
        Whose::Class(id) => id.to_string(),
        _ => GATHERED.to_owned(),
    };
    let face = |of: Shown, words: &'static str| {
        let href = way::averages(whose, term, of == Shown::Differing);
        view! { <a href=href aria-current=(of == shown).then_some("true")>{words}</a> }
    };
    view! {
        <form class="filters" method="get" action=format!("{}/{AVERAGES}", link::CONTROL)>
            {term.map(|term| view! { <input type="hidden" name="term" value=term.to_string() /> })}
            {(shown == Shown::Differing).then(|| view! { <input type="hidden" name="differing" value="yes" /> })}
            <Select label="Класс" name="class" choices value />
            <Button>"Показать"</Button>
            <nav class="seg" aria-label="Какие строки показать">
                {face(Shown::All, "Все")}
                {face(Shown::Differing, "Только расхождения")}
            </nav>
        </form>
    }
}

impl GroupAverages {
    /// Nothing where no row is left.
    fn shown(mut self, shown: Shown) -> Option<Self> {
        self.rows.retain(|row| shown == Shown::All || row.differs());
        (!self.rows.is_empty()).then_some(self)
    }
}

/// One subject: its head leads to the sheet of term marks.
#[component]
fn Group(group: GroupAverages, term: Option<TermId>) -> impl IntoView {
    let GroupAverages { place, rows } = group;
    let title = format!("{}, {}", place.subject, place.class);
    let href = term.map_or_else(|| link::journal(place.group), |term| link::term_marks(place.group, term));
    let number = |title: &str| Column::new(title).number();
    let columns = vec![
        Column::new("Ученик"),
        number("Средний балл"),
        number("Выходит"),
        number("Итоговая"),
        Column::new("Расхождение"),
    ];
    view! {
        <section class="part">
            <h2><a href=href>{title.clone()}</a></h2>
            <Table caption=title caption_class="only" columns>
                {rows.into_iter().map(line).collect_view()}
            </Table>
        </section>
    }
}

fn line(row: OfPupil) -> impl IntoView {
    let text = |value: Option<TermMarkValue>| value.map_or("–", TermMarkValue::text);
    let left = row.left.map(|day| format!("выбыл {}", day_in_figures(day)));
    let value = text(row.mark.as_ref().map(|mark| mark.value));
    view! {
        <tr>
            <th scope="row">
                {row.name} {left.map(|left| view! { <small class="mild">" "{left}</small> })}
            </th>
            <td class="num" data-word="Средний балл">{row.average.map_or_else(|| "–".into(), hundredths)}</td>
            <td class="num" data-word="Выходит">{text(row.suggested)}</td>
            <td class="num" data-word="Итоговая"><b>{value}</b></td>
            <td>{row.mark.map(differs)}</td>
        </tr>
    }
}

/// How a mark goes from what comes out now, and what has become of it since.
fn differs(mark: Compared) -> impl IntoView {
    let Compared { then, reason, beside, .. } = mark;
    let since = beside.outdated.then(|| match then {
        Some(then) => format!("с тех пор расчёт изменился: выходило {}", then.text()),
        None => "с тех пор расчёт изменился: не выходило ничего".to_owned(),
    });
    let words = [beside.departure.map(|how| how_far(how).to_owned()), since];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        {words}
        {reason.map(|reason| view! { <small class="mild">" "{reason}</small> })}
    }
}

/// How a mark departs from the one suggested.
pub const fn how_far(departure: Departure) -> &'static str {
    match departure {
        Departure::Raised(_) => "выше расчёта",
        Departure::Lowered(_) => "ниже расчёта",
        Departure::Unfounded => "расчёта не было",
        Departure::OtherKind => "вместо отметки",
    }
}
