//! How the schema came to be: one file per area, each undoable, each in a transaction on both databases.

mod m20261101_000001_city;
mod m20261101_000002_accounts;
mod m20261101_000003_school_year;
mod m20261101_000004_movement;
mod m20261101_000005_groups;
mod m20261101_000006_journal;
mod m20261101_000007_plans;
mod m20261101_000008_consents;
mod m20261101_000009_bookkeeping;
mod m20261101_000010_events;
mod m20261101_000011_upkeep;
mod m20261122_000012_term_orders;
mod m20261122_000013_access;
mod m20261122_000014_absence_notes;
mod m20261122_000015_lesson_plans;
mod m20261122_000016_timetable_drafts;
mod m20261122_000017_uploads_sealed;
mod m20261122_000018_calendar_feeds;
mod m20261122_000019_substitutions;
mod m20261122_000020_notices;
mod m20261122_000021_oneroster;
mod m20261122_000022_second_factor;
mod m20261123_000023_traces;
mod m20261123_000025_rights;
mod m20261123_000026_term_rules;
mod m20261123_000027_batches;
mod m20261123_000028_reconciliation;
mod m20261123_000029_week_signatures;
mod m20261123_000030_files;
mod m20261123_000031_enclosures;
mod m20261123_000032_social;
mod m20261123_000033_push;
mod m20261123_000034_school_card;
mod m20261123_000036_term_kinds;
mod m20261123_000037_next_year;
mod m20261123_000038_consents_end;
mod m20261123_000039_cards;
mod m20261123_000040_roster_changes;
mod m20261123_000041_lessons_moved;
mod m20261123_000042_drafts;
mod m20261123_000043_plans_beyond;
mod m20261123_000044_unmarked;
mod m20261123_000045_diary_visits;
mod m20261123_000046_control;
mod m20261124_000047_groups_by_order;
mod sheet;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

/// All migrations in the order they are applied.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_city::Migration),
            Box::new(m20261101_000002_accounts::Migration),
            Box::new(m20261101_000003_school_year::Migration),
            Box::new(m20261101_000004_movement::Migration),
            Box::new(m20261101_000005_groups::Migration),
            Box::new(m20261101_000006_journal::Migration),
            Box::new(m20261101_000007_plans::Migration),
            Box::new(m20261101_000008_consents::Migration),
            Box::new(m20261101_000009_bookkeeping::Migration),
            Box::new(m20261101_000010_events::Migration),
            Box::new(m20261101_000011_upkeep::Migration),
            Box::new(m20261122_000012_term_orders::Migration),
            Box::new(m20261122_000013_access::Migration),
            Box::new(m20261122_000014_absence_notes::Migration),
            Box::new(m20261122_000015_lesson_plans::Migration),
            Box::new(m20261122_000016_timetable_drafts::Migration),
            Box::new(m20261122_000017_uploads_sealed::Migration),
            Box::new(m20261122_000018_calendar_feeds::Migration),
            Box::new(m20261122_000019_substitutions::Migration),
            Box::new(m20261122_000020_notices::Migration),
            Box::new(m20261122_000021_oneroster::Migration),
            Box::new(m20261122_000022_second_factor::Migration),
            Box::new(m20261123_000023_traces::Migration),
            Box::new(m20261123_000025_rights::Migration),
            Box::new(m20261123_000026_term_rules::Migration),
            Box::new(m20261123_000027_batches::Migration),
            Box::new(m20261123_000028_reconciliation::Migration),
            Box::new(m20261123_000029_week_signatures::Migration),
            Box::new(m20261123_000030_files::Migration),
            Box::new(m20261123_000031_enclosures::Migration),
            Box::new(m20261123_000032_social::Migration),
            Box::new(m20261123_000033_push::Migration),
            Box::new(m20261123_000034_school_card::Migration),
            Box::new(m20261123_000036_term_kinds::Migration),
            Box::new(m20261123_000037_next_year::Migration),
            Box::new(m20261123_000038_consents_end::Migration),
            Box::new(m20261123_000039_cards::Migration),
            Box::new(m20261123_000040_roster_changes::Migration),
            Box::new(m20261123_000041_lessons_moved::Migration),
            Box::new(m20261123_000042_drafts::Migration),
            Box::new(m20261123_000043_plans_beyond::Migration),
            Box::new(m20261123_000044_unmarked::Migration),
            Box::new(m20261123_000045_diary_visits::Migration),
            Box::new(m20261123_000046_control::Migration),
            Box::new(m20261124_000047_groups_by_order::Migration),
        ]
    }
}
