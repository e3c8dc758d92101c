//! The people of one school of a package as lists that the law of people can judge.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::oneroster::RoleName;
use domain::people::roster::{Cell, Column, GuardianField, Roster, RosterRow, RosterSheet, Whose};
use domain::people::{ClassName, PersonName, Sex};
use exchange::oneroster::{Bundle, Demographics, Enrollment, User, read_day};

use super::placed::FILE;

/// Guardians of one child.
const MOST_GUARDIANS: usize = 10;

/// What stands behind the lines of the lists.
pub struct Folk<'a> {
    users: HashMap<&'a str, &'a User>,
    particulars: HashMap<&'a str, &'a Demographics>,
    pub staff: Vec<Colleague<'a>>,
    pub pupils: Vec<Pupil<'a>>,
    /// Guardians whom no pupil of the school names.
    pub alone: Vec<&'a User>,
}

pub struct Colleague<'a> {
    pub user: &'a User,
    role: RoleName,
    leads: Vec<ClassName>,
}

pub struct Pupil<'a> {
    pub user: &'a User,
    /// The class and the line that says so.
    pub place: Option<(&'a ClassName, &'a Enrollment)>,
    /// With the word for what they are to the child.
    pub guardians: Vec<(&'a User, String)>,
}

impl<'a> Folk<'a> {
    /// The people of `school`; `classes` are its homerooms.
    pub fn of(bundle: &'a Bundle, school: &str, classes: &'a BTreeMap<String, ClassName>) -> Self {
        let users: HashMap<&str, &User> =
            bundle.users.iter().map(|user| (user.sourced_id.as_str(), user)).collect();
        let particulars = bundle.demographics.iter().map(|one| (one.sourced_id.as_str(), one)).collect();
        let mut folk = Self { users, particulars, staff: vec![], pupils: vec![], alone: vec![] };
        let roles = roles(bundle, school);
        let mut homes: HashMap<&str, (&ClassName, &Enrollment)> = HashMap::new();
        let mut leads: HashMap<&str, Vec<ClassName>> = HashMap::new();
        for line in &bundle.enrollments {
            let Some(class) = classes.get(&line.class) else { continue };
            if line.role == RoleName::Student {
                homes.entry(&line.user).or_insert((class, line));
            } else if line.role.post().is_some() {
                leads.entry(&line.user).or_default().push(class.clone());
            }
        }
        for user in &bundle.users {
            let of = roles.get(user.sourced_id.as_str());
            let mut of = of.into_iter().flatten();
            if let Some(role) = of.clone().copied().find(|role| role.post().is_some()) {
                let leads = leads.remove(user.sourced_id.as_str()).unwrap_or_default();
                folk.staff.push(Colleague { user, role, leads });
            }
            if of.any(|role| *role == RoleName::Student) {
                let place = homes.get(user.sourced_id.as_str()).copied();
                folk.pupils.push(Pupil { user, place, guardians: vec![] });
            }
        }
        folk.tie(&roles);
        folk
    }

