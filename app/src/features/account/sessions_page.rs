//! Where the person is signed in, with a way to end each.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{EndSession, OwnSession, own_sessions};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::{Badge, Button, Page, PageWidth, Tone};

/// Own sessions, latest first.
#[component]
pub fn SessionsPage() -> impl IntoView {
    let sessions = load(|| (), |()| own_sessions());
    view! {
        <Page title="Где вы вошли" width=PageWidth::Narrow>
            <p>"Не узнаёте устройство — завершите его вход и смените пароль."</p>
            <Loaded resource=sessions let:sessions>
                <ul class="rows">{sessions.into_iter().map(row).collect_view()}</ul>
            </Loaded>
        </Page>
    }
}

fn row(session: OwnSession) -> impl IntoView {
    view! {
        <li>
            <div class="line">
                <span>
                    <b>{session.device}</b>
                    <br />
                    <span class="mild">{session.seen}</span>
                </span>
                <span class="end">
                    {if session.current {
                        view! { <Badge tone=Tone::Accent>"Это устройство"</Badge> }.into_any()
                    } else {
                        view! {
                            <form method="post" action=EndSession::url()>
                                <input type="hidden" name="public_id" value=session.public_id />
                                <Button>"Завершить"</Button>
                            </form>
                        }
                            .into_any()
                    }}
                </span>
            </div>
        </li>
    }
}
