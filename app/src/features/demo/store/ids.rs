//! Numbers of the rows to come: the city is written into an empty database, so they are ours to give.

/// The last number given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count(i64);

impl Count {
    pub const fn after(last: i64) -> Self {
        Self(last)
    }

    pub const fn next(&mut self) -> i64 {
        self.0 += 1;
        self.0
    }
}

#[derive(Debug)]
pub struct Ids {
    pub organisation: Count,
    pub person: Count,
    pub account: Count,
    pub role: Count,
    pub year: Count,
    pub term: Count,
    pub vacation: Count,
    pub room: Count,
    pub class: Count,
    pub curriculum_row: Count,
    pub order: Count,
    pub order_line: Count,
    pub class_member: Count,
    pub group: Count,
    pub slot: Count,
    pub lesson: Count,
    pub assignment: Count,
    pub term_order: Count,
    pub note: Count,
    pub notice: Count,
    pub announcement: Count,
    pub lesson_plan: Count,
    pub lesson_plan_row: Count,
    pub shared_plan: Count,
    pub consent_template: Count,
    pub consent: Count,
    pub teacher_absence: Count,
    pub exemption: Count,
    pub reconciliation: Count,
    pub batch: Count,
    pub batch_line: Count,
    pub homework_link: Count,
}

impl Default for Ids {
    /// Each begins elsewhere, so that a number of the wrong kind is found to be wrong.
    fn default() -> Self {
        Self {
            organisation: Count::after(0),
            person: Count::after(1_000),
            account: Count::after(500_000),
            role: Count::after(0),
            year: Count::after(100),
            term: Count::after(200),
            vacation: Count::after(0),
            room: Count::after(0),
            class: Count::after(300),
            curriculum_row: Count::after(0),
            order: Count::after(400),
            order_line: Count::after(0),
            class_member: Count::after(0),
            group: Count::after(3_000),
            slot: Count::after(0),
            lesson: Count::after(2_000_000),
            assignment: Count::after(7_000_000),
            term_order: Count::after(0),
            note: Count::after(0),
            notice: Count::after(600),
            announcement: Count::after(70),
            lesson_plan: Count::after(0),
            lesson_plan_row: Count::after(0),
            shared_plan: Count::after(50),
            consent_template: Count::after(0),
            consent: Count::after(0),
            teacher_absence: Count::after(0),
            exemption: Count::after(0),
            reconciliation: Count::after(40),
            batch: Count::after(40),
            batch_line: Count::after(0),
            homework_link: Count::after(0),
        }
    }
}
