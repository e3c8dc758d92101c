//! Consents that somebody's sides wait for, by the rows of today.

use domain::consent::{Due, Purpose};
use domain::ids::{PersonId, SchoolId};
use sea_orm::{DbErr, QueryResult};

/// Each side with its purpose (`needed`), where the school has published a text and has not lifted its gate, and no
/// consent under a text that still counts stands on `$2`. A part of what is asked of somebody's standing.
macro_rules! dues {
    () => {
        "SELECT 'due', n.purpose, '', n.school_id, n.through, '', '' FROM ( \
           SELECT r.organisation_id AS school_id, 'staff' AS purpose, r.person_id AS subject, r.person_id AS through FROM roles r \
           WHERE r.person_id = $1 AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) \
           UNION SELECT m.school_id, 'guardian', k.guardian_id, k.child_id FROM kinships k JOIN class_members m ON m.pupil_id = k.child_id \
           WHERE k.guardian_id = $1 AND k.may_view AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) \
           UNION SELECT m.school_id, 'child', k.child_id, k.child_id FROM kinships k JOIN class_members m ON m.pupil_id = k.child_id \
           WHERE k.guardian_id = $1 AND k.may_view AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) \
           UNION SELECT m.school_id, 'child', m.pupil_id, m.pupil_id FROM class_members m \
           WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2)) n \
         JOIN consent_templates t ON t.school_id = n.school_id AND t.purpose = n.purpose \
         WHERE t.version = (SELECT MAX(x.version) FROM consent_templates x WHERE x.school_id = t.school_id AND x.purpose = t.purpose) \
         AND NOT EXISTS (SELECT 1 FROM school_settings z WHERE z.school_id = t.school_id AND z.key = 'consent_gate') \
         AND NOT EXISTS (SELECT 1 FROM consents c JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
           WHERE c.school_id = n.school_id AND c.subject_id = n.subject AND o.purpose = n.purpose AND o.version >= t.accepted_from \
           AND c.withdrawn_on IS NULL AND c.signed_on <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2))"
    };
}
pub(super) use dues;

/// One row of them; a purpose that the program does not know asks for nothing.
pub(super) fn due(row: &QueryResult) -> Result<Option<Due>, DbErr> {
    let code: String = row.try_get("", "code")?;
    let (school, through) = (SchoolId(row.try_get("", "a")?), PersonId(row.try_get("", "b")?));
    Ok(Purpose::parse(&code).map(|purpose| Due { school, purpose, through }))
}
