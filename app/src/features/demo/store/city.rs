//! The city above its schools: offices, the methodical centre, the dictionary of subjects.

use domain::curriculum::{PROFILES, Row, SUBJECTS, rows};
use domain::ids::{OrganisationId, RoleId, SubjectId};
use domain::people::PersonName;
use domain::school::{inn_of, ogrn_of};
use entity::{curriculum_template, organisation, role, subject};

use super::Seeding;
use crate::features::demo::personas::named;
use crate::features::demo::wish::{Size, Wish};
use crate::kit::AppResult;

/// Officers by login: where they work, by place among the offices, and the code of their role.
const OFFICERS: [(&str, usize, &str); 5] = [
    ("city", 0, "city_officer"),
    ("admin", 0, "server_admin"),
    ("district", 1, "district_officer"),
    ("district2", 2, "district_officer"),
    ("methodist", 3, "methodist"),
];

/// The number of a subject, by its place in [`SUBJECTS`].
pub(super) fn subject_id(at: usize) -> SubjectId {
    SubjectId(i64::try_from(at).expect("the list of subjects is short") + 1)
}

/// Subjects for which the centre proposes to split a class in two, from a grade on.
const SPLIT: [(&str, i32); 3] = [("foreign", 2), ("informatics", 7), ("labour", 5)];

/// What the methodical centre proposes: the federal hours, with groups.
fn proposed(centre: OrganisationId) -> Vec<curriculum_template::Model> {
    let lower = (1..=9).map(|grade| (grade, ""));
    let upper = [10, 11].into_iter().flat_map(|grade| PROFILES.map(|(_, profile)| (grade, profile)));
    let row = |(grade, profile): (i32, &str), of: Row| {
        let code = SUBJECTS[of.subject].code;
        curriculum_template::Model {
            office_id: centre,
            grade,
            profile: profile.into(),
            subject_id: subject_id(of.subject),
            core: of.core,
            school: of.school,
            split: if SPLIT.iter().any(|(split, from)| *split == code && grade >= *from) { 2 } else { 1 },
        }
    };
    let rows = |of: (i32, &'static str)| rows(of.0, of.1).into_iter().map(move |one| row(of, one));
    lower.chain(upper).flat_map(rows).collect()
}

impl Seeding {
    /// Writes the city and returns the schools that have begun their year, with their codes.
    pub(super) async fn city(&mut self, wish: &Wish) -> AppResult<Vec<(String, OrganisationId)>> {
        let subjects = SUBJECTS.iter().enumerate().map(|(at, of)| subject::Model {
            id: subject_id(at),
            code: of.code.into(),
            name: of.name.into(),
            short_name: of.short.into(),
        });
        let subjects = subjects.collect();
        self.line.put(subject::Entity, subjects).await?;
        let offices = self.offices();
        let all = self.schools(wish, &offices);
        let begun = if wish.size == Size::Tiny || wish.schools() < 3 { wish.schools() } else { all.len() };
        let found = all.iter().take(begun).map(|school| (school.code.clone(), school.id)).collect();
        let places: Vec<OrganisationId> = offices.iter().map(|office| office.id).collect();
        let proposed = places.last().map(|centre| proposed(*centre)).unwrap_or_default();
        self.line.put(organisation::Entity, offices).await?;
        self.line.put(organisation::Entity, all).await?;
        self.line.put(curriculum_template::Entity, proposed).await?;
        self.officers(&places).await?;
        Ok(found)
    }

    fn offices(&mut self) -> Vec<organisation::Model> {
        let city =
            self.organisation(None, "city", ("ozersk", "Управление образования города Озёрска", "Озёрск"));
        let under = Some(city.id);
        let (first, second) =
            ("Северное районное управление образования", "Южное районное управление образования");
        let centre = ("umc", "Учебно-методический центр города Озёрска", "УМЦ");
        let mut offices = vec![city];
        offices.push(self.organisation(under, "district", ("ruo-1", first, "РУО 1")));
        offices.push(self.organisation(under, "district", ("ruo-2", second, "РУО 2")));
        offices.push(self.organisation(under, "method_centre", centre));
        offices
    }

    /// Schools in turn under the two districts, and a lyceum under the city itself: the last of three or more,
    /// and beside two one that has not begun its year.
    fn schools(&mut self, wish: &Wish, offices: &[organisation::Model]) -> Vec<organisation::Model> {
        let count = wish.schools().max(3);
        (1..=count)
            .map(|number| {
                if number == count {
                    let (name, short) =
                        (format!("Лицей № {number} города Озёрска"), format!("Лицей № {number}"));
                    return self.organisation(Some(offices[0].id), "school", ("lyceum", &name, &short));
                }
                let district = &offices[if number % 2 == 1 { 1 } else { 2 }];
                let name = format!("Средняя общеобразовательная школа № {number} города Озёрска");
                let code = format!("school-{number}");
                self.organisation(Some(district.id), "school", (&code, &name, &format!("Школа № {number}")))
            })
            .collect()
    }

    fn organisation(
        &mut self,
        parent: Option<OrganisationId>,
        kind: &str,
        (code, name, short): (&str, &str, &str),
    ) -> organisation::Model {
        let id = self.ids.organisation.next();
        let card = (kind == "school").then(|| {
            let address = format!("456780, г. Озёрск, ул. Школьная, д. {id}");
            let (inn, ogrn) = (
                inn_of(&format!("{:09}", 740_000_000 + id)),
                ogrn_of(&format!("{:012}", 102_740_000_000 + id)),
            );
            (address, format!("+7 351 555-{:02}-{:02}", id / 100 % 100, id % 100), inn, ogrn)
        });
        organisation::Model {
            id: OrganisationId(id),
            parent_id: parent,
            kind: kind.into(),
            code: code.into(),
            name: name.into(),
            short_name: short.into(),
            legal_address: card.as_ref().map(|card| card.0.clone()),
            postal_address: None,
            phone: card.as_ref().map(|card| card.1.clone()),
            email: Some(format!("{code}@ozersk.example")),
            site: (kind == "school").then(|| format!("{code}.ozersk.example")),
            inn: card.as_ref().map(|card| card.2.clone()),
            okpo: None,
            ogrn: card.map(|card| card.3),
            created_at: self.begun(),
        }
    }

    async fn officers(&mut self, places: &[OrganisationId]) -> AppResult<()> {
        let (mut people, mut roles) = (vec![], vec![]);
        for (login, place, code) in OFFICERS {
            let persona = named(login);
            let name: PersonName = persona.name();
            let (person, _) = self.person((&name, persona.sex, None), Some(login), &mut people);
            roles.push(role::Model {
                id: RoleId(self.ids.role.next()),
                person_id: person,
                organisation_id: places[place],
                role: code.into(),
                since: self.calendar.year.first,
                until: None,
            });
        }
        self.put_people(people).await?;
        self.line.put(role::Entity, roles).await
    }
}
