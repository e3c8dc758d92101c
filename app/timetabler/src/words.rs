//! Rules in the words of a school.

use crate::model::{Constraint, Limit, Person, Problem, Rule, Same, Selection, Week};

/// Names of a kind beyond which they are only counted.
const NAMED: usize = 6;

/// A rule, as far as it concerns these activities.
pub fn rule(problem: &Problem, constraint: &Constraint, concerned: &[usize]) -> String {
    let it = Words { problem, concerned };
    it.of_hours(&constraint.rule)
        .or_else(|| it.between(&constraint.rule))
        .or_else(|| it.of_rooms(&constraint.rule))
        .unwrap_or_else(|| constraint.kind.clone())
}

/// «№ 17 Математика, 7А, Иванова, 2 ч».
pub fn lesson(problem: &Problem, activity: usize) -> String {
    let it = &problem.activities[activity];
    let students: Vec<&str> = it.students.iter().map(|&set| problem.students[set].name.trim()).collect();
    let teachers: Vec<&str> = it.teachers.iter().map(|&one| problem.teachers[one].name.trim()).collect();
    let mut parts = vec![format!("№ {} {}", it.id, problem.subjects[it.subject].trim())];
    parts.extend([students.join("+"), teachers.join("+")].into_iter().filter(|part| !part.is_empty()));
    parts.push(format!("{} ч", it.duration));
    parts.join(", ")
}

struct Words<'it> {
    problem: &'it Problem,
    concerned: &'it [usize],
}

