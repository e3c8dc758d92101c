//! Tables as the migrations made them, beside tables as the entities would draw them.

use sea_orm::sea_query::TableCreateStatement;
use sea_orm::{DatabaseConnection, DbBackend, EntityTrait, QueryTrait, Schema, Statement};

use super::rows;

macro_rules! every_entity {
    ($($table:ident),+ $(,)?) => {
        /// The tables as the entities alone would make them.
        pub fn drawn(backend: DbBackend) -> Vec<TableCreateStatement> {
            let schema = Schema::new(backend);
            vec![$( schema.create_table_from_entity(entity::$table::Entity) ),+]
        }

        /// Asks every table for every column of its entity.
        pub fn questions(backend: DbBackend) -> Vec<Statement> {
            vec![$( entity::$table::Entity::find().build(backend) ),+]
        }
    };
}

every_entity!(
    absence_note,
    account,
    announcement,
    assignment,
    batch,
    batch_line,
    bell,
    calendar_feed,
    cell,
    change,
    class,
    class_member,
    class_origin,
    consent,
    consent_refusal,
    consent_scan,
    consent_template,
    consent_warning,
    curriculum_row,
    curriculum_template,
    deputy,
    diary_visit,
    event,
    exemption,
    file,
    file_piece,
    grade,
    group,
    group_member,
    group_origin,
    group_teacher,
    homework,
    homework_answer,
    homework_answer_file,
    homework_file,
    homework_link,
    homework_tick,
    individual_hours,
    kinship,
    lesson,
    lesson_plan,
    lesson_plan_day,
    lesson_plan_group,
    lesson_plan_pause,
    lesson_plan_row,
    letter,
    mark,
    message,
    message_thread,
    message_thread_member,
    notice,
    notice_place,
    notice_reading,
    notice_wish,
    order,
    order_line,
    organisation,
    person,
    person_document,
    person_photo,
    push,
    push_subscription,
    reconciliation,
    reconciliation_missing,
    reconciliation_row,
    reconciliation_word,
    recovery_code,
    role,
    role_order,
    role_right,
    room,
    roster_change,
    roster_client,
    roster_token,
    school_card,
    school_setting,
    school_subject,
    school_year,
    seal,
    second_factor,
    server_setting,
    session,
    shared_plan,
    sign_in_link,
    slot,
    social_passport,
    sourced_id,
    staff,
    subject,
    substitution,
    teacher_absence,
    term,
    term_mark,
    term_order,
    term_rule,
    timetable_draft,
    trace,
    unmarked,
    upload,
    vacancy,
    vacation,
    vacation_set,
    week_signature,
    wizard_draft,
    work_kind,
    year_in_hand,
);

/// Table, column, type and whether it may be empty, in order of names.
pub async fn described(db: &DatabaseConnection) -> Vec<[String; 4]> {
    let mut columns: Vec<[String; 4]> = rows(db, question(db.get_database_backend())).await;
    for [_, _, kind, _] in &mut columns {
        plain(&kind.to_lowercase()).clone_into(kind);
    }
    columns.sort();
    columns
}

/// `events.xact` is the sealer's own, and no entity's.
const fn question(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            "SELECT m.name, p.name, p.type, CASE WHEN p.\"notnull\" THEN 'NO' ELSE 'YES' END \
             FROM sqlite_master m, pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'seaql_migrations'"
        }
        _ => {
            "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text \
             FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' AND data_type <> 'xid8'"
        }
    }
}

/// The same kind of value under one name, whether a migration or an entity asked for it.
fn plain(kind: &str) -> &str {
    match kind {
        "varchar" | "character varying" => "text",
        "varbinary_blob" => "blob",
        other => other,
    }
}
