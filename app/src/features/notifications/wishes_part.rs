//! «Что и когда»: how soon each kind comes by mail and on the phone, and the quiet hours.

use domain::notification::{Digest, Hour, NoticeKind, Wishes};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::SaveWishes;
use crate::ui::{Button, ButtonKind, Choice, Select};

/// The ways that the city has turned on.
#[derive(Clone, Copy)]
pub struct Ways {
    pub mail: bool,
    pub phone: bool,
}

/// The fields that a kind is sent in: by mail, on the phone.
const fn fields(kind: NoticeKind) -> [&'static str; 2] {
    match kind {
        NoticeKind::Marks => ["wishes[chosen][marks]", "wishes[phone][marks]"],
        NoticeKind::Absences => ["wishes[chosen][absences]", "wishes[phone][absences]"],
        NoticeKind::Homework => ["wishes[chosen][homework]", "wishes[phone][homework]"],
        NoticeKind::Lessons => ["wishes[chosen][lessons]", "wishes[phone][lessons]"],
        NoticeKind::Announcements => ["wishes[chosen][announcements]", "wishes[phone][announcements]"],
        NoticeKind::Notes => ["wishes[chosen][notes]", "wishes[phone][notes]"],
        NoticeKind::Reminders => ["wishes[chosen][reminders]", "wishes[phone][reminders]"],
        NoticeKind::Consents => ["wishes[chosen][consents]", "wishes[phone][consents]"],
    }
}

#[component]
pub fn WishesPart(wishes: Wishes, kinds: Vec<NoticeKind>, ways: Ways) -> impl IntoView {
    let hours = || Hour::all().map(|hour| Choice::new(hour, format!("{hour}:00"))).collect::<Vec<_>>();
    let rows = kinds.into_iter().map(|kind| {
        let (title, [mail, phone]) = (kind.title(), fields(kind));
        let pick = |on: bool, way: &str, name: &'static str, chosen: Digest| {
            let label = format!("{title}: {way}");
            on.then(|| view! { <td data-way=way.to_owned()><Select label name choices=digests() value=chosen.to_string() /></td> })
        };
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td>"сразу"</td>
                {pick(ways.mail, "письмо", mail, wishes.of(kind))}
                {pick(ways.phone, "на телефон", phone, wishes.on_phone(kind))}
            </tr>
        }
    });
    view! {
        <section class="part">
            <h2>"Что и когда"</h2>
            <p class="mild">"Выбран час — раз в день обо всём, что накопилось."</p>
            <form class="form wishes" method="post" action=SaveWishes::url()>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"О чём"</th>
                            <th scope="col">"В «Городке»"</th>
                            {ways.mail.then(|| view! { <th scope="col">"Письмо"</th> })}
                            {ways.phone.then(|| view! { <th scope="col">"На телефон"</th> })}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <fieldset>
                    <legend class="legend">"Тихие часы: ни писем, ни уведомлений на телефон"</legend>
                    <div class="line">
                        <Select label="с" name="wishes[quiet][from]" choices=hours() value=wishes.quiet.from.to_string() />
                        <Select label="до" name="wishes[quiet][until]" choices=hours() value=wishes.quiet.until.to_string() />
                    </div>
                </fieldset>
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                </div>
            </form>
        </section>
    }
}

fn digests() -> Vec<Choice> {
    let fixed = [Choice::new(Digest::AtOnce, "сразу"), Choice::new(Digest::Never, "никогда")];
    let daily =
        Hour::all().skip(6).take(18).map(|hour| Choice::new(Digest::Daily(hour), format!("в {hour}:00")));
    fixed.into_iter().chain(daily).collect()
}
