//! Scans of papers: the file that lies beside a consent.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Permit, Right};
use domain::consent::{KeepConsents, Purpose};
use domain::ids::{ClassId, ConsentId, FileId, PersonId, SchoolId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use super::people::subjects;
use crate::features::consents::roll::Paper;
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::files::{self, Arrived, File, adopt, let_go};
use crate::kit::{AppError, AppResult, Request, sql, trace};

const PAPER: &str = "SELECT c.id, c.school_id, c.subject_id, c.given_by, o.purpose, s.file_id FROM consents c \
     JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
     LEFT JOIN consent_scans s ON s.school_id = c.school_id AND s.consent_id = c.id \
     WHERE c.id = $1 AND c.channel = 'paper'";

/// `#` stands for the numbers of the subjects.
const PAPERS: &str = "SELECT c.id, c.subject_id, s.file_id FROM consents c \
     JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
     LEFT JOIN consent_scans s ON s.school_id = c.school_id AND s.consent_id = c.id \
     WHERE c.school_id = $1 AND o.purpose = $2 AND c.channel = 'paper' AND c.withdrawn_on IS NULL \
     AND c.subject_id IN (#) ORDER BY c.id";

const OWN: &str = "SELECT c.id FROM consents c \
     JOIN consent_scans s ON s.school_id = c.school_id AND s.consent_id = c.id \
     WHERE c.given_by = $1 AND c.withdrawn_on IS NULL";

const PUT: &str = "INSERT INTO consent_scans (school_id, consent_id, file_id) VALUES ($1, $2, $3) \
     ON CONFLICT (school_id, consent_id) DO UPDATE SET file_id = excluded.file_id";

/// A consent on paper that the caller may look at.
pub struct OnPaper {
    pub consent: ConsentId,
    pub school: SchoolId,
    pub subject: PersonId,
    pub purpose: Purpose,
    given_by: PersonId,
    scan: Option<FileId>,
}

async fn on_paper<C: ConnectionTrait>(tx: &C, consent: ConsentId) -> AppResult<OnPaper> {
    let row = sql::row(tx, PAPER, [consent.0.into()]).await?.ok_or(AppError::NotFound)?;
    let purpose: String = row.try_get("", "purpose")?;
    Ok(OnPaper {
        consent,
        school: SchoolId(row.try_get("", "school_id")?),
        subject: PersonId(row.try_get("", "subject_id")?),
        purpose: Purpose::parse(&purpose).ok_or_else(|| AppError::fault(format!("purpose {purpose}")))?,
        given_by: PersonId(row.try_get("", "given_by")?),
        scan: scan_of(&row)?,
    })
}

fn scan_of(row: &QueryResult) -> AppResult<Option<FileId>> {
    Ok(row.try_get::<Option<i64>>("", "file_id")?.map(FileId))
}

/// The paper, if `permit` takes it in: the office keeps all of the school, a class teacher those of the class.
pub async fn paper<C: ConnectionTrait>(
    cx: &Request<C>,
    consent: ConsentId,
    permit: &Permit<KeepConsents>,
) -> AppResult<OnPaper> {
    let (paper, keep) = (on_paper(&cx.tx, consent).await?, *permit.action());
    if paper.school != keep.school {
        return Err(AppError::NotFound);
    }
    if cx.actor.holds(Right::KeepConsents, keep.school) {
        return Ok(paper);
    }
    let listed = subjects(cx, paper.purpose, keep).await?;
    if listed.iter().any(|one| one.person == paper.subject) { Ok(paper) } else { Err(AppError::NotFound) }
}

/// Puts what arrived beside the paper; the scan there was is let go.
pub async fn put_scan(
    cx: &Request<Writing>,
    paper: &OnPaper,
    arrived: &Arrived,
    permit: &Permit<KeepConsents>,
) -> AppResult<()> {
    let file = adopt(&cx.tx, paper.school, permit.by(), arrived).await?;
    sql::run(&cx.tx, PUT, [paper.school.0.into(), paper.consent.0.into(), file.0.into()]).await?;
    if let Some(former) = paper.scan {
        let_go(&cx.tx, paper.school, former).await?;
    }
    let log = Log { school: paper.school, by: Some(permit.by()), at: cx.now };
    let subject = format!("consent:{} person:{}", paper.consent, paper.subject);
    log.enter(&cx.tx, "consent.scan", subject, Some(format!("file:{file}"))).await
}

/// The scan of a consent, for whoever keeps it or gave it.
pub async fn scan(cx: &Request<Reading>, consent: ConsentId, class: Option<ClassId>) -> AppResult<File> {
    let me = cx.actor.person();
    let given = on_paper(&cx.tx, consent).await?;
    let found = if given.given_by == me {
        given
    } else {
        let school = cx.school().map_err(|_| AppError::NotFound)?;
        let permit = cx.actor.permit(KeepConsents { school, class }).map_err(|_| AppError::NotFound)?;
        let kept = paper(cx, consent, &permit).await?;
        trace::leave(cx, school, Look::at(Way::Card, Matter::Consents), [Whose::Person(kept.subject)])?;
        kept
    };
    files::find(&cx.tx, found.school, found.scan.ok_or(AppError::NotFound)?).await
}

/// Papers of these people that are not withdrawn, each with its scan; of several of one person the last.
pub async fn papers(
    cx: &Request<Reading>,
    (school, purpose): (SchoolId, Purpose),
    people: &[PersonId],
) -> AppResult<BTreeMap<PersonId, Paper>> {
    let asked = PAPERS.replace('#', &sql::among(people.iter().map(|person| person.0)));
    let rows = sql::rows(&cx.tx, &asked, [school.0.into(), purpose.code().into()]).await?;
    let ids = rows.iter().map(scan_of).collect::<AppResult<Vec<_>>>()?;
    let ids: Vec<FileId> = ids.into_iter().flatten().collect();
    let known = files::all_of(&cx.tx, school, &ids).await?;
    let mut papers = BTreeMap::new();
    for row in &rows {
        let file = scan_of(row)?;
        let scan = known.iter().find(|one| Some(one.id) == file).map(File::attached);
        let paper = Paper { consent: ConsentId(row.try_get("", "id")?), scan };
        papers.insert(PersonId(row.try_get("", "subject_id")?), paper);
    }
    Ok(papers)
}

/// Papers that the caller has given, of which there is a scan.
pub async fn own_scans(cx: &Request<Reading>) -> AppResult<BTreeSet<ConsentId>> {
    let rows = sql::rows(&cx.tx, OWN, [cx.actor.person().0.into()]).await?;
    rows.iter().map(|row| Ok(ConsentId(row.try_get("", "id")?))).collect()
}
