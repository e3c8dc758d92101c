//! A consent with a last day: said in time, renewed in one press, and over on the day after.

use domain::consent::Purpose;
use server_fn::ServerFn;

use super::*;
use crate::features::consents::api::{OpenAsked, OpenConsents, OpenGrid, RenewConsent};
use crate::features::consents::asked::{Asked, Own, WayToSign};
use crate::features::consents::grid::Grid;
use crate::features::consents::roll::Overview;
use crate::features::consents::warner::warn_of_ends;
use crate::kit::AppError;
use crate::kit::link;

/// The consent of this purpose about somebody ends on this day.
async fn ends(city: &City, purpose: Purpose, subject: i64, last: &str) {
    city.force(&format!(
        "UPDATE consents SET valid_until = '{last}' WHERE subject_id = {subject} AND template_id IN \
         (SELECT id FROM consent_templates WHERE purpose = '{}')",
        purpose.code()
    ))
    .await;
}

/// Lets the warner do its work; how many ends it told of.
async fn told(city: &City) -> usize {
    warn_of_ends(&city.house).await.unwrap()
}

async fn own(visitor: &mut Visitor, purpose: Purpose, subject: i64) -> Own {
    let asked: Asked = visitor.call(OpenAsked::url(), &[]).await.read();
    asked
        .own
        .into_iter()
        .find(|one| one.purpose == purpose && one.subject.0 == subject)
        .expect("such a consent")
}

async fn renew(visitor: &mut Visitor, (purpose, subject): (Purpose, i64), school: i64) -> Answer {
    let (school, subject) = (school.to_string(), subject.to_string());
    let form = [("school", school.as_str()), ("purpose", purpose.code()), ("subject", subject.as_str())];
    visitor.call(RenewConsent::url(), &form).await
}

async fn school(city: &City) -> i64 {
    city.number("SELECT id FROM organisations WHERE code = 'school-1'").await
}

#[tokio::test]
async fn an_end_is_told_once_to_whoever_may_renew_and_to_whoever_keeps_consents() {
    let city = city().await;
    let (child, base) = (person(&city, "pupil").await, told(&city).await);
    ends(&city, Purpose::Child, child, "2026-12-12").await;
    let signers =
        city.number(&format!("SELECT COUNT(*) FROM kinships WHERE child_id = {child} AND may_sign")).await;
    let events = async |act: &str| {
        city.number(&format!(
            "SELECT COUNT(*) FROM events WHERE act = '{act}' AND \"new\" LIKE '% 2026-12-12 %'"
        ))
        .await
    };
    assert_eq!((told(&city).await, told(&city).await), (1, 0), "{base} of the demo city before it");
    assert_eq!((events("consent.end").await, events("consents.end").await), (signers, 1));
    let clean = "SELECT COUNT(*) FROM events WHERE act LIKE 'consent%.end' AND \"by\" IS NOT NULL";
    assert_eq!(city.number(clean).await, 0, "nobody did it");
}

#[tokio::test]
async fn a_week_before_it_is_told_anew_and_on_the_last_day_once_more() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    told(&city).await;
    for (last, days) in [("2026-12-12", 30), ("2026-11-19", 7), ("2026-11-12", 0)] {
        ends(&city, Purpose::Child, child, last).await;
        assert_eq!((told(&city).await, told(&city).await), (1, 0), "{last}");
        let stage =
            format!("SELECT COUNT(*) FROM consent_warnings WHERE days = {days} AND last_day = '{last}'");
        assert_eq!(city.number(&stage).await, 1, "{last}");
    }
    ends(&city, Purpose::Child, child, "2026-11-11").await;
    assert_eq!(told(&city).await, 0, "what is over is said at the gate");
}

#[tokio::test]
async fn the_gate_shuts_on_the_day_after_the_last_one() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let (mut mother, mut pupil) = (city.sign_in("parent").await, city.sign_in("pupil").await);
    ends(&city, Purpose::Child, child, "2026-11-12").await;
    assert_eq!(pupil.open(DIARY).await.status, 200, "the last day counts");
    ends(&city, Purpose::Child, child, "2026-11-11").await;
    assert_eq!(pupil.open(DIARY).await.location(), Some(link::CONSENT));
    let asked: Asked = mother.call(OpenAsked::url(), &[]).await.read();
    assert!(asked.items.iter().any(|item| item.subject.0 == child && item.purpose == Purpose::Child));
}

