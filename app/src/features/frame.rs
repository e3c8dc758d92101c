//! The frame of every signed-in page: navigation by the side that is on, the switch of sides, the way out.

use leptos::prelude::*;
use leptos_router::components::{Outlet, Redirect};
use leptos_router::hooks::use_location;
use server_fn::ServerFn;

use super::account::{PutOn, SignOut};
use super::entries;
use super::people::FindPeople;
use crate::kit::loaded::Failure;
use crate::kit::who::{Side, SignedIn, Who};
use crate::kit::{AppError, link};
use crate::ui::look::Look;
use crate::ui::{Bell, Button, ButtonKind, Entry, Glyph, House, Note, Shell, stands_in};

/// Shows the house of whoever is signed in; nobody is led to the door.
#[component]
pub fn Frame() -> impl IntoView {
    let SignedIn(signed_in) = expect_context();
    let look = crate::shell::look();
    match signed_in {
        Ok(Some(who)) => view! { <Inside who look /> }.into_any(),
        Ok(None) => view! { <main id="main">{signed_out()}</main> }.into_any(),
        Err(error) => view! { <main id="main"><Failure error /></main> }.into_any(),
    }
}

/// Whoever has typed into a form keeps it; anybody else is led to the door.
#[cfg(feature = "ssr")]
fn signed_out() -> AnyView {
    match crate::kit::typed::typed() {
        Some(typed) => view! { <crate::kit::interrupted::Interrupted typed /> }.into_any(),
        None => view! { <Failure error=AppError::SignedOut /> }.into_any(),
    }
}

#[cfg(not(feature = "ssr"))]
fn signed_out() -> AnyView {
    view! { <Failure error=AppError::SignedOut /> }.into_any()
}

#[component]
fn Inside(who: Who, look: Look) -> impl IntoView {
    let here = use_location().pathname;
    let stands = |page: &str| here.with_untracked(|here| here == page);
    let due = who.owes.map(link::owed).filter(|page| !stands(page));
    // Own pages of the account stay open to whoever has nothing else.
    let asked = who.asked && who.owes.is_none() && !stands(link::CONSENT);
    let shut = asked && who.hat.is_none() && !own().iter().any(|page| stands(page.href));
    let entries = entries(&who);
    let hrefs: Vec<_> = entries.iter().map(|entry| entry.href).collect();
    let entered = move |here: &str| hrefs.iter().any(|href| stands_in(here, href));
    let section =
        move |here: &String| if entered(here) { here.clone() } else { link::section(here).to_owned() };
    let people = entries.iter().any(|entry| entry.href == link::PEOPLE).then(FindPeople::url);
    let house = House {
        entries,
        own: own(),
        people,
        here: here.with_untracked(section),
        look,
        person: who.name.clone(),
        bell: Bell { href: link::NOTIFICATIONS, unread: who.unread },
    };
    let fixed = who.fixed_today.clone();
    provide_context(who.clone());
    // The page itself is not drawn: what it may not read would turn the way into an error.
    if let Some(path) = due.or(shut.then_some(link::CONSENT)) {
        return view! { <Redirect path /> }.into_any();
    }
    view! {
        <Shell house account=move || account(&who)>
            {fixed.map(|day| view! { <Note>{format!("Городок живёт {day}: день задан при запуске.")}</Note> })}
            {asked.then(|| view! { <Note><a href=link::CONSENT>"Часть страниц ждёт вашего согласия"</a></Note> })}
            <Outlet />
        </Shell>
    }
    .into_any()
}

/// Pages of the account.
fn own() -> Vec<Entry> {
    vec![
        Entry { href: link::NOTIFICATIONS, title: "Уведомления", glyph: Glyph::Bell },
        Entry { href: link::CONSENT, title: "Согласия", glyph: Glyph::Check },
        Entry { href: link::PASSWORD, title: "Сменить пароль", glyph: Glyph::Lock },
        Entry { href: link::SECOND_FACTOR, title: "Код при входе", glyph: Glyph::Lock },
        Entry { href: link::SESSIONS, title: "Где вы вошли", glyph: Glyph::Person },
    ]
}

fn account(who: &Who) -> impl IntoView + use<> {
    let sides = who.hats.iter().map(|side| side_form(side, Some(side.hat) == who.hat)).collect_view();
    view! {
        {(who.hats.len() > 1 || who.hats.iter().any(|side| side.lent)).then_some(sides)}
        {own().into_iter().map(|page| view! { <li><a href=page.href>{page.title}</a></li> }).collect_view()}
        <li>
            <form method="post" action=SignOut::url()>
                <Button kind=ButtonKind::Quiet>"Выйти"</Button>
            </form>
        </li>
    }
}

fn side_form(side: &Side, on: bool) -> impl IntoView + use<> {
    view! {
        <li>
            <form method="post" action=PutOn::url()>
                <input type="hidden" name="hat" value=side.hat.to_string() />
                <button class="btn quiet" aria-current=on.then_some("true")>
                    <span>{side.title.clone()} " " <small>{side.note.clone()}</small></span>
                </button>
            </form>
        </li>
    }
}
