//! What the school holds of a child and of its guardian, and what the guardian says of it.

use domain::access::Permit;
use domain::hat::Hat;
use domain::ids::{PersonId, SchoolId};
use domain::people::{PersonName, Snils};
use domain::reconciliation::{
    AnswerForChild, Campaign, Contacts, Entered, Kin, Listed, Shown, Side, Verdict, Word,
};
use entity::reconciliation_word;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, QueryResult, Set};

use super::campaign::{COLUMNS, Pen, hold, read};
use super::lists::{self, Cut};
use super::said::stale;
use super::written;
use crate::features::reconciliation::own_data::{Asks, Fact, OwnData};
use crate::features::reconciliation::sheet::WordLine;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Hand, Request, rolls, sql};
use crate::ui::words::day_in_figures;

const PERSON: &str =
    "SELECT surname, given, patronymic, born, phone, email, snils_cipher FROM persons WHERE id = $1";

const WORD: &str = "SELECT w.verdict, w.text, w.at, p.surname, p.given, p.patronymic \
     FROM reconciliation_words w JOIN persons p ON p.id = w.guardian_id \
     WHERE w.school_id = $1 AND w.reconciliation_id = $2 AND w.person_id = $3 AND w.guardian_id = $4";

/// Where a child learns, and what is shown of it to a guardian.
struct Place {
    school: SchoolId,
    teacher: Option<PersonId>,
    shown: Shown,
}

/// A campaign that waits for a guardian's word.
pub struct Asked {
    pub campaign: Campaign,
    pub(super) child: PersonId,
    pub(super) guardian: PersonId,
    pub(super) shown: Shown,
}

/// The child `asked` for, else the one whose side is on.
pub fn child<T>(cx: &Request<T>, asked: Option<PersonId>) -> AppResult<PersonId> {
    let on = match cx.signed().hat {
        Some(Hat::Guardian(child)) => Some(child),
        Some(Hat::Pupil | Hat::Work(_)) | None => None,
    };
    asked.or(on).ok_or(AppError::NotFound)
}

pub async fn own_data(cx: &Request<Reading>, permit: &Permit<AnswerForChild>) -> AppResult<OwnData> {
    let (child, me) = (permit.action().0, cx.actor.person());
    let Place { school, teacher, shown } = place(cx, child).await?;
    let (of_child, own) = (person(cx, child).await?, person(cx, me).await?);
    let leader = match teacher {
        Some(teacher) => sql::called(&cx.tx, teacher).await?,
        None => None,
    };
    let asks = match open(&cx.tx, (school, Side::Pupils)).await? {
        Some(campaign) => {
            let word = word(cx, &campaign, (child, me)).await?;
            Some(Asks { due: campaign.due, word, seen: written::seen(&shown)? })
        }
        None => None,
    };
    let PersonName { surname, given, .. } = &shown.child.name;
    Ok(OwnData {
        child,
        name: format!("{surname} {given}"),
        own: facts_of_guardian(cx, &own, &shown.child, me)?,
        of_child: facts_of_child(cx, &of_child, &shown.child)?,
        teacher: leader.map(|name| name.short()),
        asks,
    })
}

/// The campaign that asks, if what was shown stands; until the turn is over nobody closes it.
pub async fn asked(cx: &Request<Writing>, permit: &Permit<AnswerForChild>, seen: &str) -> AppResult<Asked> {
    let (child, guardian) = (permit.action().0, cx.actor.person());
    let Place { school, shown, .. } = place(cx, child).await?;
    let campaign = waiting(cx, (school, Side::Pupils)).await?;
    if written::seen(&shown)? != seen {
        return Err(stale());
    }
    Ok(Asked { campaign, child, guardian, shown })
}

/// The campaign under way; until the turn is over nobody closes it.
pub(super) async fn waiting(cx: &Request<Writing>, of: (SchoolId, Side)) -> AppResult<Campaign> {
    let over = || AppError::Refused("Сверка сейчас не идёт: отвечать не на что.".into());
    let campaign = open(&cx.tx, of).await?.ok_or_else(over)?;
    hold(&cx.tx, campaign.id).await?;
    open(&cx.tx, of).await?.ok_or_else(over)
}

/// Keeps the word; the last one counts.
pub async fn keep_word(cx: &Request<Writing>, asked: &Asked, word: &Entered<Word>) -> AppResult<()> {
    use reconciliation_word::Column as Of;
    let Asked { campaign, child, guardian, shown } = asked;
    let Word { verdict, text } = word.of();
    let put = reconciliation_word::ActiveModel {
        school_id: Set(campaign.school),
        reconciliation_id: Set(campaign.id),
        person_id: Set(*child),
        guardian_id: Set(*guardian),
        verdict: Set(verdict.code().into()),
        text: Set(text.clone()),
        seen: Set(written::text(shown)?),
        at: Set(cx.now),
    };
    let mut same = OnConflict::columns([Of::SchoolId, Of::ReconciliationId, Of::PersonId, Of::GuardianId]);
    same.update_columns([Of::Verdict, Of::Text, Of::Seen, Of::At]);
    reconciliation_word::Entity::insert_many([put]).on_conflict(same).exec_without_returning(&cx.tx).await?;
    let told = (format!("person:{child} guardian:{guardian}"), Some(verdict.code().to_owned()));
    Pen { campaign, by: word.by() }.log(cx, "reconciliation.answer", [told]).await
}

