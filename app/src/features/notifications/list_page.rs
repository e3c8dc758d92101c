//! «Уведомления»: what is new, by day and by child; each leads to what it is about.

use domain::notification::Freshness;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{ReadNotices, open_notices};
use super::tabs::NoticeTabs;
use super::told::{Notices, Told, ToldDay, ToldOf};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::{counted, day_in_full};
use crate::ui::{Badge, Button, ButtonKind, Empty, Glyph, Icon, Page, PageWidth, Tone};

/// `/notifications`
#[component]
pub fn ListPage() -> impl IntoView {
    let opened = load(|| (), |()| open_notices());
    view! {
        <Page title="Уведомления" width=PageWidth::Narrow>
            <NoticeTabs here=link::NOTIFICATIONS />
            <Loaded resource=opened let:notices>
                <Opened notices />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(notices: Notices) -> impl IntoView {
    let Notices { days, unread, seen } = notices;
    if days.is_empty() {
        return view! {
            <Empty title="Пока ничего нового" glyph=Glyph::Bell>
                <p>"Здесь появятся отметки, пропуски, задания, замены и объявления за последний месяц."</p>
                <div class="line">
                    <a href=link::NOTIFICATION_SETTINGS>"Настроить письма"</a>
                </div>
            </Empty>
        }
        .into_any();
    }
    view! {
        {(unread > 0).then(|| read_all(unread, seen))}
        {days.into_iter().map(of_day).collect_view()}
    }
    .into_any()
}

fn read_all(unread: u32, seen: String) -> impl IntoView {
    let words = counted(u64::from(unread), ["новое уведомление", "новых уведомления", "новых уведомлений"]);
    view! {
        <form class="line" method="post" action=ReadNotices::url()>
            <input type="hidden" name="seen" value=seen />
            <span>{words}</span>
            <Button kind=ButtonKind::Primary icon=Glyph::Check>"Прочитать все"</Button>
        </form>
    }
}

fn of_day(day: ToldDay) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{day_in_full(day.date)}</h2>
            {day.of.into_iter().map(of_child).collect_view()}
        </section>
    }
}

fn of_child(of: ToldOf) -> impl IntoView {
    view! {
        {of.child.map(|child| view! { <h3 class="told-of">{child}</h3> })}
        <ul class="rows">{of.told.into_iter().map(one).collect_view()}</ul>
    }
}

fn one(told: Told) -> impl IntoView {
    let Told { freshness, title, words, href, at, .. } = told;
    let unread = freshness.is_unread();
    let mark = match freshness {
        Freshness::New => Some("новое"),
        Freshness::Changed => Some("изменено"),
        Freshness::TakenBack => Some("отменено"),
        Freshness::Read => None,
    };
    view! {
        <li class="notice" data-unread=unread.then_some("")>
            <a href=href>
                <span>
                    <b>{title}</b>
                    <br />
                    <span class="mild">{words}</span>
                </span>
                <span class="end">
                    {mark.map(|mark| view! { <Badge tone=Tone::Accent>{mark}</Badge> })}
                    <small>{at}</small>
                    <Icon glyph=Glyph::Right />
                </span>
            </a>
        </li>
    }
}