#[tokio::test]
async fn a_guardian_with_the_paper_agreement_renews_in_one_press() {
    let city = city().await;
    let (child, mother_id, school) =
        (person(&city, "pupil").await, person(&city, "parent").await, school(&city).await);
    let class = class(&city, "school-1", "7А").await;
    city.force(&format!(
        "DELETE FROM consents WHERE subject_id = {mother_id} AND template_id IN \
         (SELECT id FROM consent_templates WHERE purpose = 'signature')"
    ))
    .await;
    ends(&city, Purpose::Child, child, "2026-12-01").await;
    told(&city).await;
    let mut mother = city.sign_in("parent").await;
    let of = (Purpose::Child, child);
    assert_eq!(own(&mut mother, Purpose::Child, child).await.way, WayToSign::Paper);
    assert_eq!(renew(&mut mother, of, school).await.status, 422, "without the agreement on paper");
    let mut teacher = city.sign_in("classteacher").await;
    let agreed = register(&mut teacher, class, Purpose::Signature, &[(mother_id, mother_id)]).await;
    assert_eq!(agreed.status, 200, "{}", agreed.body);
    let page = mother.open(link::CONSENT).await.body;
    assert!(page.contains("Продлить по 01.12.2027") && page.contains("истекает через 19"), "{page}");
    assert_eq!(renew(&mut mother, of, school).await.status, 200);
    let renewed = own(&mut mother, Purpose::Child, child).await;
    assert!(renewed.consent.stands() && renewed.consent.days_left(city.house.clock.today()).is_none());
    let (status, error) = renew(&mut mother, of, school).await.refusal::<AppError>();
    assert_eq!(status, 422, "{error:?}");
    let back = format!(
        "SELECT COUNT(*) FROM events WHERE act = 'consent.renew' AND subject LIKE '% person:{mother_id}'"
    );
    assert_eq!(city.number(&back).await, 1, "what was told of it is taken back");
    for login in ["parent2", "teacher", "coordinator2"] {
        let foreign = renew(&mut city.sign_in(login).await, of, school).await;
        assert_eq!(foreign.refusal(), (404, AppError::NotFound), "{login}");
    }
    let pupil = renew(&mut city.sign_in("pupil").await, of, school).await;
    assert_eq!(pupil.status, 422, "the child does not sign");
}

#[tokio::test]
async fn grid_roll_and_figures_say_what_ends_soon_and_a_paper_renews_it() {
    let city = city().await;
    let class = class(&city, "school-1", "7А").await;
    let (child, mother) = (person(&city, "pupil").await, person(&city, "parent").await);
    let mut teacher = city.sign_in("classteacher").await;
    let figures =
        async |visitor: &mut Visitor| -> Overview { visitor.call(OpenConsents::url(), &[]).await.read() };
    let before = figures(&mut teacher).await.lines[0].ending;
    ends(&city, Purpose::Child, child, "2026-12-12").await;
    assert_eq!(figures(&mut teacher).await.lines[0].ending, before + 1);
    let officer = figures(&mut city.sign_in("city").await).await;
    assert!(officer.lines.iter().any(|line| line.title == "Школа № 1" && line.ending > 0));
    for page in [format!("/consents/{class}"), format!("/consents/{class}?purpose=child")] {
        let body = teacher.open(&page).await.body.replace('\u{a0}', " ");
        assert!(body.contains("истекает через 30 дней"), "{page}");
    }
    let form = [("class", class.to_string())];
    let form: Vec<_> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let grid: Grid = teacher.call(OpenGrid::url(), &form).await.read();
    let spot = &grid.rows.iter().find(|row| row.person.0 == child).unwrap().cells[0][0];
    assert!(spot.consent.stands() && !spot.papers.is_empty(), "{spot:?}");
    assert_eq!(register(&mut teacher, class, Purpose::Child, &[(child, mother)]).await.status, 200);
    assert_eq!(figures(&mut teacher).await.lines[0].ending, before);
}

#[tokio::test]
async fn what_was_told_of_an_end_is_taken_back_when_the_consent_is() {
    let city = city().await;
    let (child, mother, class) =
        (person(&city, "pupil").await, person(&city, "parent").await, class(&city, "school-1", "7А").await);
    ends(&city, Purpose::Child, child, "2026-12-12").await;
    told(&city).await;
    let back = format!(
        "SELECT COUNT(*) FROM events WHERE act = 'consent.renew' AND subject LIKE 'consent:% person:{mother}'"
    );
    assert_eq!(city.number(&back).await, 0);
    let mut teacher = city.sign_in("classteacher").await;
    assert_eq!(withdraw(&mut teacher, class, Purpose::Child, child).await.status, 200);
    assert_eq!(city.number(&back).await, 1, "nothing ends that is over");
}
