//! The search of screens: Ctrl+K from any page, a few letters, Enter. A combobox of ARIA 1.2 in a dialog.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use super::shell::Entry;

/// An entry `#look` presses the button of the bar that opens `look`; every other leads to its page.
#[component]
pub fn Palette(ways: Vec<Entry>) -> impl IntoView {
    let (open, typed, at) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(0));
    let titles: Vec<_> = ways.iter().map(|way| way.title).collect();
    let found = Memo::new(move |_| typed.with(|typed| among(&titles, typed)));
    let active = Memo::new(move |_| found.with(|found| found.get(at.get()).copied()));
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |ev| {
            if is_call(&ev) {
                ev.prevent_default();
                open.set(true);
            }
        });
        on_cleanup(move || listener.remove());
    });
    Effect::new(move |_| {
        if open.get() {
            typed.set(String::new());
            at.set(0);
        }
    });
    view! {
        <button
            class="btn quiet finder"
            r#type="button"
            aria-label="Найти (Ctrl+K)"
            title="Найти (Ctrl+K)"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| open.set(true)
        >
            <Icon glyph=Glyph::Search />
            <span>"Найти"</span>
            <span class="keys">"Ctrl+K"</span>
        </button>
        <Dialog id="find" title="Куда перейти" open class="dialog palette">
            <Asked typed at active found />
            <div id="find-list" class="palette-list" role="listbox" aria-label="Экраны" hidden=move || found.with(Vec::is_empty)>
                {ways.into_iter().enumerate().map(|(number, way)| choice(number, way, found, active)).collect_view()}
            </div>
            <p class="dim" role="status">
                {move || found.with(Vec::is_empty).then_some("Такого экрана нет. Попробуйте другое слово.")}
            </p>
        </Dialog>
    }
}

/// The line to write into; the focus stays here while the arrows choose.
#[component]
fn Asked(
    typed: RwSignal<String>,
    at: RwSignal<usize>,
    active: Memo<Option<usize>>,
    found: Memo<Vec<usize>>,
) -> impl IntoView {
    let key = move |ev: KeyboardEvent| {
        let many = found.with_untracked(Vec::len).max(1);
        let step = match ev.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => many - 1,
            "Enter" => 0,
            _ => return,
        };
        ev.prevent_default();
        if step > 0 {
            at.update(|at| *at = (*at + step) % many);
        } else if let Some(active) = active.get_untracked() {
            press(document().get_element_by_id(&id(active)));
        }
    };
    view! {
        <input
            class="input"
            r#type="text"
            role="combobox"
            aria-label="Название экрана"
            aria-controls="find-list"
            aria-autocomplete="list"
            aria-expanded=move || (!found.with(Vec::is_empty)).to_string()
            aria-activedescendant=move || active.get().map(id)
            autocomplete="off"
            autofocus
            placeholder="Первые буквы названия"
            prop:value=typed
            on:input=move |ev| {
                typed.set(event_target_value(&ev));
                at.set(0);
            }
            on:keydown=key
        />
    }
}

fn choice(number: usize, way: Entry, found: Memo<Vec<usize>>, active: Memo<Option<usize>>) -> impl IntoView {
    let Entry { href, title, glyph } = way;
    view! {
        <a
            id=id(number)
            role="option"
            tabindex="-1"
            href=href
            hidden=move || found.with(|found| !found.contains(&number))
            aria-selected=move || (active.get() == Some(number)).to_string()
            on:click=move |ev| go(&ev, href)
        >
            <Icon glyph />
            {title}
        </a>
    }
}

/// The dialog goes first: while it is open, nothing else can be pressed.
fn go(ev: &MouseEvent, href: &str) {
    let chosen = ev.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = chosen.and_then(|chosen| chosen.closest("dialog").ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
    if let Some(popover) = href.strip_prefix('#') {
        ev.prevent_default();
        press(document().query_selector(&format!("[popovertarget={popover}]")).ok().flatten());
    }
}

fn press(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

fn id(number: usize) -> String {
    format!("find-{number}")
}

/// The key stands where K does in the Latin layout, whatever it writes.
fn is_call(ev: &KeyboardEvent) -> bool {
    ev.code() == "KeyK" && (ev.ctrl_key() || ev.meta_key()) && !ev.alt_key() && !ev.shift_key()
}

/// Numbers of the titles that hold every word typed, in any case, ё as е.
fn among(titles: &[&str], typed: &str) -> Vec<usize> {
    let typed = plain(typed);
    let fits = |title: &str| typed.split_whitespace().all(|word| title.contains(word));
    (0..titles.len()).filter(|number| fits(&plain(titles[*number]))).collect()
}

/// Names of screens are Russian: without the tables of all other scripts the page is lighter.
fn plain(text: &str) -> String {
    let small = |letter: char| match letter {
        'Ё' | 'ё' => 'е',
        'А'..='Я' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    };
    text.chars().map(small).collect()
}

#[cfg(test)]
mod unit {
    use super::among;

    const TITLES: [&str; 4] = ["Журналы", "Чертёж", "Где вы вошли", "Сменить пароль"];

    #[test]
    fn a_screen_is_found_by_any_part_of_its_name_in_any_case() {
        assert_eq!(among(&TITLES, "жур"), [0]);
        assert_eq!(among(&TITLES, "ПАРОЛЬ"), [3]);
        assert_eq!(among(&TITLES, "  вошли  где "), [2]);
        assert!(among(&TITLES, "жур пароль").is_empty());
    }

    #[test]
    fn e_and_yo_are_one_letter() {
        assert_eq!(among(&TITLES, "чертеж"), [1]);
        assert_eq!(among(&TITLES, "ЧЕРТЁЖ"), [1]);
    }

    #[test]
    fn nothing_typed_finds_all() {
        assert_eq!(among(&TITLES, " ").len(), TITLES.len());
    }
}
