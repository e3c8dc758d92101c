//! The social passport of a pupil: one form, all of it at once.

use domain::ids::PersonId;
use domain::social::{Family, Meals, PassportDraft};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{SavePassport, open_passport};
use super::sheet;
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{
    Button, ButtonKind, Check, Choice, Crumb, Crumbs, DateField, Field, Note, Page, Select, Tone,
};

/// `/social/:of?saved=`
#[component]
pub fn PassportPage() -> impl IntoView {
    let (of, query) = (asked::in_path::<PersonId>("of"), asked::query());
    let opened = load(of, |pupil| async move { open_passport(pupil.ok_or(AppError::NotFound)?).await });
    let saved = move || query.read().get("saved").is_some();
    view! {
        <Loaded resource=opened let:opened>
            <Opened opened saved=saved() />
        </Loaded>
    }
}

#[component]
fn Opened(opened: sheet::Opened, saved: bool) -> impl IntoView {
    let kept = flash::flash();
    let sheet::Opened { person, name, class, title, draft, version, changed } = opened;
    let (draft, version) = match typed() {
        // Whoever was told what stands there now writes over that.
        Some(typed) if matches!(kept, Some(AppError::Conflict { .. })) => (sent(&typed), version),
        Some(typed) => {
            (sent(&typed), typed.of("version").and_then(|text| text.parse().ok()).unwrap_or(version))
        }
        None => (draft, version),
    };
    let crumbs = vec![
        Crumb::to("Социальный паспорт", link::SOCIAL),
        Crumb::to(title, link::social_class(class)),
        Crumb::to(name.clone(), link::card(person)),
    ];
    let changed = changed.map(|changed| format!("Последнее изменение: {changed}."));
    let saved = saved && kept.is_none();
    view! {
        <Page title=format!("Социальный паспорт: {name}") head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text} " Введённое осталось в форме: сохраните ещё раз, чтобы записать своё."</Note> })}
            {saved.then(|| view! { <p role="status"><b>"Сохранено."</b></p> })}
            <p class="mild">
                "Это видят классный руководитель и те, кому координатор дал право «Социальный паспорт». Каждый просмотр остаётся в журнале. "
                {changed}
            </p>
            <PassportForm person version draft kept />
        </Page>
    }
}

/// What was typed, as a draft.
fn sent(typed: &Typed) -> PassportDraft {
    let text = |field: &str| typed.text(&format!("draft[{field}]"));
    let ticked = |field: &str| typed.of(&format!("draft[{field}]")).map(str::to_owned);
    PassportDraft {
        family: text("family"),
        many_children: ticked("many_children"),
        low_income: ticked("low_income"),
        special_needs: ticked("special_needs"),
        special_needs_document: text("special_needs_document"),
        special_needs_until: text("special_needs_until"),
        disability: ticked("disability"),
        disability_document: text("disability_document"),
        disability_until: text("disability_until"),
        health_group: text("health_group"),
        inner_since: text("inner_since"),
        inner_until: text("inner_until"),
        outer_since: text("outer_since"),
        outer_until: text("outer_until"),
        meals: text("meals"),
    }
}

#[component]
fn PassportForm(
    person: PersonId,
    version: i32,
    draft: PassportDraft,
    kept: Option<AppError>,
) -> impl IntoView {
    let unset = || Choice::new("", "Не указано");
    let families = Family::ALL.map(|family| Choice::new(family.code(), family.title()));
    let families: Vec<Choice> = std::iter::once(unset()).chain(families).collect();
    let groups: Vec<Choice> =
        std::iter::once(unset()).chain((1..=5).map(|group| Choice::new(group, group.to_string()))).collect();
    let meals = Meals::ALL.map(|meals| Choice::new(meals.code(), meals.title()));
    let meals: Vec<Choice> = std::iter::once(Choice::new("", "Нет")).chain(meals).collect();
    let at = |field| flash::at(&kept, field);
    let of = draft.clone();
    view! {
        <form class="form soc-form" method="post" action=SavePassport::url()>
            <StandsAt page=link::passport(person) />
            <input type="hidden" name="person" value=person.to_string() />
            <input type="hidden" name="version" value=version.to_string() />
            <fieldset>
                <legend>"Семья"</legend>
                <Select label="Состав семьи" name="draft[family]" choices=families value=of.family error=at("family") />
                <Check label="Многодетная" name="draft[many_children]" ticked=of.many_children.is_some() />
                <Check label="Малообеспеченная" name="draft[low_income]" ticked=of.low_income.is_some() />
                <Select label="Льготное питание" name="draft[meals]" choices=meals value=of.meals error=at("meals") />
            </fieldset>
            <fieldset>
                <legend>"Здоровье"</legend>
                <Select label="Группа здоровья" name="draft[health_group]" choices=groups value=of.health_group error=at("health_group") />
                <Check label="Есть статус ОВЗ" name="draft[special_needs]" ticked=of.special_needs.is_some() />
                <Field label="Документ об ОВЗ" name="draft[special_needs_document]" value=of.special_needs_document most=200
                    hint="Какой, номер и дата. Диагноз не пишите." error=at("special_needs_document") />
                <DateField label="ОВЗ: действует до" name="draft[special_needs_until]" value=of.special_needs_until
                    hint="Пусто: бессрочно" error=at("special_needs_until") />
                <Check label="Есть инвалидность" name="draft[disability]" ticked=of.disability.is_some() />
                <Field label="Документ об инвалидности" name="draft[disability_document]" value=of.disability_document most=200
                    hint="Какой, номер и дата. Диагноз не пишите." error=at("disability_document") />
                <DateField label="Инвалидность: действует до" name="draft[disability_until]" value=of.disability_until
                    hint="Пусто: бессрочно" error=at("disability_until") />
            </fieldset>
            <Registers draft kept />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Сохранить"</Button>
            </div>
        </form>
    }
}

#[component]
fn Registers(draft: PassportDraft, kept: Option<AppError>) -> impl IntoView {
    let at = |field| flash::at(&kept, field);
    view! {
        <fieldset>
            <legend>"Учёт"</legend>
            <DateField label="На учёте в школе (ВШК) с" name="draft[inner_since]" value=draft.inner_since error=at("inner_since") />
            <DateField label="ВШК: снят с учёта" name="draft[inner_until]" value=draft.inner_until
                hint="Пусто: состоит" error=at("inner_until") />
            <DateField label="На учёте в КДН с" name="draft[outer_since]" value=draft.outer_since error=at("outer_since") />
            <DateField label="КДН: снят с учёта" name="draft[outer_until]" value=draft.outer_until
                hint="Пусто: состоит" error=at("outer_until") />
        </fieldset>
    }
}