    /// Guardians are named by the child, by themselves, or by both.
    fn tie(&mut self, roles: &BTreeMap<&'a str, BTreeSet<RoleName>>) {
        let family = |user: &str| roles.get(user).into_iter().flatten().find(|role| role.is_family());
        let mut named: HashMap<&str, Vec<&'a User>> = HashMap::new();
        for user in self.users.values().filter(|user| family(&user.sourced_id).is_some()) {
            user.agents.iter().for_each(|child| named.entry(child).or_default().push(user));
        }
        let mut met = BTreeSet::new();
        for at in 0..self.pupils.len() {
            let child = self.pupils[at].user;
            let own = child.agents.iter().filter_map(|agent| self.users.get(agent.as_str()).copied());
            let mut all: Vec<&User> = own.filter(|user| family(&user.sourced_id).is_some()).collect();
            let mut others = named.remove(child.sourced_id.as_str()).unwrap_or_default();
            others.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
            for other in others {
                if all.iter().all(|known| known.sourced_id != other.sourced_id) {
                    all.push(other);
                }
            }
            all.truncate(MOST_GUARDIANS);
            let degrees: Vec<&str> = child.own_kinship.split(',').map(str::trim).collect();
            let guardians = all.into_iter().map(|user| {
                met.insert(user.sourced_id.clone());
                let at = child.agents.iter().position(|agent| *agent == user.sourced_id);
                let said = at.and_then(|at| degrees.get(at)).filter(|degree| !degree.is_empty());
                let role = family(&user.sourced_id).copied().unwrap_or(RoleName::Guardian);
                let degree = said.copied().unwrap_or_else(|| role.kinship(self.sex(user)));
                (user, degree.to_owned())
            });
            self.pupils[at].guardians = guardians.collect();
        }
        let mut alone: Vec<&User> = self.users.values().copied().collect();
        alone.retain(|user| family(&user.sourced_id).is_some() && !met.contains(&user.sourced_id));
        self.alone = alone;
    }

    fn sex(&self, user: &User) -> Option<Sex> {
        let told =
            self.particulars.get(user.sourced_id.as_str()).and_then(|one| sex_word(&one.sex).parse().ok());
        told.or_else(|| {
            PersonName::from_parts(&user.family, &user.given, &user.middle).ok()?.patronymic_sex()
        })
    }

    pub fn particulars(&self, user: &User) -> Option<&'a Demographics> {
        self.particulars.get(user.sourced_id.as_str()).copied()
    }

    fn born(&self, user: &User) -> Cell {
        let text = self.particulars(user).map_or("", |one| one.born.as_str());
        read_day(text).map_or_else(|| Cell::text(text), Cell::Date)
    }

    fn sex_cell(&self, user: &User) -> Cell {
        Cell::text(self.particulars(user).map_or("", |one| sex_word(&one.sex)))
    }

    pub fn staff_list(&self) -> Roster {
        let columns = [
            (Column::Surname, "familyName"),
            (Column::Given, "givenName"),
            (Column::Patronymic, "middleName"),
            (Column::Login, "username"),
            (Column::BirthDate, "birthDate"),
            (Column::Sex, "sex"),
            (Column::Phone, "phone"),
            (Column::Email, "email"),
            (Column::Post, "role"),
            (Column::Subjects, "metadata.gorodok.subjects"),
            (Column::ClassTeacherOf, "classSourcedId"),
        ];
        let rows = self.staff.iter().map(|one| {
            let (user, leads) = (one.user, &one.leads);
            let said = Some(user.own_post.as_str()).filter(|post| !post.is_empty());
            let post = said.or_else(|| one.role.post()).unwrap_or_default();
            let leads = leads.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let mut cells = named(user);
            cells.extend([self.born(user), self.sex_cell(user), phone(user), Cell::text(&user.email)]);
            cells.extend([post, &user.own_subjects, &leads].map(Cell::text));
            RosterRow { number: user.row, cells }
        });
        list(columns.map(|(column, heading)| (column, heading.to_owned())).into(), rows.collect())
    }

    pub fn pupil_list(&self) -> Roster {
        let most = self.pupils.iter().map(|pupil| pupil.guardians.len()).max().unwrap_or(0);
        let own = [
            (Column::Surname, "familyName"),
            (Column::Given, "givenName"),
            (Column::Patronymic, "middleName"),
            (Column::Login, "username"),
            (Column::BirthDate, "birthDate"),
            (Column::Sex, "sex"),
            (Column::Class, "classSourcedId"),
        ];
        let mut columns: Vec<_> = own.map(|(column, heading)| (column, heading.to_owned())).into();
        columns.extend((0..most).flat_map(guardian_columns));
        let rows = self.pupils.iter().map(|pupil| {
            let mut cells = named(pupil.user);
            let class = pupil.place.map_or_else(String::new, |(class, _)| class.to_string());
            cells.extend([self.born(pupil.user), self.sex_cell(pupil.user), Cell::text(&class)]);
            for (user, degree) in &pupil.guardians {
                cells.extend(named(user));
                cells.extend([self.born(user), self.sex_cell(user), phone(user), Cell::text(&user.email)]);
                cells.extend([degree, &user.sourced_id].map(|text| Cell::text(text)));
            }
            RosterRow { number: pupil.user.row, cells }
        });
        list(columns, rows.collect())
    }
}

