//! Rows of a campaign with everything they are judged by: the list then, the list now, what was said, words of families.

use std::collections::BTreeMap;

use domain::ids::{ClassId, PersonId};
use domain::reconciliation::{
    Campaign, Contacts, Difference, Flag, Heard, Listed, Said, Saying, Shown, Side, State, Verdict,
    differences,
};
use sea_orm::{ConnectionTrait, QueryResult};

use super::lists::{self, Cut, OnList};
use super::written::value_if_any;
use crate::features::reconciliation::sheet::WordLine;
use crate::kit::{AppError, AppResult, Hand, Request, sql};

const ROWS: &str = "SELECT r.person_id, r.class_id, r.listed, r.said, r.flag, r.remark, r.seen, r.said_at, r.explained, r.state, \
       r.listed_last, p.surname, p.given, p.patronymic \
     FROM reconciliation_rows r LEFT JOIN accounts a ON a.id = r.said_by LEFT JOIN persons p ON p.id = a.person_id \
     WHERE r.school_id = $1 AND r.reconciliation_id = $2";

const WORDS: &str = "SELECT w.person_id, w.verdict, w.text, w.seen, w.at, p.surname, p.given, p.patronymic, p.phone, p.email, \
       COALESCE(k.degree, '') AS degree \
     FROM reconciliation_words w JOIN persons p ON p.id = w.guardian_id \
     LEFT JOIN kinships k ON k.guardian_id = w.guardian_id AND k.child_id = w.person_id \
     WHERE w.school_id = $1 AND w.reconciliation_id = $2";

/// One person of a campaign.
pub struct Row {
    pub person: PersonId,
    /// Where the person is now, else where they were on the first day.
    pub class: Option<ClassId>,
    pub then: Option<Listed>,
    pub now: Option<Listed>,
    pub said: Said,
    pub hand: Option<Hand>,
    pub words: Vec<WordLine>,
    pub explained: String,
    pub state: State,
}

/// What a row of the database says.
#[derive(Default)]
struct Kept {
    class: Option<ClassId>,
    then: Option<Listed>,
    said: Said,
    hand: Option<Hand>,
    explained: String,
    /// Once the campaign is closed: where it stood, and what the list said.
    ended: Option<(State, Option<Listed>)>,
}

/// A guardian's word before it is weighed.
struct Spoken {
    verdict: Verdict,
    seen: Shown,
    own: Contacts,
    line: WordLine,
}

impl Row {
    pub fn listed(&self) -> Option<&Listed> {
        self.now.as_ref().or(self.then.as_ref())
    }

    pub const fn looked(&self) -> bool {
        !matches!(self.said, Said::Nothing)
    }

    pub fn changes(&self) -> Vec<String> {
        let told = |(then, now): (&Listed, &Listed)| {
            differences(then, now).iter().map(Difference::to_string).collect()
        };
        self.then.as_ref().zip(self.now.as_ref()).map(told).unwrap_or_default()
    }

    /// Something was not as it should be, whether it has been settled or not.
    pub fn differs(&self) -> bool {
        let listed = self.then.is_some() && self.now.is_some();
        self.state.is_open() || !listed || self.then != self.now || self.objects()
    }

    pub fn objects(&self) -> bool {
        self.words.iter().any(|word| word.verdict == Verdict::Wrong)
    }

    pub fn name(&self) -> String {
        self.listed().map(|listed| listed.name.full()).unwrap_or_default()
    }

    pub fn place(&self) -> &str {
        self.listed().map_or("", |listed| listed.place.words())
    }
}

/// The part of a campaign that a sheet shows: a class of pupils, or all of the staff.
pub fn part(of: &Campaign, class: Option<ClassId>) -> AppResult<Cut<'_>> {
    match (of.side, class) {
        (Side::Pupils, Some(class)) => Ok(Cut::Class(class, of)),
        (Side::Staff, None) => Ok(Cut::Whole),
        _ => Err(AppError::NotFound),
    }
}

/// Rows of `cut`, by name.
pub async fn rows<C: ConnectionTrait>(cx: &Request<C>, of: &Campaign, cut: Cut<'_>) -> AppResult<Vec<Row>> {
    let mut kept = kept(cx, of, cut).await?;
    let mut spoken = spoken(cx, of, cut).await?;
    let mut lines: BTreeMap<PersonId, Option<OnList>> = kept.keys().map(|person| (*person, None)).collect();
    if of.closed.is_none() {
        let now = lists::now(&cx.tx, (of.school, of.side), cx.today, cut).await?;
        lines.extend(now.into_iter().map(|line| (line.person, Some(line))));
    }
    let one = |(person, line): (PersonId, Option<OnList>)| {
        let (kept, spoken) = (kept.remove(&person), spoken.remove(&person));
        judged(person, kept.unwrap_or_default(), line, spoken.unwrap_or_default())
    };
    let mut rows: Vec<Row> = lines.into_iter().map(one).collect();
    if let Cut::Class(class, _) = cut {
        rows.retain(|row| row.class == Some(class));
    }
    rows.sort_by_cached_key(|row| row.listed().map(|listed| listed.name.search_key()));
    Ok(rows)
}

