//! Numbers of the rows that samples ask for: the journal of `teacher`, its neighbours, and strangers'.

use app::kit::sql;
use sea_orm::ConnectionTrait;

use super::city::City;
use super::samples_homework::Hanging;

pub struct Facts {
    pub school: i64,
    /// Algebra of 7А in the first school, kept by `teacher`.
    pub algebra: i64,
    /// Algebra of 7А in the second school, kept by `teacher3`.
    pub foreign_algebra: i64,
    /// The classes 7А and 5Б of the first school.
    pub class: i64,
    pub other_class: i64,
    /// A lesson of that journal held this quarter, with a pupil of whom nothing stands there.
    pub lesson: (i64, i64),
    /// Its day: «2026-11-09».
    pub lesson_day: String,
    pub foreign_lesson: (i64, i64),
    /// A lesson of algebra with a comment on `pupil`, and that pupil.
    pub commented: (i64, i64),
    /// Version of the lesson.
    pub lesson_version: i64,
    /// Work of the journal of `teacher` that nobody has a mark for.
    pub work: i64,
    /// A lesson that `pupil2` of 7А missed, nobody knows why.
    pub missed: (i64, i64),
    /// The absence of a teacher, a lesson of today that waits for a substitute, and one that `teacher2` gives instead,
    /// with a pupil.
    pub teacher_absence: i64,
    pub unplaced: i64,
    pub stood_in: (i64, i64),
    pub first_quarter: i64,
    pub second_quarter: i64,
    /// The person of `pupil`, a child of `parent`.
    pub pupil: i64,
    /// The person of `newcomer`, a teacher of the first school.
    pub newcomer: i64,
    /// Their role.
    pub newcomer_role: i64,
    /// A list of pupils lying in the first school, not brought in yet.
    pub upload: i64,
    /// The list by which a class of the first school came in.
    pub batch: i64,
    /// The approved plan of `teacher` for algebra in grade 7, that course, and the plan of `teacher2` that waits.
    pub lesson_plan: i64,
    pub course: String,
    pub submitted_plan: i64,
    /// What the second school shares with the city.
    pub shared_plan: i64,
    /// What hangs in 7А of the first school.
    pub announcement: i64,
    /// The timetable that is made in the first school.
    pub timetable_draft: i64,
    /// The district of the first school.
    pub district: i64,
    /// The school year of the first school.
    pub year: i64,
    /// The exemption of `pupil2` in 7А, and a subject of that class.
    pub exemption: i64,
    /// The reconciliation under way in the first school.
    pub reconciliation: i64,
    pub subject: i64,
    /// A document of the card of `pupil`.
    pub document: i64,
    /// Files and what they hang on.
    pub hanging: Hanging,
    /// How `teacher` names the own session.
    pub session: String,
}

const GROUP: &str = "SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN organisations o ON o.id = g.school_id WHERE g.name = '7А' AND s.code = 'algebra' AND o.code = ";

const CLASS: &str = "SELECT id FROM classes WHERE grade = 5 AND letter = 'Б'";

const SPOT: &str = "FROM lessons l JOIN group_members m ON m.school_id = l.school_id AND m.group_id = l.group_id \
     AND m.since <= l.date AND m.until IS NULL WHERE l.state = 'held' AND l.date BETWEEN '2026-11-02' AND '2026-11-11' \
     AND NOT EXISTS (SELECT 1 FROM cells c WHERE c.lesson_id = l.id AND c.pupil_id = m.pupil_id) AND l.group_id = ";

const WORK: &str = "SELECT a.id FROM assignments a JOIN lessons l ON l.id = a.lesson_id WHERE l.state = 'held' \
     AND l.date BETWEEN '2026-11-02' AND '2026-11-11' AND a.kind <> 'Д' AND NOT EXISTS (SELECT 1 FROM marks m WHERE m.assignment_id = a.id) \
     AND a.group_id = ";

const MISSED: &str = "FROM cells x JOIN accounts a ON a.person_id = x.pupil_id WHERE x.attendance = 'ОТ' AND a.login = 'pupil2'";

const COMMENTED: &str = "FROM cells x JOIN accounts a ON a.person_id = x.pupil_id WHERE x.comment = 'Хорошо отвечает' AND a.login = 'pupil'";

const UNPLACED: &str = "SELECT min(l.id) FROM lessons l JOIN teacher_absences a ON a.teacher_id = l.teacher_id \
     WHERE l.date = '2026-11-12' AND l.state = 'planned' AND l.substitute_id IS NULL";

const STOOD_IN: &str = "FROM lessons l JOIN group_members m ON m.school_id = l.school_id AND m.group_id = l.group_id \
     AND m.until IS NULL AND m.since <= l.date WHERE l.date = '2026-11-12' AND l.substitute_id IS NOT NULL";

const VERSION: &str = "SELECT CAST(version AS bigint) FROM lessons WHERE id = ";

