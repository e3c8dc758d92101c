//! The texts of a school's consents, and whether the door asks for them.

use chrono::NaiveDate;
use domain::consent::{Gate, LIFTED_BASIS};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{PublishText, SetGate, open_texts};
use super::roll::{Text, Texts};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::words::{counted, day_of_year};
use crate::ui::{Badge, Button, ButtonKind, Check, Crumb, Crumbs, Field, Note, Page, TextArea, Tone};

const CONSENTS: [&str; 3] = ["согласие", "согласия", "согласий"];

/// `/consent-texts`
#[component]
pub fn ConsentTextsPage() -> impl IntoView {
    let opened = load(|| (), |()| open_texts());
    let crumbs = vec![Crumb::to("Согласия", link::CONSENTS)];
    view! {
        <Page title="Тексты согласий" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <Loaded resource=opened let:texts>
                <Opened texts />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(texts: Texts) -> impl IntoView {
    let kept = flash::flash();
    let told = kept.as_ref().map(ToString::to_string);
    view! {
        {told.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p>
            "Предложенные тексты составлены по перечню статьи 9 закона 152-ФЗ и не сверены юристом вашей школы. Проверьте и поправьте их, прежде чем публиковать. Опубликованный текст не меняется: правка — это новая редакция."
        </p>
        {texts.texts.into_iter().map(|text| view! { <OneText text /> }).collect_view()}
        <Door gate=texts.gate />
    }
}

#[component]
fn OneText(text: Text) -> impl IntoView {
    let Text { purpose, title, text, version, published, people } = text;
    let id = |field: &str| format!("{field}-{}", purpose.code());
    let state = state(version, published);
    let first = version.is_none() && purpose.opens_the_way_in();
    let anew =
        format!("Прежние согласия не подходят, собрать заново: {}", counted(u64::from(people), CONSENTS));
    view! {
        <section class="part">
            <div class="stack">
                <h2>{purpose.short()} " " {state}</h2>
                <details>
                    <summary>{if version.is_none() { "Прочитать, поправить и опубликовать" } else { "Прочитать или выпустить новую редакцию" }}</summary>
                    <form class="form wide" method="post" action=PublishText::url()>
                        <input type="hidden" name="purpose" value=purpose.code() />
                        <Field label="Заголовок" name="title" id=id("title") value=title most=200 required=true />
                        <TextArea
                            label="Текст"
                            name="text"
                            id=id("text")
                            value=text
                            hint="Абзац — строка; строка с тире в начале — пункт списка."
                        />
                        {(people > 0).then(|| view! { <Check label=anew name="anew" /> })}
                        {first
                            .then(|| {
                                view! {
                                    <Note tone=Tone::Alert>
                                        "После публикации войдут только те, чьё согласие отмечено. Сначала соберите бумаги, потом публикуйте — или отметьте их сразу после."
                                    </Note>
                                }
                            })}
                        <div class="form-end">
                            <Button kind=ButtonKind::Primary>"Опубликовать"</Button>
                        </div>
                    </form>
                </details>
            </div>
        </section>
    }
}

fn state(version: Option<i32>, published: Option<NaiveDate>) -> impl IntoView {
    let day = published.map(|day| format!(", {}", day_of_year(day))).unwrap_or_default();
    match version {
        Some(version) => {
            view! { <Badge tone=Tone::Accent>{format!("редакция {version}{day}")}</Badge> }.into_any()
        }
        None => view! { <Badge>"предложение, не опубликовано"</Badge> }.into_any(),
    }
}

#[component]
fn Door(gate: Gate) -> impl IntoView {
    let lifted = matches!(gate, Gate::Lifted { .. });
    let basis = match gate {
        Gate::Lifted { basis } => basis,
        Gate::Asks => LIFTED_BASIS.to_owned(),
    };
    view! {
        <section class="part" id="door">
            <div class="stack">
                <h2>"Вход без согласия"</h2>
                <p>
                    {if lifted {
                        "Сейчас вход открыт и без согласий."
                    } else {
                        "Сейчас без согласия вход закрыт."
                    }}
                    " Вести журнал школа обязана по закону и без согласия; согласие нужно, чтобы показывать его в электронном дневнике. Школа может решить, что и это входит в её обязанности, — тогда она называет основание, и оно видно каждому."
                </p>
                <form class="form" method="post" action=SetGate::url()>
                    {if lifted {
                        view! {
                            <input type="hidden" name="basis" value="" />
                            <div class="form-end">
                                <Button kind=ButtonKind::Danger>"Снова спрашивать согласие"</Button>
                            </div>
                        }
                            .into_any()
                    } else {
                        view! {
                            <input type="hidden" name="lifted" value="on" />
                            <TextArea label="Правовое основание" name="basis" value=basis />
                            <div class="form-end">
                                <Button>"Пускать без согласия"</Button>
                            </div>
                        }
                            .into_any()
                    }}
                </form>
            </div>
        </section>
    }
}
