//! What the caller answers for: own consents, and those about the children.

use domain::consent::{ConsentCase, KeepConsents, Purpose};
use domain::ids::{PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::asked::{name, text, way};
use super::case::{case, signed_case};
use super::scans::{own_scans, papers};
use crate::features::consents::asked::Own;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, sql};

/// Of each side of the person the purposes with a published text.
const MINE: &str = "SELECT DISTINCT n.school_id, n.subject, t.purpose FROM ( \
       SELECT r.organisation_id AS school_id, r.person_id AS subject, 'staff' AS side FROM roles r \
       WHERE r.person_id = $1 AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) \
       UNION SELECT m.school_id, k.guardian_id, 'guardian' FROM kinships k JOIN class_members m ON m.pupil_id = k.child_id \
       WHERE k.guardian_id = $1 AND (k.may_view OR k.may_sign) AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) \
       UNION SELECT m.school_id, k.child_id, 'child' FROM kinships k JOIN class_members m ON m.pupil_id = k.child_id \
       WHERE k.guardian_id = $1 AND (k.may_view OR k.may_sign) AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) \
       UNION SELECT m.school_id, m.pupil_id, 'child' FROM class_members m \
       WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2)) n \
     JOIN consent_templates t ON t.school_id = n.school_id AND ((n.side = 'child' AND t.purpose IN ('child', 'photo')) \
       OR (n.side <> 'child' AND t.purpose IN (n.side, 'signature')))";

/// School, purpose, and whose data.
pub type About = (SchoolId, Purpose, PersonId);

/// All that the caller may be asked for, oneself first.
async fn mine<C: ConnectionTrait>(cx: &Request<C>) -> AppResult<Vec<About>> {
    let me = cx.actor.person();
    let rows = sql::rows(&cx.tx, MINE, [me.0.into(), cx.today.into()]).await?;
    let mut all = vec![];
    for row in rows {
        let purpose: String = row.try_get("", "purpose")?;
        let (school, subject) =
            (SchoolId(row.try_get("", "school_id")?), PersonId(row.try_get("", "subject")?));
        all.extend(Purpose::parse(&purpose).map(|purpose| (school, purpose, subject)));
    }
    all.sort_by_key(|(school, purpose, subject)| (*subject != me, *subject, *school, *purpose));
    Ok(all)
}

/// How everything stands that is not asked for at the gate.
pub async fn own(cx: &Request<Reading>, asked: &[About]) -> AppResult<Vec<Own>> {
    let scans = own_scans(cx).await?;
    let mut all = vec![];
    for about in mine(cx).await?.into_iter().filter(|about| !asked.contains(about)) {
        let (school, purpose, subject) = about;
        let me = cx.actor.person();
        let by = (Some(me), cx.today);
        let (case, signed_by) = signed_case(&cx.tx, keep(school), (purpose, subject), by).await?;
        let paper = papers(cx, (school, purpose), &[subject]).await?.remove(&subject);
        let scan = paper.map(|paper| paper.consent).filter(|consent| scans.contains(consent));
        let (title, text) = text(cx, case.text).await?;
        all.push(Own {
            school,
            purpose,
            subject,
            about: if subject == me { String::new() } else { name(&cx.tx, subject).await? },
            title,
            text,
            way: way(&case, me),
            scan: scan.filter(|_| case.consent.stands()),
            signed_by,
            consent: case.consent,
        });
    }
    Ok(all)
}

/// One of them, to be signed, refused or taken back.
pub async fn own_case(cx: &Request<Writing>, (school, purpose, subject): About) -> AppResult<ConsentCase> {
    if !mine(cx).await?.contains(&(school, purpose, subject)) {
        return Err(AppError::NotFound);
    }
    let me = cx.actor.person();
    case(&cx.tx, keep(school), (purpose, subject), (Some(me), cx.today)).await
}

const fn keep(school: SchoolId) -> KeepConsents {
    KeepConsents { school, class: None }
}
