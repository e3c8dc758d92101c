//! All primitives in all their states on one page, for those who build with them.

use leptos::prelude::*;

use super::{
    Badge, Button, ButtonKind, Check, Choice, Column, Crumb, Crumbs, DateField, Dialog, Empty, Fault, Faults,
    Field, Glyph, Icon, Input, LinkButton, Menu, Note, Order, Page, Part, Pills, Progress, Segments, Select,
    Skeleton, SkeletonKind, Step, StepState, Steps, Tab, Table, Tabs, TextArea, Tone, Whereabouts, say,
    say_alert, words,
};

/// Stands at `/ui` in development.
#[component]
pub fn Gallery() -> impl IntoView {
    let crumbs =
        || view! { <Crumbs crumbs=vec![Crumb::to("Городок", "/"), Crumb::words("Для тех, кто строит")] /> };
    view! {
        <Page title="Из чего всё сложено" head=crumbs actions=|| view! { <LinkButton href="/" icon=Glyph::Left>"На главную"</LinkButton> }>
            <div class="two">
                <div>
                    <Buttons />
                    <Fields />
                </div>
                <div>
                    <Words />
                    <States />
                </div>
            </div>
            <Lists />
            <Icons />
        </Page>
    }
}

#[component]
fn Shelf(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{title}</h2>
            <div class="stack shelf">{children()}</div>
        </section>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    view! {
        <Shelf title="Кнопки">
            <div class="line">
                <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                <Button>"Отменить"</Button>
                <Button kind=ButtonKind::Quiet icon=Glyph::Download>"Скачать"</Button>
                <Button kind=ButtonKind::Danger icon=Glyph::Trash>"Удалить"</Button>
            </div>
            <div class="line">
                <Button kind=ButtonKind::Primary busy=Signal::stored(true)>"Сохраняем"</Button>
                <Button attr:disabled=true>"Нельзя"</Button>
                <Button kind=ButtonKind::Quiet icon=Glyph::Undo label="Вернуть" />
                <Menu look="btn" face=|| view! { "Ещё" <Icon glyph=Glyph::Down /> }>
                    <li><a href="#one">"Первое"</a></li>
                    <li><a href="#two">"Второе"</a></li>
                </Menu>
            </div>
            <Asking />
        </Shelf>
    }
}

#[component]
fn Asking() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="line">
            <Button on:click=move |_| open.set(true)>"Спросить"</Button>
            <Button on:click=|_| say("Сохранено")>"Сообщить"</Button>
            <Button on:click=|_| say_alert("Нет связи с сервером")>"Встревожить"</Button>
        </div>
        <Dialog id="ask" title="Удалить четыре строки?" open>
            <p>"Их можно будет вернуть."</p>
            <div class="form-end">
                <Button kind=ButtonKind::Danger on:click=move |_| open.set(false)>"Удалить"</Button>
                <Button on:click=move |_| open.set(false)>"Оставить"</Button>
            </div>
        </Dialog>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let wrong = |words: &str| Signal::stored(Some(words.to_owned()));
    let fault = |name: &str, words: &str| Fault { name: name.into(), words: words.into() };
    let faults =
        Signal::stored(vec![fault("born", "Такого дня нет"), fault("", "Форма устарела: обновите страницу")]);
    let choices =
        || vec![Choice::new("day", "День"), Choice::new("week", "Неделя"), Choice::new("month", "Месяц")];
    view! {
        <Shelf title="Поля">
            <Faults title="Проверьте два места" faults />
            <form class="form">
                <Field label="Фамилия" name="surname" hint="Как в документе" value="Иванова" />
                <Field label="Пароль" name="secret" error=wrong("Не подошёл") of=Input::Password />
                <DateField label="Дата рождения" name="born" value="2013-02-28" error=wrong("Такого дня нет") />
                <Select label="Показывать" name="period" choices=choices() value="week" />
                <TextArea label="Заметка" name="note" value="Две строки,\nобе видны." />
                <Segments legend="Период" name="segment" choices=choices() value="day" />
                <Check label="Прочитано" name="read" ticked=true />
            </form>
        </Shelf>
    }
}

#[component]
fn Words() -> impl IntoView {
    view! {
        <Shelf title="Слова">
            <div class="line">
                <Badge>"Обычное"</Badge>
                <Badge tone=Tone::Accent>"Новое"</Badge>
                <Badge tone=Tone::Alert>"Важное"</Badge>
            </div>
            <Note>"Это стоит знать."</Note>
            <Note tone=Tone::Alert>"Это нельзя пропустить."</Note>
            <p>{words::counted(5, ["строка", "строки", "строк"])}", "{words::hundredths(435)}</p>
        </Shelf>
    }
}

#[component]
fn States() -> impl IntoView {
    let step = |title: &str, state| Step { title: title.into(), href: Some("#step".into()), state };
    view! {
        <Shelf title="Состояния">
            <Progress label="Проверяем строки" done=418_u32 whole=612_u32 words="418 из 612" />
            <Skeleton lines=3 />
            <Skeleton kind=SkeletonKind::Text lines=3 />
            <Empty title="Пока пусто" glyph=Glyph::Journal>
                <p>"Здесь появится то, что вы добавите."</p>
                <div class="line">
                    <LinkButton href="#add" icon=Glyph::Plus>"Добавить"</LinkButton>
                </div>
            </Empty>
            <Steps steps=vec![
                step("Первый", StepState::Done),
                step("Второй", StepState::Present),
                step("Третий", StepState::ToCome),
            ] />
        </Shelf>
    }
}

#[component]
fn Lists() -> impl IntoView {
    let tab = |href: &str, title: &str, count| Tab { href: href.into(), title: title.into(), count };
    let part = |words: &str, choices: &[(&str, &str)]| Part {
        label: "Часть".into(),
        words: words.into(),
        choices: choices.iter().map(|(href, words)| ((*href).into(), (*words).into())).collect(),
    };
    let columns = vec![
        Column::new("Название").sorts("#name", Some(Order::Rising)),
        Column::new("Состояние"),
        Column::new("Число").number().sorts("#number", None),
    ];
    view! {
        <Shelf title="Списки">
            <Whereabouts parts=vec![part("Дом", &[]), part("Первый", &[("#1", "Первый"), ("#2", "Второй")])] />
            <Tabs label="Виды" tabs=vec![tab("#all", "Все", Some(12)), tab("#new", "Новые", None)] here="#all" />
            <Pills label="Чья страница" pills=vec![tab("#anna", "Анна, 5Б", None), tab("#misha", "Михаил, 7А", None)] here="#anna" />
            <Table caption="Вещи" columns>
                <tr>
                    <th scope="row">"Первая"</th>
                    <td><Badge>"Готово"</Badge></td>
                    <td class="num" data-word="число">"12"</td>
                </tr>
                <tr data-bad="">
                    <th scope="row">"Вторая"</th>
                    <td><Badge tone=Tone::Alert>"Ошибка"</Badge></td>
                    <td class="num" data-word="число">"7"</td>
                </tr>
            </Table>
        </Shelf>
    }
}

#[component]
fn Icons() -> impl IntoView {
    view! {
        <Shelf title="Знаки">
            <ul class="line">
                {Glyph::all()
                    .map(|glyph| view! { <li class="badge"><Icon glyph />{format!("{glyph:?}")}</li> })
                    .collect_view()}
            </ul>
        </Shelf>
    }
}