/// «male» and «female» in the letters of a list; what says nothing is left empty.
fn sex_word(word: &str) -> &str {
    match word {
        "male" => "м",
        "female" => "ж",
        "unspecified" | "other" => "",
        other => other,
    }
}

/// Headings of guardians lead with their place, so that a remark finds the line of the guardian.
fn guardian_columns(at: usize) -> impl Iterator<Item = (Column, String)> {
    use GuardianField::{BirthDate, Email, Given, Kinship, Login, Number, Patronymic, Phone, Sex, Surname};
    let fields = [
        (Surname, "familyName"),
        (Given, "givenName"),
        (Patronymic, "middleName"),
        (Login, "username"),
        (BirthDate, "birthDate"),
        (Sex, "sex"),
        (Phone, "phone"),
        (Email, "email"),
        (Kinship, "role"),
        (Number, "sourcedId"),
    ];
    let whose = Whose::Other(u8::try_from(at).unwrap_or(u8::MAX));
    fields
        .into_iter()
        .map(move |(field, heading)| (Column::Guardian(whose, field), format!("{at}|{heading}")))
}

fn named(user: &User) -> Vec<Cell> {
    [&user.family, &user.given, &user.middle, &user.username].map(|text| Cell::text(text)).into()
}

fn phone(user: &User) -> Cell {
    Cell::text(if user.phone.is_empty() { &user.sms } else { &user.phone })
}

fn list(columns: Vec<(Column, String)>, rows: Vec<RosterRow>) -> Roster {
    Roster { sheets: vec![RosterSheet { name: FILE.to_owned(), columns, rows }] }
}

/// Roles in the school: of its own, else those that the classes of the school speak for.
fn roles<'a>(bundle: &'a Bundle, school: &str) -> BTreeMap<&'a str, BTreeSet<RoleName>> {
    let mut roles: BTreeMap<&str, BTreeSet<RoleName>> = BTreeMap::new();
    for role in bundle.roles.iter().filter(|role| role.org == school) {
        roles.entry(&role.user).or_default().insert(role.role);
    }
    let places: HashSet<&str> = bundle
        .classes
        .iter()
        .filter(|class| class.school == school)
        .map(|class| class.sourced_id.as_str())
        .collect();
    let here =
        |line: &&Enrollment| places.contains(line.class.as_str()) && !roles.contains_key(line.user.as_str());
    for line in bundle.enrollments.iter().filter(here).collect::<Vec<_>>() {
        roles.entry(&line.user).or_default().insert(line.role);
    }
    // Families often have no role in the school itself.
    let kin = kin(bundle, &roles);
    for role in bundle.roles.iter().filter(|role| role.role.is_family() && kin.contains(role.user.as_str())) {
        roles.entry(&role.user).or_default().insert(role.role);
    }
    roles
}

/// Whoever a pupil names, and whoever names a pupil.
fn kin<'a>(bundle: &'a Bundle, roles: &BTreeMap<&str, BTreeSet<RoleName>>) -> HashSet<&'a str> {
    let learns = |user: &str| roles.get(user).is_some_and(|roles| roles.contains(&RoleName::Student));
    let mut kin = HashSet::new();
    for user in &bundle.users {
        if learns(&user.sourced_id) {
            kin.extend(user.agents.iter().map(String::as_str));
        } else if user.agents.iter().any(|agent| learns(agent)) {
            kin.insert(user.sourced_id.as_str());
        }
    }
    kin
}
