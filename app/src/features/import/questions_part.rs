//! Rows that may be people of the school already: both sides, field by field, and the question who it is.

use domain::ids::UploadId;
use domain::people::roster::{Sign, Verdict};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::RuleRows;
use super::questions::{Met, Pair};
use crate::kit::link;
use crate::ui::words::counted;
use crate::ui::{Badge, Button, ButtonKind, Tone};

/// More than this are answered all at once, or in the file.
const SHOWN: usize = 60;
const ROWS: [&str; 3] = ["строка", "строки", "строк"];

#[component]
pub fn Questions(upload: UploadId, met: Vec<Met>) -> impl IntoView {
    let all = met.len();
    let kin = met.iter().any(|one| one.of.is_some());
    let open = met.iter().filter(|one| one.verdict.is_none()).count();
    let waits = (open > 0).then(|| {
        let words =
            format!("Ждут ответа: {}. Пока их нет, загрузить файл нельзя.", counted(open as u64, ROWS));
        view! { <p><b>{words}</b></p> }
    });
    let hidden = (all > SHOWN).then(|| {
        let words = format!("Показаны первые {SHOWN} из {all}. Остальным ответьте сразу всем.");
        view! { <p class="mild">{words}</p> }
    });
    let rest = |verdict: Verdict, words: &'static str| {
        view! { <button class="btn" name="rest" value=verdict.code()>{words}</button> }
    };
    view! {
        <section class="part" id="met">
            <div class="stack">
                <h2>"Похожи на тех, кто уже есть"</h2>
                <p>
                    "Слева — строка файла, справа — карточка. Отличия отмечены. Скажите, один ли это человек: при обновлении в карточку запишется то, что в файле."
                </p>
                {waits} {hidden}
                <form class="im-met" method="post" action=RuleRows::url()>
                    <input type="hidden" name="upload" value=upload.to_string() />
                    {met.into_iter().take(SHOWN).enumerate().map(|(at, one)| question(at, one)).collect_view()}
                    <div class="form-end">
                        <Button kind=ButtonKind::Primary>"Сохранить ответы"</Button>
                    </div>
                    <fieldset>
                        <legend class="legend">"Всем, кому не отвечали:"</legend>
                        {kin.then(|| view! { <p class="mild">"О каждом родителе отвечают отдельно."</p> })}
                        <div class="line">
                            {rest(Verdict::Update, "тот же человек, обновить")}
                            {rest(Verdict::Leave, "тот же, карточку не менять")}
                            {rest(Verdict::Another, "другой человек")}
                        </div>
                    </fieldset>
                </form>
            </div>
        </section>
    }
}

fn question(at: usize, one: Met) -> impl IntoView {
    let Met { place, of, person, sign, pairs, verdict, answered } = one;
    let name = pairs.first().map(|pair| pair.listed.clone()).unwrap_or_default();
    let sheet =
        if place.sheet.is_empty() { String::new() } else { format!(", лист «{}»", place.sheet) };
    let kin = of.map(|child| format!(" — родитель, ученик: {child}")).unwrap_or_default();
    let legend = format!("Строка {}{sheet}: {name}{kin}", place.row);
    let field = |of: &str| format!("answers[{at}][{of}]");
    let way = |of: Verdict, words: &'static str| {
        let on = verdict == Some(of);
        view! {
            <label>
                <input type="radio" name=field("verdict") value=of.code() checked=on />
                {words}
            </label>
        }
    };
    let (update, leave, another) = (
        way(Verdict::Update, "Тот же, обновить"),
        way(Verdict::Leave, "Тот же, не менять"),
        way(Verdict::Another, "Другой человек"),
    );
    let state = match (answered, verdict) {
        (true, _) => view! { <Badge tone=Tone::Accent>"отвечено"</Badge> }.into_any(),
        (false, None) => view! { <Badge tone=Tone::Alert>"нужен ответ"</Badge> }.into_any(),
        (false, Some(Verdict::Another)) => {
            view! { <Badge>"если не ответить — другой человек"</Badge> }.into_any()
        }
        (false, Some(_)) => view! { <Badge>"если не ответить — тот же, обновить"</Badge> }.into_any(),
    };
    view! {
        <fieldset>
            <legend class="legend">{legend}</legend>
            <input type="hidden" name=field("sheet") value=place.sheet />
            <input type="hidden" name=field("row") value=place.row.to_string() />
            <input type="hidden" name=field("person") value=person.to_string() />
            <p class="line">{met_by(sign)} " " {state} " " <a href=link::card(person)>"Карточка"</a></p>
            <table class="im-sides">
                <caption class="only">{format!("{name}: файл и карточка")}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Поле"</th>
                        <th scope="col">"В файле"</th>
                        <th scope="col">"В карточке"</th>
                    </tr>
                </thead>
                <tbody>{pairs.into_iter().map(pair).collect_view()}</tbody>
            </table>
            <div class="seg">{update} {leave} {another}</div>
        </fieldset>
    }
}

fn pair(pair: Pair) -> impl IntoView {
    let Pair { title, listed, known, differs } = pair;
    let side = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    view! {
        <tr data-differs=differs.then_some("")>
            <th scope="row">{title} {differs.then(|| view! { <span class="only">" (отличается)"</span> })}</th>
            <td>{side(listed)}</td>
            <td>{side(known)}</td>
        </tr>
    }
}

const fn met_by(sign: Sign) -> &'static str {
    match sign {
        Sign::Number => "Совпал СНИЛС.",
        Sign::Birth => "Совпали ФИО и дата рождения.",
        Sign::Phone => "Совпали ФИО и телефон.",
        Sign::Name => "Совпало ФИО; больше сравнить не с чем или телефон другой.",
    }
}
