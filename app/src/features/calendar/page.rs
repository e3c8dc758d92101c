//! «Календарь на телефоне»: addresses made, a form for one more, the secret shown once.

use domain::feed::{FeedRefused, Homework, MOST_FEEDS};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{MakeFeed, RevokeFeed, open_feeds};
use super::feeds::{Feeds, Fresh, Lessons, Made};
use crate::kit::flash;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::{Button, ButtonKind, Check, Choice, Empty, Glyph, Icon, Note, Page, PageWidth, Select, Tone};

/// `/calendar`
#[component]
pub fn CalendarPage() -> impl IntoView {
    let opened = load(|| (), |()| open_feeds());
    view! {
        <Page title="Календарь на телефоне" width=PageWidth::Narrow>
            <Loaded resource=opened let:feeds>
                <Opened feeds />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(feeds: Feeds) -> impl IntoView {
    let kept = flash::flash();
    let Feeds { choices, made, fresh } = feeds;
    if choices.is_empty() && made.is_empty() {
        return view! {
            <Empty title="У вас здесь нет уроков" glyph=Glyph::Calendar>
                <p>"Календарь собирается из уроков: своих, своего ребёнка или класса, которым вы руководите."</p>
            </Empty>
        }
        .into_any();
    }
    let full = made.len() >= MOST_FEEDS;
    // An address just made is to be opened first.
    let kind = if fresh.is_some() { ButtonKind::Plain } else { ButtonKind::Primary };
    view! {
        <p>
            "Уроки сами появятся в календаре телефона: с кабинетом и переменами в расписании, на два месяца вперёд. Сделайте адрес и добавьте его в календарь как подписку."
        </p>
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        {fresh.map(|fresh| view! { <JustMade fresh /> })}
        <Note>
            "Кто знает адрес, тот видит расписание без пароля. Не выкладывайте его, а если он попал к чужим — отзовите."
        </Note>
        {(!choices.is_empty() && !full).then(|| view! { <Blank choices kind /> })}
        {full.then(|| view! { <Note tone=Tone::Alert>{FeedRefused::TooMany.to_string()}</Note> })}
        {(!made.is_empty())
            .then(|| {
                view! {
                    <section class="part">
                        <h2>"Ваши адреса"</h2>
                        <ul class="rows">{made.into_iter().map(one).collect_view()}</ul>
                    </section>
                }
            })}
    }
    .into_any()
}

/// The address with its secret: it is known now, and never again.
#[component]
fn JustMade(fresh: Fresh) -> impl IntoView {
    let Fresh { address, webcal } = fresh;
    view! {
        <section class="part">
            <div class="form">
                <h2>"Новый адрес"</h2>
                <p>"Он показан один раз: откройте его в календаре сейчас или скопируйте."</p>
                <div class="field">
                    <label for="address">"Адрес календаря"</label>
                    <input class="input" id="address" type="text" readonly=true value=address autocomplete="off" />
                </div>
                <div class="line">
                    <a class="btn primary" href=webcal rel="external">
                        <Icon glyph=Glyph::Calendar />
                        <span>"Открыть в календаре"</span>
                    </a>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Blank(choices: Vec<Lessons>, kind: ButtonKind) -> impl IntoView {
    let choices: Vec<Choice> =
        choices.into_iter().map(|lessons| Choice::new(lessons.of, lessons.title)).collect();
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    view! {
        <section class="part">
            <h2>"Сделать адрес"</h2>
            <form class="form" method="post" action=MakeFeed::url()>
                <Select label="Чьи уроки" name="of" choices value=first />
                <Check label="С домашними заданиями" name="homework" />
                <div class="form-end">
                    <Button kind>"Сделать адрес"</Button>
                </div>
            </form>
        </section>
    }
}

fn one(made: Made) -> impl IntoView {
    let Made { id, title, homework, at, read } = made;
    let ended =
        title.is_none().then(|| view! { <br /> "Право на эти уроки закончилось, адрес ничего не отдаёт." });
    let title = title.unwrap_or_else(|| "Уроки".into());
    let spoken = format!("Отозвать: {title}, сделан {at}");
    let read = read.map_or_else(|| "календарь ещё не приходил".to_owned(), |at| format!("читали {at}"));
    let homework = match homework {
        Homework::Within => "с домашними заданиями",
        Homework::Without => "без домашних заданий",
    };
    view! {
        <li>
            <div class="line">
                <span>
                    <b>{title}</b>
                    ", "
                    {homework}
                    <br />
                    <span class="mild">{format!("сделан {at}, {read}")} {ended}</span>
                </span>
                <form class="end" method="post" action=RevokeFeed::url()>
                    <input type="hidden" name="feed" value=id.to_string() />
                    <button class="btn" aria-label=spoken>"Отозвать"</button>
                </form>
            </div>
        </li>
    }
}
