//! The house around every page: the name, at most seven ways to go, the search, the look and the account.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::look::Look;
use super::look_panel::LookPanel;
use super::menu::{Menu, MenuEdge};
use super::palette::Palette;

/// More ways than this on a narrow window go behind «Ещё», and there the bar shows one less.
const NARROW: usize = 5;
/// The same on a wide one.
const WIDE: usize = 7;

/// Part of the page program.
#[cfg(feature = "ssr")]
pub const PROGRAM: &str = include_str!("house.js");

/// One way to go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub href: &'static str,
    pub title: &'static str,
    pub glyph: Glyph,
}

/// What is new to the person, and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bell {
    pub href: &'static str,
    pub unread: u32,
}

/// What the house knows of the person in it.
#[derive(Clone)]
pub struct House {
    pub entries: Vec<Entry>,
    /// Pages of the account: the search finds them too.
    pub own: Vec<Entry>,
    /// The call by which the search finds people, for those who may see some.
    pub people: Option<&'static str>,
    /// The path of the page.
    pub here: String,
    pub look: Look,
    /// The word on the account's menu: «Смирнова О. В.»
    pub person: String,
    pub bell: Bell,
}

/// `account` are the `<li>` of its menu. The settings post to `/look`.
#[component]
pub fn Shell(house: House, #[prop(into)] account: ViewFn, children: Children) -> impl IntoView {
    let House { entries, own, people, here, look, person, bell } = house;
    let settings = Entry { href: "#look", title: "Как показывать", glyph: Glyph::Settings };
    let ways = entries.iter().cloned().chain(own).chain([settings]).collect();
    view! {
        <a class="skip" href="#main">"К содержанию"</a>
        <header class="bar">
            <a class="brand" href="/" aria-label="Городок, на главную">
                <Icon glyph=Glyph::Town />
                <span>"Городок"</span>
            </a>
            <Nav entries here />
            <div class="bar-end">
                <Palette ways people />
                {ring(bell)}
                <button
                    class="btn quiet square"
                    r#type="button"
                    popovertarget="look"
                    aria-label="Как показывать"
                    title="Как показывать"
                >
                    <Icon glyph=Glyph::Settings />
                </button>
                <Menu
                    look="btn quiet"
                    edge=MenuEdge::End
                    label=person.clone()
                    face=move || view! { <Icon glyph=Glyph::Person /><span>{person.clone()}</span> }
                >
                    {account.run()}
                </Menu>
            </div>
        </header>
        <LookSheet look />
        <main id="main" tabindex="-1">{children()}</main>
    }
}

fn ring(bell: Bell) -> impl IntoView {
    let Bell { href, unread } = bell;
    let spoken = if unread == 0 {
        "Уведомления".to_owned()
    } else {
        format!("Уведомления, новых: {unread}")
    };
    let figure = if unread > 99 { "99+".to_owned() } else { unread.to_string() };
    let figure = (unread > 0).then_some(figure);
    // Attributes alone: the page program turns them, whether the page is alive or not yet.
    view! {
        <a class="btn quiet square bell" href=href aria-label=spoken title="Уведомления" data-unread=figure>
            <Icon glyph=Glyph::Bell />
        </a>
    }
}

/// The settings over the page: a popover, so that it opens before the page is alive.
#[component]
fn LookSheet(look: Look) -> impl IntoView {
    view! {
        <div id="look" class="dialog" popover="auto" role="dialog" aria-labelledby="look-title">
            <div class="dialog-head">
                <h2 id="look-title">"Как показывать"</h2>
                <button class="btn quiet square" r#type="button" popovertarget="look" popovertargetaction="hide" aria-label="Закрыть">
                    <Icon glyph=Glyph::Close />
                </button>
            </div>
            <div class="dialog-body">
                <LookPanel look action="/look" />
            </div>
        </div>
    }
}

#[component]
fn Nav(entries: Vec<Entry>, here: String) -> impl IntoView {
    let long = entries.len() > NARROW;
    let wide = entries.len() > WIDE;
    let rest = entries.get(NARROW - 1..).unwrap_or_default().to_vec();
    let hrefs: Vec<&'static str> = entries.iter().map(|entry| entry.href).collect();
    let here = current(&here, &hrefs).unwrap_or_default();
    view! {
        <nav class="nav" aria-label="Разделы" data-long=long.then_some("") data-wide=wide.then_some("")>
            <ul>
                {entries.into_iter().map(|entry| link(entry, here)).collect_view()}
                {long.then(|| view! { <More rest here /> })}
            </ul>
        </nav>
    }
}

#[component]
fn More(rest: Vec<Entry>, here: &'static str) -> impl IntoView {
    view! {
        <li class="more-item">
            <details class="menu more" name="menu">
                <summary>
                    <Icon glyph=Glyph::More />
                    <span>"Ещё"</span>
                </summary>
                <ul class="menu-list">{rest.into_iter().map(|entry| link(entry, here)).collect_view()}</ul>
            </details>
        </li>
    }
}

fn link(entry: Entry, here: &str) -> impl IntoView + use<> {
    let Entry { href, title, glyph } = entry;
    view! {
        <li>
            <a href=href aria-current=(here == href).then_some("page")>
                <Icon glyph />
                <span>{title}</span>
            </a>
        </li>
    }
}

/// The entry that the page at `here` belongs to: of `/diary` and `/diary/week` the longer one.
fn current<'a>(here: &str, hrefs: &[&'a str]) -> Option<&'a str> {
    hrefs.iter().copied().filter(|href| stands_in(here, href)).max_by_key(|href| href.len())
}

/// Whether the page at `here` belongs to the entry: `/journal/7` stands in `/journal`, and only `/` in `/`.
pub fn stands_in(here: &str, href: &str) -> bool {
    here == href || (href != "/" && here.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
}

#[cfg(test)]
mod unit {
    use super::{current, stands_in};

    #[test]
    fn a_page_belongs_to_one_entry() {
        assert!(stands_in("/journal", "/journal"));
        assert!(stands_in("/journal/7", "/journal"));
        assert!(!stands_in("/journals", "/journal"));
        assert!(!stands_in("/journal", "/"));
        assert!(stands_in("/", "/"));
    }

    #[test]
    fn of_two_entries_the_page_belongs_to_the_nearer() {
        let diary = ["/diary", "/diary/week"];
        assert_eq!(current("/diary/week", &diary), Some("/diary/week"));
        assert_eq!(current("/diary", &diary), Some("/diary"));
        assert_eq!(current("/sessions", &diary), None);
    }
}
