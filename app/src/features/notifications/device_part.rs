//! «На телефон»: the devices that hear of notices, and the button that turns this one on.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{TurnDeviceOff, TurnDeviceOn};
use super::board::{Device, Phone};
use crate::ui::{Badge, Button, ButtonKind, Note, Tone};

#[component]
pub fn DevicePart(phone: Option<Phone>, wrong: Signal<Option<String>>) -> impl IntoView {
    let Some(Phone { key, devices }) = phone else {
        return view! {
            <Note>"Уведомления на телефон на этом сервере пока не подключены. Их подключает администратор города."</Note>
        }
        .into_any();
    };
    let on = devices.iter().any(|device| device.here).then_some("");
    view! {
        <p>"На экране появится только «Городок: есть новое»: ни имён, ни отметок. Действует, пока вы не выйдете на этом устройстве."</p>
        {(!devices.is_empty()).then(|| view! { <ul class="rows">{devices.into_iter().map(row).collect_view()}</ul> })}
        {move || wrong.get().map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        // The page program shows the form: a browser gives its address to a script alone.
        <form id="device" class="form" method="post" action=TurnDeviceOn::url() hidden data-key=key data-on=on>
            <input type="hidden" name="endpoint" />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Включить на этом устройстве"</Button>
            </div>
        </form>
        <p id="device-said" class="mild" role="status">
            "Чтобы включить уведомления здесь, разрешите этой странице скрипты."
        </p>
    }
    .into_any()
}

fn row(device: Device) -> impl IntoView {
    let Device { id, name, since, here } = device;
    view! {
        <li>
            <div class="line">
                <span>
                    <b>{name.clone()}</b>
                    <br />
                    <span class="mild">{since}</span>
                </span>
                <span class="end">
                    {here.then(|| view! { <Badge tone=Tone::Accent>"Это устройство"</Badge> })}
                    <form method="post" action=TurnDeviceOff::url()>
                        <input type="hidden" name="device" value=id.to_string() />
                        <Button label=format!("Выключить: {name}")>"Выключить"</Button>
                    </form>
                </span>
            </div>
        </li>
    }
}
