//! Calls of term marks and of the terms they are written in.

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId, SubjectId, TermId};
#[cfg(feature = "ssr")]
use domain::term_mark::{Pen, RuleDraft, SetTermRules};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::overview::Overview;
use super::rule_book::{RuleBook, RuleForm};
use super::sheet::{Answer, Line, Listed, Sheet, Wishes};
#[cfg(feature = "ssr")]
use super::{policy, policy::ReadTerms, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// Groups whose term marks the caller may read in the organisation now on.
#[server]
pub async fn term_groups() -> AppResult<Vec<Listed>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::groups(&cx, &sight).await
}

/// Term marks of one group in `term`, or in the term of today.
#[server]
pub async fn open_term_marks(group: GroupId, term: Option<TermId>) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    Ok(store::Register::read(&cx, &sight, group, term).await?.sheet(&cx))
}

/// Writes term marks of one sheet, each answered by itself.
#[server(input = Json)]
pub async fn save_term_marks(wishes: Wishes) -> AppResult<Vec<Answer>> {
    let cx = Request::write().await?; //                                   who asks
    let mut register = store::Register::held(&cx, wishes.of()).await?; //      about what
    let mut answers = vec![];
    for wish in wishes {
        let write = cx.actor.permit(register.facts().write_term_marks())?; //  may they
        let overrule = cx.actor.permit(register.facts().overrule_suggestions()).ok();
        let entry = register.enter(wish.clone(), cx.today, Pen { write, overrule }); // is it lawful
        answers.push(register.settle(&cx, &wish, entry).await?); //            do it
    }
    register.save(&cx).await?;
    cx.commit(answers).await //                                                answer
}

/// Writes one term mark from a form.
#[server]
pub async fn put_term_mark(line: Line) -> AppResult<()> {
    let cx = Request::write().await?;
    let wish = line.wish().map_err(policy::unread)?;
    let of = (wish.group, wish.term);
    let mut register = store::Register::held(&cx, of).await?;
    let write = cx.actor.permit(register.facts().write_term_marks())?;
    let overrule = cx.actor.permit(register.facts().overrule_suggestions()).ok();
    let entry = register.enter(wish, cx.today, Pen { write, overrule }).map_err(policy::refused)?;
    register.write(&cx, &entry);
    register.save(&cx).await?;
    leptos_axum::redirect(&link::term_marks(of.0, of.1));
    cx.commit(()).await
}

/// Writes what the rule suggests for all who have no term mark yet.
#[server]
pub async fn accept_suggestions(group: GroupId, term: TermId) -> AppResult<()> {
    let cx = Request::write().await?;
    let mut register = store::Register::held(&cx, (group, term)).await?;
    let _permit = cx.actor.permit(register.facts().write_term_marks())?;
    register.facts().open_on(cx.today).map_err(policy::refused)?;
    for wish in register.suggested() {
        let write = cx.actor.permit(register.facts().write_term_marks())?;
        let entry = register.enter(wish, cx.today, Pen { write, overrule: None });
        register.write(&cx, &entry.map_err(policy::refused)?);
    }
    register.save(&cx).await?;
    leptos_axum::redirect(&link::term_marks(group, term));
    cx.commit(()).await
}

/// Terms of the school now on; one of them with all it lacks, and with names for one class.
#[server]
pub async fn open_terms(term: Option<TermId>, class: Option<ClassId>) -> AppResult<Overview> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(ReadTerms(school))?;
    store::overview(&cx, school, (term, class)).await
}

/// Gives a term time until `to`.
#[server]
pub async fn extend_term(term: TermId, to: NaiveDate, #[server(default)] reason: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::school_term(&cx, term).await?;
    let permit = cx.actor.permit(of.extend_window())?;
    let order = of.extend(to, &reason, permit).map_err(policy::not_ordered)?;
    store::extend(&cx, &of, &order).await?;
    leptos_axum::redirect(&link::term(term));
    cx.commit(()).await
}

/// Closes a term for marks; with gaps only for a reason.
#[server]
pub async fn close_term(term: TermId, #[server(default)] reason: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::school_term(&cx, term).await?;
    let permit = cx.actor.permit(of.close_term())?;
    let gaps = store::gaps_of(&cx, &of).await?;
    let order = of.close(&gaps, &reason, cx.today, permit).map_err(policy::not_ordered)?;
    store::close(&cx, &of, &order).await?;
    leptos_axum::redirect(&link::term(term));
    cx.commit(()).await
}

/// Opens a closed term again, `until` a day.
#[server]
pub async fn reopen_term(term: TermId, until: NaiveDate, #[server(default)] reason: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::school_term(&cx, term).await?;
    let permit = cx.actor.permit(of.close_term())?;
    let order = of.reopen(until, &reason, cx.today, permit).map_err(policy::not_ordered)?;
    store::close(&cx, &of, &order).await?;
    leptos_axum::redirect(&link::term(term));
    cx.commit(()).await
}

/// The rule of `subject`, or of the school, those given so far, and what `rule` would change.
#[server]
pub async fn open_rules(subject: Option<SubjectId>, rule: Option<RuleForm>) -> AppResult<RuleBook> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(SetTermRules(school))?;
    let mut book = store::book(&cx, school, subject).await?;
    if let Some(rule) = rule {
        book.trial = Some(store::tried(&cx, (school, subject), RuleDraft::from(rule)).await?);
    }
    Ok(book)
}

/// Brings a rule into force from `since` on.
#[server]
pub async fn put_rule(subject: Option<SubjectId>, rule: RuleForm, since: NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(SetTermRules(school))?;
    store::taught(&cx, school, subject).await?;
    let draft = RuleDraft::from(rule);
    let ruling = draft.submit(subject, (since, cx.today), permit).map_err(policy::faulty)?;
    store::give(&cx, &ruling).await?;
    leptos_axum::redirect(&link::term_rules(subject));
    cx.commit(()).await
}