const NEWCOMER_ROLE: &str =
    "SELECT r.id FROM roles r JOIN accounts a ON a.person_id = r.person_id WHERE a.login = 'newcomer'";

const SESSION: &str =
    "SELECT s.public_id FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.login = 'teacher'";

impl Facts {
    pub async fn of(city: &City) -> Self {
        let tx = city.house.db.read().await.unwrap();
        let school = number(&tx, "SELECT id FROM organisations WHERE code = 'school-1'").await;
        let algebra = number(&tx, &format!("{GROUP}'school-1'")).await;
        let foreign_algebra = number(&tx, &format!("{GROUP}'school-2'")).await;
        let lesson = spot(&tx, algebra).await;
        let first = format!("SELECT id FROM terms WHERE title = '1 четверть' AND school_id = {school}");
        let second = format!("SELECT id FROM terms WHERE title = '2 четверть' AND school_id = {school}");
        let session = sql::row(&tx, SESSION, []).await.unwrap().expect(SESSION);
        Self {
            school,
            algebra,
            class: number(&tx, &format!("SELECT class_id FROM groups WHERE id = {algebra}")).await,
            other_class: number(&tx, &format!("{CLASS} AND school_id = {school}")).await,
            foreign_algebra,
            lesson,
            lesson_day: day(&tx, lesson.0).await,
            foreign_lesson: spot(&tx, foreign_algebra).await,
            lesson_version: number(&tx, &format!("{VERSION}{}", lesson.0)).await,
            work: number(&tx, &format!("{WORK}{algebra} ORDER BY a.id LIMIT 1")).await,
            commented: pair(&tx, ("x.lesson_id", "x.pupil_id"), COMMENTED).await,
            missed: pair(&tx, ("x.lesson_id", "x.pupil_id"), MISSED).await,
            teacher_absence: number(&tx, "SELECT id FROM teacher_absences").await,
            unplaced: number(&tx, UNPLACED).await,
            stood_in: pair(&tx, ("l.id", "m.pupil_id"), STOOD_IN).await,
            first_quarter: number(&tx, &first).await,
            second_quarter: number(&tx, &second).await,
            pupil: number(&tx, "SELECT person_id FROM accounts WHERE login = 'pupil'").await,
            newcomer: number(&tx, "SELECT person_id FROM accounts WHERE login = 'newcomer'").await,
            newcomer_role: number(&tx, NEWCOMER_ROLE).await,
            upload: number(&tx, "SELECT id FROM uploads").await,
            batch: number(&tx, "SELECT id FROM batches").await,
            lesson_plan: number(&tx, "SELECT id FROM lesson_plans WHERE state = 'approved'").await,
            course: format!("{}.7", number(&tx, "SELECT id FROM subjects WHERE code = 'algebra'").await),
            submitted_plan: number(&tx, "SELECT id FROM lesson_plans WHERE state = 'submitted'").await,
            shared_plan: number(&tx, &format!("SELECT id FROM shared_plans WHERE school_id <> {school}"))
                .await,
            announcement: number(&tx, "SELECT id FROM announcements").await,
            timetable_draft: number(&tx, "SELECT id FROM timetable_drafts").await,
            district: number(&tx, "SELECT id FROM organisations WHERE code = 'ruo-1'").await,
            year: number(&tx, &format!("SELECT id FROM school_years WHERE school_id = {school}")).await,
            exemption: number(&tx, "SELECT id FROM exemptions").await,
            reconciliation: number(&tx, "SELECT id FROM reconciliations").await,
            subject: number(&tx, "SELECT id FROM subjects WHERE code = 'algebra'").await,
            document: number(&tx, "SELECT id FROM person_documents").await,
            hanging: Hanging::of(&tx).await,
            session: session.try_get_by_index(0).unwrap(),
        }
    }
}

async fn pair(tx: &impl ConnectionTrait, (lesson, pupil): (&str, &str), of: &str) -> (i64, i64) {
    let asked = |what: &str| format!("SELECT min({what}) {of}");
    (number(tx, &asked(lesson)).await, number(tx, &asked(pupil)).await)
}

pub async fn number(tx: &impl ConnectionTrait, asked: &str) -> i64 {
    sql::row(tx, asked, []).await.unwrap().expect(asked).try_get_by_index(0).unwrap()
}

async fn day(tx: &impl ConnectionTrait, lesson: i64) -> String {
    let asked = format!("SELECT date FROM lessons WHERE id = {lesson}");
    let row = sql::row(tx, &asked, []).await.unwrap().expect("the lesson of the facts");
    row.try_get_by_index::<chrono::NaiveDate>(0).unwrap().to_string()
}

async fn spot(tx: &impl ConnectionTrait, group: i64) -> (i64, i64) {
    let one = |what: &str| format!("SELECT {what} {SPOT}{group} ORDER BY l.id, m.pupil_id LIMIT 1");
    (number(tx, &one("l.id")).await, number(tx, &one("m.pupil_id")).await)
}
