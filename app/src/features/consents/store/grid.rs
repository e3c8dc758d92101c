//! All consents of a class or of the staff side by side.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::Permit;
use domain::consent::{KeepConsents, Purpose, Signed};
use domain::ids::PersonId;
use domain::trace::{Look, Matter, Way, Whose};

use super::case::{Known, KnownConsents, known};
use super::people::{Guardian, fitting, guardians, subjects};
use super::register::{nothing_ticked, register};
use crate::features::consents::grid::{Grid, GridRow, Spot};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, rolls, trace};

/// Everybody whom `permit` takes in.
pub async fn grid(cx: &Request<Reading>, permit: &Permit<KeepConsents>) -> AppResult<Grid> {
    let keep = *permit.action();
    let KeepConsents { school, class } = keep;
    let title = rolls::title(&cx.tx, school, class).await?;
    let of_rows = Purpose::asked_of(class.is_some())[0];
    let found = subjects(cx, of_rows, keep).await?;
    trace::leave(
        cx,
        school,
        Look::at(Way::List, Matter::Consents),
        [class.map_or(Whose::Staff, Whose::Class)],
    )?;
    let people: Vec<PersonId> = found.iter().map(|one| one.person).collect();
    let families = if class.is_some() { families(cx, &people).await? } else { BTreeMap::new() };
    let mut columns: Vec<(Purpose, KnownConsents)> = vec![];
    for purpose in Purpose::asked_of(class.is_some()) {
        let of_family = class.is_some() && !purpose.is_about_a_child();
        let of_families = || families.values().flatten().map(|guardian| guardian.person).collect();
        let whose: Vec<PersonId> = if of_family { of_families() } else { people.clone() };
        let known = known(&cx.tx, (school, *purpose), &whose, cx.today).await?;
        if known.text.is_some() {
            columns.push((*purpose, known));
        }
    }
    let none = vec![];
    let rows = found.into_iter().map(|one| {
        let family = families.get(&one.person).unwrap_or(&none);
        let cell = |(purpose, known): &(Purpose, KnownConsents)| {
            cell((*purpose, cx.today), known, (one.person, family, class.is_some()))
        };
        GridRow { person: one.person, name: one.name.full(), cells: columns.iter().map(cell).collect() }
    });
    let rows = rows.collect();
    let columns = columns.iter().map(|(purpose, _)| *purpose).collect();
    Ok(Grid { class, title, today: cx.today, columns, rows })
}

async fn families(
    cx: &Request<Reading>,
    children: &[PersonId],
) -> AppResult<BTreeMap<PersonId, Vec<Guardian>>> {
    let mut families: BTreeMap<PersonId, Vec<Guardian>> = BTreeMap::new();
    for (child, guardian) in guardians(&cx.tx, children).await? {
        families.entry(child).or_default().push(guardian);
    }
    Ok(families)
}

fn cell(
    (purpose, today): (Purpose, NaiveDate),
    known: &KnownConsents,
    (person, family, of_class): (PersonId, &[Guardian], bool),
) -> Vec<Spot> {
    let spot = |subject: PersonId, of: &str, signers: Vec<(PersonId, String)>| {
        let Known { consent, signed_by } = known.of(subject);
        let paper = |(signer, title)| (format!("{}:{subject}.{signer}", purpose.code()), title);
        let papers =
            if consent.takes_a_paper(today) { signers.into_iter().map(paper).collect() } else { vec![] };
        Spot { of: of.to_owned(), consent, signed_by, papers }
    };
    if !of_class {
        return vec![spot(person, "", vec![(person, String::new())])];
    }
    if purpose.is_about_a_child() {
        let signers = family.iter().filter(|one| one.may_sign).map(|one| (one.person, one.title.clone()));
        return vec![spot(person, "", signers.collect())];
    }
    let own = |one: &Guardian| spot(one.person, &one.title, vec![(one.person, String::new())]);
    family.iter().map(own).collect()
}

/// Registers papers of several kinds, each «purpose:subject.signer»; the same paper ticked twice is one.
pub async fn register_stack(
    cx: &Request<Writing>,
    (papers, signed): (&[String], Signed),
    permit: &Permit<KeepConsents>,
) -> AppResult<()> {
    if papers.is_empty() {
        return Err(nothing_ticked());
    }
    let mut stacks: BTreeMap<Purpose, BTreeSet<&str>> = BTreeMap::new();
    for paper in papers {
        let (purpose, paper) = paper.split_once(':').ok_or(AppError::NotFound)?;
        let purpose = Purpose::parse(purpose).ok_or(AppError::NotFound)?;
        if fitting(Some(purpose), permit.action()) != purpose {
            return Err(AppError::NotFound);
        }
        stacks.entry(purpose).or_default().insert(paper);
    }
    for (purpose, stack) in stacks {
        let stack: Vec<String> = stack.into_iter().map(str::to_owned).collect();
        register(cx, purpose, (&stack, signed.clone()), permit).await?;
    }
    Ok(())
}
