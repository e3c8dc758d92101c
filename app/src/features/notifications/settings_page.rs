//! «Настройки уведомлений»: what comes by mail and when, quiet hours, and the address.

use domain::notification::{Digest, Hour, NoticeKind, Wishes};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::api::{ConfirmMail, ForgetMail, SaveWishes, SetMail, open_settings};
use super::board::{MailBox, Settings};
use super::tabs::NoticeTabs;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::{Button, ButtonKind, Choice, Field, Input, Note, Page, PageWidth, Select, Tone};

/// `/notifications/settings?confirm=`
#[component]
pub fn SettingsPage() -> impl IntoView {
    let opened = load(|| (), |()| open_settings());
    view! {
        <Page title="Настройки уведомлений" width=PageWidth::Narrow>
            <NoticeTabs here=link::NOTIFICATION_SETTINGS />
            <Loaded resource=opened let:settings>
                <Opened settings />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(settings: Settings) -> impl IntoView {
    let Settings { wishes, mail, kinds } = settings;
    let kept = flash::flash();
    let off = mail == MailBox::Off;
    view! {
        <p>"В самом «Городке» уведомления есть всегда: их число видно у колокольчика вверху страницы."</p>
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <section class="part">
            <h2>"Почта"</h2>
            <MailPart mail wrong=flash::at(&kept, "mail") />
        </section>
        {(!off).then(|| view! { <WishesPart wishes kinds /> })}
    }
}

#[component]
fn MailPart(mail: MailBox, wrong: Signal<Option<String>>) -> impl IntoView {
    let secret = use_query_map().with_untracked(|query| query.get("confirm"));
    match mail {
        MailBox::Off => view! {
            <Note>"Почта на этом сервере пока не подключена. Её подключает администратор города."</Note>
        }
        .into_any(),
        MailBox::None => view! { <Address mail=String::new() wrong /> }.into_any(),
        MailBox::Asked(mail) => match secret {
            Some(secret) => view! {
                <form class="form" method="post" action=ConfirmMail::url()>
                    <p>{format!("Письма будут приходить на {mail}.")}</p>
                    <input type="hidden" name="secret" value=secret />
                    <div class="form-end">
                        <Button kind=ButtonKind::Primary>"Подтвердить адрес"</Button>
                    </div>
                </form>
            }
            .into_any(),
            None => view! {
                <Note>{format!("На {mail} отправлено письмо. Откройте ссылку из него: до этого писем не будет.")}</Note>
                <Address mail wrong />
            }
            .into_any(),
        },
        MailBox::Confirmed(mail) => view! {
            <p>"Письма приходят на " <b>{mail.clone()}</b></p>
            <Forget />
        }
        .into_any(),
        MailBox::Refused(mail) => view! {
            <Note tone=Tone::Alert>
                {format!("Почтовый сервер не знает адреса {mail}: письма туда больше не уходят. Проверьте адрес и укажите заново.")}
            </Note>
            <Address mail wrong />
        }
        .into_any(),
    }
}

#[component]
fn Address(mail: String, wrong: Signal<Option<String>>) -> impl IntoView {
    view! {
        <form class="form" method="post" action=SetMail::url()>
            <Field
                label="Адрес почты"
                name="mail"
                of=Input::Text
                value=mail
                required=true
                most=254
                hint="На него придёт письмо со ссылкой для подтверждения."
                error=wrong
            />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Отправить письмо"</Button>
            </div>
        </form>
    }
}

#[component]
fn Forget() -> impl IntoView {
    view! {
        <form method="post" action=ForgetMail::url()>
            <Button>"Забыть адрес"</Button>
        </form>
    }
}

/// The field that a kind is sent in.
const fn field(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Marks => "wishes[chosen][marks]",
        NoticeKind::Absences => "wishes[chosen][absences]",
        NoticeKind::Homework => "wishes[chosen][homework]",
        NoticeKind::Lessons => "wishes[chosen][lessons]",
        NoticeKind::Announcements => "wishes[chosen][announcements]",
        NoticeKind::Notes => "wishes[chosen][notes]",
        NoticeKind::Reminders => "wishes[chosen][reminders]",
    }
}

#[component]
fn WishesPart(wishes: Wishes, kinds: Vec<NoticeKind>) -> impl IntoView {
    let hours = || Hour::all().map(|hour| Choice::new(hour, format!("{hour}:00"))).collect::<Vec<_>>();
    let rows = kinds.into_iter().map(|kind| {
        let chosen = wishes.of(kind).to_string();
        view! {
            <tr>
                <th scope="row">{kind.title()}</th>
                <td>"сразу"</td>
                <td><Select label=format!("{}: письмо", kind.title()) name=field(kind) choices=digests() value=chosen /></td>
            </tr>
        }
    });
    view! {
        <section class="part">
            <h2>"Что и когда"</h2>
            <p class="mild">"Час в последнем столбце — одно письмо в день обо всём, что накопилось."</p>
            <form class="form wishes" method="post" action=SaveWishes::url()>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"О чём"</th>
                            <th scope="col">"В «Городке»"</th>
                            <th scope="col">"Письмо"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <fieldset>
                    <legend class="legend">"Тихие часы: писем не будет"</legend>
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
