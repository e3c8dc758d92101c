//! «Настройки уведомлений»: what comes by mail and on the phone and when, quiet hours, the address and the devices.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{ConfirmMail, ForgetMail, SetMail, open_settings};
use super::board::{MailBox, Settings};
use super::device_part::DevicePart;
use super::tabs::NoticeTabs;
use super::wishes_part::{Ways, WishesPart};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::{Button, ButtonKind, Field, Input, Note, Page, PageWidth, Tone};

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
    let Settings { wishes, mail, phone, kinds } = settings;
    let kept = flash::flash();
    let ways = Ways { mail: mail != MailBox::Off, phone: phone.is_some() };
    view! {
        <p>"В самом «Городке» уведомления есть всегда: их число видно у колокольчика вверху страницы."</p>
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <section class="part">
            <h2>"Почта"</h2>
            <MailPart mail wrong=flash::at(&kept, "mail") />
        </section>
        <section class="part">
            <h2>"На телефон"</h2>
            <DevicePart phone wrong=flash::at(&kept, "endpoint") />
        </section>
        {(ways.mail || ways.phone).then(|| view! { <WishesPart wishes kinds ways /> })}
    }
}

#[component]
fn MailPart(mail: MailBox, wrong: Signal<Option<String>>) -> impl IntoView {
    let secret = asked::query().with_untracked(|query| query.get("confirm"));
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
