//! Organisations of a package: found by code, number or name, or made.

use std::collections::HashMap;

use domain::ids::{OrganisationId, SchoolId};
use domain::oneroster::{Remark, Report};
use domain::org::{OrgKind, is_org_code};
use domain::people::search_key;
use entity::organisation;
use exchange::oneroster::{Bundle, Org};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use crate::features::oneroster::store::numbers::known_orgs;
use crate::kit::house::House;
use crate::kit::{AppResult, Request};

const FILE: &str = "orgs.csv";
/// Above a school stand no more than these.
const DEEPEST: usize = 8;

/// What became of the organisations.
pub struct Found<'a> {
    /// Schools by their numbers; none: a dry run would make it.
    pub schools: Vec<(&'a str, Option<SchoolId>)>,
    pub ours: Vec<(&'a str, OrganisationId)>,
}

/// An organisation that stands or is to be made, the ones above first.
struct Placed<'a> {
    org: &'a Org,
    kind: OrgKind,
    code: String,
}

pub async fn found<'a>(
    house: &House,
    bundle: &'a Bundle,
    dry: bool,
    report: &mut Report,
) -> AppResult<Found<'a>> {
    let cx = Request::console(house).await?;
    let mut all = organisation::Entity::find().all(&cx.tx).await?;
    let kept = known_orgs(&cx.tx).await?;
    let (mut found, mut made) = (Found { schools: vec![], ours: vec![] }, false);
    let mut kinds: HashMap<&str, OrgKind> = HashMap::new();
    for Placed { org, kind, code } in placed(bundle, report) {
        let known = standing(&all, &kept, (org, kind, &code));
        report.count(known.is_none(), false);
        kinds.insert(&org.sourced_id, kind);
        let id = match known {
            Some(known) => Some(known.id),
            None if dry => None,
            None => {
                let above = found.ours.iter().find(|(number, _)| *number == org.parent).map(|(_, id)| *id);
                let parent = above.or_else(|| only_city(&all, kind));
                let row = organisation::ActiveModel {
                    parent_id: Set(parent),
                    kind: Set(kind.code().to_owned()),
                    code: Set(free(&all, code)),
                    name: Set(org.name.clone()),
                    short_name: Set(org.name.clone()),
                    created_at: Set(cx.now),
                    ..Default::default()
                };
                let row = row.insert(&cx.tx).await?;
                cx.log_command("organisation.create", format!("organisation:{}", row.id)).await?;
                made = true;
                all.push(row);
                all.last().map(|row| row.id)
            }
        };
        found.ours.extend(id.map(|id| (org.sourced_id.as_str(), id)));
        if kind == OrgKind::School {
            let code =
                all.iter().find(|row| Some(row.id) == id).map_or_else(|| slug(org), |row| row.code.clone());
            report.orgs.push(code);
            found.schools.push((&org.sourced_id, id.map(|id| SchoolId(id.0))));
        }
    }
    if made {
        cx.commit(()).await?;
    }
    Ok(found)
}

/// Those that have a place in our tree, whoever stands above first.
fn placed<'a>(bundle: &'a Bundle, report: &mut Report) -> Vec<Placed<'a>> {
    let above = |org: &Org| bundle.orgs.iter().find(|one| one.sourced_id == org.parent);
    let depth = |org: &Org| {
        let mut steps = std::iter::successors(above(org), |org| above(org));
        steps.by_ref().take(DEEPEST + 1).count()
    };
    let mut all: Vec<&Org> = bundle.orgs.iter().collect();
    all.sort_by_key(|org| depth(org));
    let mut placed: Vec<Placed<'a>> = vec![];
    for org in all {
        let parent = placed.iter().find(|one| one.org.sourced_id == org.parent).map(|one| one.kind);
        let own = OrgKind::parse(&org.own_kind);
        let kind = own.or_else(|| org.kind.kind(org.parent.is_empty()));
        if !org.parent.is_empty() && above(org).is_none() {
            let said = ("такой организации нет в файле", "Исправьте номер или добавьте её строкой.");
            report.warnings.push(Remark::new(FILE, org.row, "parentSourcedId", said));
        }
        // A school is taken wherever it hangs: it may stand alone.
        let fits = |kind: &OrgKind| kind.fits_under(parent) && depth(org) <= DEEPEST;
        if let Some(kind) = kind.filter(|kind| *kind == OrgKind::School || fits(kind)) {
            placed.push(Placed { org, kind, code: slug(org) });
        } else {
            let said = (
                "такой организации здесь нет места",
                "Она пропущена: город, под ним районы, под ними школы.",
            );
            report.warnings.push(Remark::new(FILE, org.row, "type", said));
        }
    }
    placed
}

/// The same code, else the number of an earlier package, else the same name.
fn standing<'o>(
    all: &'o [organisation::Model],
    kept: &HashMap<String, i64>,
    (org, kind, code): (&Org, OrgKind, &str),
) -> Option<&'o organisation::Model> {
    let own = || all.iter().filter(|row| row.kind == kind.code());
    let named = search_key(&org.name);
    own()
        .find(|row| row.code == code)
        .or_else(|| own().find(|row| kept.get(&org.sourced_id) == Some(&row.id.0)))
        .or_else(|| own().find(|row| search_key(&row.name) == named))
}

/// A school without anybody above it hangs on the only city, or stands alone.
fn only_city(all: &[organisation::Model], kind: OrgKind) -> Option<OrganisationId> {
    let mut cities = all.iter().filter(|row| row.kind == OrgKind::City.code());
    let city = cities.next().filter(|_| kind != OrgKind::City)?;
    cities.next().is_none().then_some(city.id)
}

/// The identifier, else the number, as a code.
fn slug(org: &Org) -> String {
    let of = |text: &str| {
        let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let code: String = text.trim().chars().map(letter).take(40).collect();
        code.trim_matches('-').to_owned()
    };
    let code = of(&org.identifier);
    let code = if is_org_code(&code) { code } else { of(&org.sourced_id) };
    if is_org_code(&code) { code } else { "school".to_owned() }
}

fn free(all: &[organisation::Model], code: String) -> String {
    let taken = |code: &str| all.iter().any(|row| row.code == code);
    let stem: String = code.chars().take(34).collect();
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(code).chain(numbered).find(|code| !taken(code)).unwrap_or_default()
}