fn judged(person: PersonId, kept: Kept, line: Option<OnList>, spoken: Vec<Spoken>) -> Row {
    let Kept { class, then, said, hand, explained, ended } = kept;
    let (now_in, now) = line.map_or((None, None), |line| (line.class, Some(line.listed)));
    let (state, now) = ended.unwrap_or_else(|| {
        let heard = |word: &Spoken| {
            let now = now.clone().map(|child| Shown { child, own: word.own.clone() });
            Heard { verdict: word.verdict, seen: word.seen.clone(), now }
        };
        let heard: Vec<Heard> = spoken.iter().map(heard).collect();
        (State::of(then.as_ref(), now.as_ref(), &said, &heard), now.clone())
    });
    let words = spoken.into_iter().map(|word| word.line).collect();
    Row { person, class: now_in.or(class), then, now, said, hand, words, explained, state }
}

async fn kept<C: ConnectionTrait>(
    cx: &Request<C>,
    of: &Campaign,
    cut: Cut<'_>,
) -> AppResult<BTreeMap<PersonId, Kept>> {
    let cut = match cut {
        Cut::Whole => String::new(),
        Cut::Pupil(person) => format!(" AND r.person_id = {person}"),
        Cut::Class(class, _) => format!(
            " AND (r.class_id = {class} OR r.person_id IN (SELECT m.pupil_id FROM class_members m \
             WHERE m.school_id = $1 AND m.class_id = {class}))"
        ),
    };
    let asked = format!("{ROWS}{cut}");
    let rows = sql::rows(&cx.tx, &asked, [of.school.0.into(), of.id.0.into()]).await?;
    rows.iter().map(|row| Ok((PersonId(row.try_get("", "person_id")?), read(cx, row)?))).collect()
}

fn read<C>(cx: &Request<C>, row: &QueryResult) -> AppResult<Kept> {
    let text = |name: &str| row.try_get::<Option<String>>("", name);
    let saying = saying(row)?;
    let state = text("state")?.and_then(|code| State::parse(&code));
    let last = value_if_any(text("listed_last")?)?;
    Ok(Kept {
        class: row.try_get::<Option<i64>>("", "class_id")?.map(ClassId),
        then: value_if_any(text("listed")?)?,
        hand: saying.as_ref().map(|_| Hand::read(cx, row, "said_at")).transpose()?,
        said: match saying {
            Some(saying) => Said::Something { saying, seen: value_if_any(text("seen")?)? },
            None => Said::Nothing,
        },
        explained: row.try_get("", "explained")?,
        ended: state.map(|state| (state, last)),
    })
}

fn saying(row: &QueryResult) -> AppResult<Option<Saying>> {
    let said: Option<String> = row.try_get("", "said")?;
    let Some(said) = said else { return Ok(None) };
    if said == "right" {
        return Ok(Some(Saying::Right));
    }
    let flag: Option<String> = row.try_get("", "flag")?;
    let flag = flag.as_deref().and_then(Flag::parse).ok_or_else(|| AppError::fault("a flag of a row"))?;
    Ok(Some(Saying::Flagged { flag, remark: row.try_get("", "remark")? }))
}

async fn spoken<C: ConnectionTrait>(
    cx: &Request<C>,
    of: &Campaign,
    cut: Cut<'_>,
) -> AppResult<BTreeMap<PersonId, Vec<Spoken>>> {
    let cut = match cut {
        Cut::Whole => String::new(),
        Cut::Pupil(person) => format!(" AND w.person_id = {person}"),
        Cut::Class(class, _) => format!(
            " AND w.person_id IN (SELECT m.pupil_id FROM class_members m WHERE m.school_id = $1 AND m.class_id = {class} \
             UNION SELECT r.person_id FROM reconciliation_rows r \
             WHERE r.school_id = $1 AND r.reconciliation_id = $2 AND r.class_id = {class})"
        ),
    };
    let asked = format!("{WORDS}{cut} ORDER BY w.at");
    let mut all: BTreeMap<PersonId, Vec<Spoken>> = BTreeMap::new();
    for row in sql::rows(&cx.tx, &asked, [of.school.0.into(), of.id.0.into()]).await? {
        all.entry(PersonId(row.try_get("", "person_id")?)).or_default().push(word(cx, &row)?);
    }
    Ok(all)
}

fn word<C>(cx: &Request<C>, row: &QueryResult) -> AppResult<Spoken> {
    let (verdict, degree): (String, String) = (row.try_get("", "verdict")?, row.try_get("", "degree")?);
    let verdict = Verdict::parse(&verdict).ok_or_else(|| AppError::fault(format!("a verdict {verdict}")))?;
    let Hand { who, when: at } = Hand::read(cx, row, "at")?;
    let by = format!("{degree} {who}").trim_start().to_owned();
    let seen: String = row.try_get("", "seen")?;
    Ok(Spoken {
        verdict,
        seen: super::written::value(&seen)?,
        own: Contacts { phone: row.try_get("", "phone")?, email: row.try_get("", "email")? },
        line: WordLine { by, verdict, text: row.try_get("", "text")?, at },
    })
}
