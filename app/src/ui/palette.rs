//! The search of screens: Ctrl+K from any page, a few letters, Enter. A combobox of ARIA 1.2 in a popover.
//!
//! The list is in the page from the start and works as links; what is typed hides lines of it. It keeps no state of its
//! own, so that every page carries little code for it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement};

use super::icon::{Glyph, Icon};
use super::shell::Entry;

/// An entry `#look` opens the popover `look`; every other leads to its page.
#[component]
pub fn Palette(ways: Vec<Entry>) -> impl IntoView {
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, |ev| {
            if is_call(&ev) {
                ev.prevent_default();
                press("find-open");
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <button
            id="find-open"
            class="btn quiet finder"
            r#type="button"
            popovertarget="find"
            aria-label="Найти (Ctrl+K)"
            title="Найти (Ctrl+K)"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=|_| look_for(String::new())
        >
            <Icon glyph=Glyph::Search />
            <span>"Найти"</span>
            <span class="keys">"Ctrl+K"</span>
        </button>
        <Sheet ways />
    }
}

#[component]
fn Sheet(ways: Vec<Entry>) -> impl IntoView {
    view! {
        <div id="find" class="dialog palette" popover="auto" role="dialog" aria-labelledby="find-title">
            <div class="dialog-head">
                <h2 id="find-title">"Куда перейти"</h2>
                <button id="find-close" class="btn quiet square" r#type="button" popovertarget="find" popovertargetaction="hide" aria-label="Закрыть">
                    <Icon glyph=Glyph::Close />
                </button>
            </div>
            <div class="dialog-body">
                <input
                    id="find-word"
                    class="input"
                    r#type="text"
                    role="combobox"
                    aria-label="Название экрана"
                    aria-controls="find-list"
                    aria-autocomplete="list"
                    aria-expanded="true"
                    autocomplete="off"
                    autofocus
                    placeholder="Первые буквы названия"
                    on:input=|ev| look_for(event_target_value(&ev))
                    on:keydown=|ev| key(&ev)
                />
                <div id="find-list" class="palette-list" role="listbox" aria-label="Экраны" on:click=|_| press("find-close")>
                    {ways.into_iter().enumerate().map(|(number, way)| choice(number, way)).collect_view()}
                </div>
                <p class="dim" role="status" id="find-none"></p>
            </div>
        </div>
    }
}

fn choice(number: usize, way: Entry) -> impl IntoView {
    let Entry { href, title, glyph } = way;
    let id = id(number);
    let face = view! {
        <Icon glyph />
        {title}
    };
    match href.strip_prefix('#') {
        Some(popover) => view! {
            <button id=id role="option" tabindex="-1" r#type="button" popovertarget=popover aria-selected="false">
                {face}
            </button>
        }
        .into_any(),
        None => view! {
            <a id=id role="option" tabindex="-1" href=href aria-selected="false">
                {face}
            </a>
        }
        .into_any(),
    }
}

fn key(ev: &KeyboardEvent) {
    match ev.key().as_str() {
        "ArrowDown" => choose(1),
        "ArrowUp" => choose(-1),
        "Enter" => {
            if let Some(chosen) = choices().find(is_chosen) {
                press(&chosen.id());
            }
        }
        _ => return,
    }
    ev.prevent_default();
}

/// Shows the lines that hold what is typed and chooses the first of them.
fn look_for(typed: String) {
    let mut none = true;
    for choice in choices() {
        let fits = holds(&choice.text_content().unwrap_or_default(), &typed);
        none &= !fits;
        turn(&choice, "hidden", (!fits).then_some(""));
    }
    let word = document().get_element_by_id("find-word");
    if let Some(word) = word {
        turn(&word, "aria-expanded", Some(if none { "false" } else { "true" }));
        if typed.is_empty()
            && let Some(input) = word.dyn_ref::<HtmlInputElement>()
        {
            input.set_value("");
        }
    }
    if let Some(told) = document().get_element_by_id("find-none") {
        told.set_text_content(none.then_some("Такого экрана нет. Попробуйте другое слово."));
    }
    choose(0);
}

/// Goes so many lines down among those shown; 0 is the first of them.
fn choose(step: i32) {
    let shown: Vec<_> = choices().filter(|choice| !choice.has_attribute("hidden")).collect();
    let many = i32::try_from(shown.len()).unwrap_or(1).max(1);
    let at = shown.iter().position(is_chosen).and_then(|at| i32::try_from(at).ok()).unwrap_or_default();
    let next = if step == 0 { 0 } else { (at + step).rem_euclid(many) };
    for choice in choices() {
        turn(&choice, "aria-selected", Some("false"));
    }
    let chosen = usize::try_from(next).ok().and_then(|next| shown.get(next));
    if let Some(chosen) = chosen {
        turn(chosen, "aria-selected", Some("true"));
    }
    if let Some(word) = document().get_element_by_id("find-word") {
        turn(&word, "aria-activedescendant", chosen.map(Element::id).as_deref());
    }
}

fn choices() -> impl Iterator<Item = Element> {
    (0..).map_while(|number| document().get_element_by_id(&id(number)))
}

fn is_chosen(choice: &Element) -> bool {
    choice.get_attribute("aria-selected").as_deref() == Some("true")
}

/// An attribute of an element that is in the page cannot fail to be written.
fn turn(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn press(id: &str) {
    if let Some(element) =
        document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok())
    {
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

/// Whether a title holds every word typed, in any case, ё as е.
fn holds(title: &str, typed: &str) -> bool {
    let title = plain(title);
    plain(typed).split_whitespace().all(|word| title.contains(word))
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
    use super::holds;

    #[test]
    fn a_screen_is_found_by_any_part_of_its_name_in_any_case() {
        assert!(holds("Журналы", "жур"));
        assert!(holds("Сменить пароль", "ПАРОЛЬ"));
        assert!(holds("Где вы вошли", "  вошли  где "));
        assert!(!holds("Журналы", "жур пароль"));
    }

    #[test]
    fn e_and_yo_are_one_letter() {
        assert!(holds("Чертёж", "чертеж"));
        assert!(holds("Чертеж", "ЧЕРТЁЖ"));
    }

    #[test]
    fn nothing_typed_finds_all() {
        assert!(holds("Журналы", " "));
    }
}
