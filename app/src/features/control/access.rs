//! «Кто открывал журналы»: readers and what they did, who looked last comes first.

use leptos::prelude::*;

use super::looked::{Access, Looked};
use super::way;
use crate::kit::link;
use crate::ui::{Column, Empty, Glyph, Tab, Table, Tabs};

#[component]
pub fn AccessOf(access: Access) -> impl IntoView {
    let Access { days, lines } = access;
    let tab =
        |(days, title): (u32, &str)| Tab { href: way::access(Some(days)), title: title.into(), count: None };
    let tabs: Vec<Tab> = Access::PERIODS.into_iter().map(tab).collect();
    let number = |title: &str| Column::new(title).number();
    let columns = vec![
        Column::new("Кто"),
        Column::new("Журнал"),
        number("Дней открывал"),
        number("Печатал"),
        number("Выгружал"),
        Column::new("В последний раз"),
        Column::new("Последняя правка"),
    ];
    let all = lines.len() < Access::MOST;
    view! {
        <Tabs label="За сколько дней" tabs here=way::access(Some(days)) />
        <p>
            "Здесь каждый, кто открыл чужой журнал или напечатал и выгрузил любой. Учитель, который открывает на экране \
             свой журнал, следа не оставляет."
        </p>
        {(!all).then(|| view! { <p class="mild">{format!("Показаны последние {}.", Access::MOST)}</p> })}
        {if lines.is_empty() {
            view! {
                <Empty title="Чужих журналов не открывали" glyph=Glyph::Lock>
                    <p>"За эти дни никто не открывал чужих журналов, не печатал их и не выгружал."</p>
                </Empty>
            }
                .into_any()
        } else {
            view! {
                <Table caption="Кто открывал журналы" caption_class="only" columns>
                    {lines.into_iter().map(line).collect_view()}
                </Table>
            }
                .into_any()
        }}
    }
}

fn line(of: Looked) -> impl IntoView {
    let Looked { name, own, place, opened, printed, exported, last, changed, .. } = of;
    let times = |times: u32| if times == 0 { "–".to_owned() } else { times.to_string() };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <a href=link::journal(place.group)>{format!("{}, {}", place.class, place.subject)}</a>
                {own.then(|| view! { <small class="mild">" свой"</small> })}
            </td>
            <td class="num" data-word="Дней открывал">{times(opened)}</td>
            <td class="num" data-word="Печатал">{times(printed)}</td>
            <td class="num" data-word="Выгружал">{times(exported)}</td>
            <td data-word="В последний раз">{last}</td>
            <td data-word="Последняя правка">{changed.unwrap_or_else(|| "–".into())}</td>
        </tr>
    }
}