impl Words<'_> {
    fn of_hours(&self, rule: &Rule) -> Option<String> {
        Some(match rule {
            Rule::NobodyTwice => "никто не бывает в двух местах сразу".into(),
            Rule::Unavailable { people, week } => {
                format!("{}: недоступны {}", self.people(people), self.week(week))
            }
            Rule::Break { week } => format!("перерывы школы: {}", self.week(week)),
            Rule::StartIn { activities, week } if week.slots().count() == 1 => {
                format!("{}: закреплено время, {}", self.lessons(activities), self.week(week))
            }
            Rule::StartIn { activities, week } => {
                format!("{}: начинаются только в {}", self.lessons(activities), self.week(week))
            }
            Rule::HeldIn { activities, week } => {
                format!("{}: идут только в {}", self.lessons(activities), self.week(week))
            }
            Rule::EndsDay { activities } => {
                format!("{}: последние у учащихся в этот день", self.lessons(activities))
            }
            Rule::Selected { activities, week, what } => {
                format!("{}: в {} {}", self.lessons(activities), self.week(week), selection(*what))
            }
            Rule::Limit { people, limit } => format!("{}: {}", self.people(people), self.limit(*limit)),
            _ => return None,
        })
    }

    fn between(&self, rule: &Rule) -> Option<String> {
        let (activities, words) = match rule {
            Rule::MinDays { activities, days, .. } => {
                (activities, format!("между ними не меньше {}", genitive(*days, "дня", "дней")))
            }
            Rule::MaxDays { activities, days } => {
                (activities, format!("между ними не больше {}", genitive(*days, "дня", "дней")))
            }
            Rule::MinGaps { activities, gaps } => {
                let hours = genitive(*gaps, "часа", "часов");
                (activities, format!("в один день — между ними не меньше {hours}"))
            }
            Rule::Same { activities, what: Same::Start } => (activities, "начинаются одновременно".into()),
            Rule::Same { activities, what: Same::Day } => (activities, "в один день".into()),
            Rule::Same { activities, what: Same::Hour } => (activities, "в один и тот же час дня".into()),
            Rule::NotOverlapping { activities } => (activities, "не идут одновременно".into()),
            Rule::Grouped { activities } => (activities, "идут подряд, в любом порядке".into()),
            Rule::SetsNotOverlapping { sets } => {
                return Some(format!("{}: не идут одновременно", self.lessons(&sets.concat())));
            }
            Rule::Ordered { first, second } => return Some(self.pair(*first, *second, "раньше, чем")),
            Rule::OrderedIfSameDay { first, second } => {
                return Some(self.pair(*first, *second, "в один день — раньше, чем"));
            }
            Rule::Consecutive { first, second } => {
                return Some(self.pair(*first, *second, "сразу перед"));
            }
            _ => return None,
        };
        Some(format!("{}: {words}", self.lessons(activities)))
    }

    fn pair(&self, first: usize, second: usize, between: &str) -> String {
        let id = |activity: usize| self.problem.activities[activity].id;
        format!("занятие № {} {between} занятие № {}", id(first), id(second))
    }

    fn of_rooms(&self, rule: &Rule) -> Option<String> {
        let room = |room: usize| self.problem.rooms[room].name.trim();
        Some(match rule {
            Rule::RoomUnavailable { room: one, week } => {
                format!("кабинет {}: недоступны {}", room(*one), self.week(week))
            }
            Rule::TeacherRoomUnavailable { teacher, room: one, week } => {
                let teacher = self.people(&[Person::Teacher(*teacher)]);
                format!("{teacher}: в кабинете {} недоступны {}", room(*one), self.week(week))
            }
            Rule::RoomIn { activities, rooms, .. } => {
                let named = few(rooms.iter().map(|&one| room(one).to_owned()).collect());
                format!("{}: кабинеты — {named}", self.lessons(activities))
            }
            Rule::MaxRooms { activities, rooms } => {
                let most = genitive(*rooms, "разного кабинета", "разных кабинетов");
                format!("{}: не больше {most}", self.lessons(activities))
            }
            Rule::SameRoomIfConsecutive { activities } => {
                format!("{}: подряд — в одном кабинете", self.lessons(activities))
            }
            _ => return None,
        })
    }

    fn lessons(&self, activities: &[usize]) -> String {
        let mine: Vec<usize> =
            activities.iter().copied().filter(|one| self.concerned.contains(one)).collect();
        let named = if mine.is_empty() { activities } else { &mine };
        let ids = named.iter().map(|&one| self.problem.activities[one].id.to_string()).collect();
        format!("{} № {}", if named.len() == 1 { "занятие" } else { "занятия" }, few(ids))
    }

    /// One teacher or one set of pupils by name, many as who they are.
    fn people(&self, people: &[Person]) -> String {
        match *people {
            [Person::Teacher(one)] => format!("учитель {}", self.problem.teachers[one].name.trim()),
            [Person::Teacher(_), ..] => "учителя".into(),
            _ => {
                let all: Vec<usize> = people
                    .iter()
                    .filter_map(|one| if let Person::Subgroup(one) = one { Some(*one) } else { None })
                    .collect();
                let set = self.problem.students.iter().find(|set| set.subgroups == all);
                set.map_or_else(|| "учащиеся".into(), |set| format!("учащиеся {}", set.name.trim()))
            }
        }
    }

    fn week(&self, week: &Week) -> String {
        let named = |(day, hour): (usize, usize)| {
            format!("{} {}", self.problem.days[day].trim(), self.problem.hours[hour].trim())
        };
        let slots: Vec<String> = week.slots().map(named).collect();
        if slots.is_empty() {
            return "часы: никакие".into();
        }
        format!("{}: {}", if slots.len() == 1 { "час" } else { "часы" }, few(slots))
    }

    fn limit(&self, limit: Limit) -> String {
        let hours = |count: usize| genitive(count, "часа", "часов");
        let days = |count: usize| genitive(count, "дня", "дней");
        let tag = |tag: usize| format!("«{}»", self.problem.tags[tag].trim());
        match limit {
            Limit::MaxDays(most) | Limit::MaxRealDays(most) => format!("не больше {} в неделю", days(most)),
            Limit::MinDays(least) => format!("не меньше {} в неделю", days(least)),
            Limit::MaxGapsPerWeek(most) => format!("не больше {} в неделю", genitive(most, "окна", "окон")),
            Limit::MaxGapsPerDay(most) => format!("не больше {} в день", genitive(most, "окна", "окон")),
            Limit::MaxHoursDaily(most) | Limit::MaxHoursPerRealDay(most) => {
                format!("не больше {} в день", hours(most))
            }
            Limit::MinHoursDaily { hours: least, .. } => format!("не меньше {} в день", hours(least)),
            Limit::MaxHoursContinuously(most) => format!("не больше {} подряд", hours(most)),
            Limit::MaxSpanPerDay(most) => format!("от первого до последнего не больше {}", hours(most)),
            Limit::LateBeginnings(most) => format!("не больше {} со второго часа", days(most)),
            Limit::IntervalMaxDays { from, to, days: most } => {
                format!("с {}-го часа по {}-й — не больше {} в неделю", from + 1, to, days(most))
            }
            Limit::TagMaxHoursDaily { tag: one, hours: most } => {
                format!("{} — не больше {} в день", tag(one), hours(most))
            }
            Limit::TagMaxHoursContinuously { tag: one, hours: most } => {
                format!("{} — не больше {} подряд", tag(one), hours(most))
            }
            Limit::MinRestingHours { hours: least, .. } => {
                format!("между днями не меньше {} отдыха", hours(least))
            }
            Limit::MaxMornings(most) => format!("не больше {} в неделю", genitive(most, "утра", "утр")),
            Limit::MaxAfternoons(most) => {
                format!("не больше {} в неделю", genitive(most, "второй половины дня", "вторых половин дня"))
            }
            Limit::BothHalves(most) => format!("не больше {} с утром и второй половиной", days(most)),
            Limit::GapsBetweenBuildings(least) => format!("между зданиями не меньше {}", hours(least)),
        }
    }
}

fn selection(what: Selection) -> String {
    match what {
        Selection::OccupyAtMost(most) => format!("занято не больше {}", genitive(most, "часа", "часов")),
        Selection::OccupyAtLeast(least) => format!("занято не меньше {}", genitive(least, "часа", "часов")),
        Selection::TogetherAtMost(most) => format!("не больше {most} сразу"),
        Selection::TogetherAtLeast { count, .. } => format!("не меньше {count} сразу"),
        Selection::TotalAtMost(most) => format!("не больше {most} всего"),
    }
}

/// After «не больше», «не меньше».
fn genitive(count: usize, one: &str, many: &str) -> String {
    let word = if count % 10 == 1 && count % 100 != 11 { one } else { many };
    format!("{count} {word}")
}

fn few(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let told = names.join(", ");
    if more > 0 { format!("{told} и ещё {more}") } else { told }
}