async fn place<C: ConnectionTrait>(cx: &Request<C>, child: PersonId) -> AppResult<Place> {
    let enrolled = rolls::enrolled(&cx.tx, child, cx.today).await?.ok_or_else(rolls::nowhere)?;
    let school = enrolled.school;
    let list = lists::now(&cx.tx, (school, Side::Pupils), cx.today, Cut::Pupil(child)).await?;
    let listed = list.into_iter().next().ok_or_else(rolls::nowhere)?.listed;
    let own = person(cx, cx.actor.person()).await?;
    Ok(Place {
        school,
        teacher: enrolled.teacher,
        shown: Shown {
            child: listed,
            own: Contacts { phone: own.try_get("", "phone")?, email: own.try_get("", "email")? },
        },
    })
}

pub(super) async fn person<C: ConnectionTrait>(cx: &Request<C>, id: PersonId) -> AppResult<QueryResult> {
    sql::row(&cx.tx, PERSON, [id.0.into()]).await?.ok_or(AppError::NotFound)
}

pub(super) async fn open<C: ConnectionTrait>(
    tx: &C,
    (school, side): (SchoolId, Side),
) -> AppResult<Option<Campaign>> {
    let asked = format!(
        "SELECT {COLUMNS} FROM reconciliations r WHERE r.school_id = $1 AND r.side = $2 AND r.closed_on IS NULL"
    );
    sql::row(tx, &asked, [school.0.into(), side.code().into()]).await?.as_ref().map(read).transpose()
}

pub(super) async fn word(
    cx: &Request<Reading>,
    of: &Campaign,
    (child, guardian): (PersonId, PersonId),
) -> AppResult<Option<WordLine>> {
    let values = [of.school.0.into(), of.id.0.into(), child.0.into(), guardian.0.into()];
    let Some(row) = sql::row(&cx.tx, WORD, values).await? else { return Ok(None) };
    let verdict: String = row.try_get("", "verdict")?;
    let verdict = Verdict::parse(&verdict).ok_or_else(|| AppError::fault(format!("a verdict {verdict}")))?;
    let Hand { who: by, when: at } = Hand::read(cx, &row, "at")?;
    Ok(Some(WordLine { by, verdict, text: row.try_get("", "text")?, at }))
}

fn facts_of_child(cx: &Request<Reading>, row: &QueryResult, listed: &Listed) -> AppResult<Vec<Fact>> {
    let guardians = listed.guardians.iter().map(Kin::words).collect::<Vec<_>>().join(", ");
    let mut facts = vec![
        fact("ФИО", Some(listed.name.full())),
        fact("Дата рождения", listed.born.map(day_in_figures)),
        fact("Пол", listed.sex.map(|sex| sex.to_string())),
        fact("Класс", Some(listed.place.words().to_owned())),
        fact("Родители", Some(guardians)),
    ];
    facts.extend(contacts(cx, row)?);
    Ok(facts)
}

fn facts_of_guardian(
    cx: &Request<Reading>,
    row: &QueryResult,
    child: &Listed,
    me: PersonId,
) -> AppResult<Vec<Fact>> {
    let degree = child.guardians.iter().find(|kin| kin.person == me).map(|kin| kin.degree.clone());
    let born: Option<chrono::NaiveDate> = row.try_get("", "born")?;
    let mut facts = vec![
        fact("ФИО", Some(sql::person_name(row)?.full())),
        fact("Кем приходитесь ребёнку", degree),
        fact("Дата рождения", born.map(day_in_figures)),
    ];
    facts.extend(contacts(cx, row)?);
    Ok(facts)
}

/// Of a СНИЛС only the last two digits are shown: enough to know it again.
pub(super) fn contacts(cx: &Request<Reading>, row: &QueryResult) -> AppResult<[Fact; 3]> {
    let sealed: Option<Vec<u8>> = row.try_get("", "snils_cipher")?;
    let snils = sealed.map(|sealed| cx.house.vault.open(&sealed)).transpose()?;
    let snils = snils.and_then(|text| text.parse::<Snils>().ok()).map(Snils::digits);
    Ok([
        fact("Телефон", row.try_get("", "phone")?),
        fact("Почта", row.try_get("", "email")?),
        fact("СНИЛС", snils.map(|digits| format!("оканчивается на {}", &digits[9..]))),
    ])
}

pub(super) fn fact(word: &str, value: Option<String>) -> Fact {
    Fact { word: word.to_owned(), value: value.filter(|value| !value.is_empty()) }
}
