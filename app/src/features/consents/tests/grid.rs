//! All consents of a class side by side, and a stack of papers of several kinds.

use domain::consent::Purpose;
use server_fn::ServerFn;

use super::*;
use crate::features::consents::api::{OpenGrid, RegisterStack};
use crate::features::consents::grid::{Grid, Spot};

async fn grid(visitor: &mut Visitor, class: i64) -> Grid {
    visitor.call(OpenGrid::url(), &[("class", &class.to_string())]).await.read()
}

async fn stack(visitor: &mut Visitor, class: i64, papers: &[String]) -> Answer {
    let class = class.to_string();
    let mut form = vec![("class", class.as_str()), ("on", "2026-11-11")];
    form.extend(papers.iter().map(|paper| ("papers[]", paper.as_str())));
    visitor.call(RegisterStack::url(), &form).await
}

fn cell(grid: &Grid, purpose: Purpose, child: i64) -> Vec<Spot> {
    let column = grid.columns.iter().position(|of| *of == purpose).expect("a column of the purpose");
    grid.rows.iter().find(|row| row.person.0 == child).expect("a row of the child").cells[column].clone()
}

#[tokio::test]
async fn papers_of_several_kinds_are_registered_at_once() {
    let city = city().await;
    let class = class(&city, "school-1", "5Б").await;
    let (child, ..) = silent(&city).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let before = grid(&mut coordinator, class).await;
    let about_child = cell(&before, Purpose::Child, child)[0].papers[0].0.clone();
    let photo = cell(&before, Purpose::Photo, child)[0].papers[0].0.clone();
    let own: Vec<String> = cell(&before, Purpose::Guardian, child)
        .iter()
        .flat_map(|spot| &spot.papers)
        .map(|paper| paper.0.clone())
        .collect();
    assert!(!own.is_empty());
    // The same paper ticked in the rows of two children is one.
    let papers = [vec![about_child.clone(), photo], own.clone(), own].concat();
    let done = stack(&mut coordinator, class, &papers).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let after = grid(&mut coordinator, class).await;
    for purpose in [Purpose::Child, Purpose::Photo, Purpose::Guardian] {
        assert!(cell(&after, purpose, child).iter().all(|spot| spot.consent.stands()), "{purpose:?}");
        assert!(cell(&after, purpose, child).iter().all(|spot| spot.papers.is_empty()));
    }
    assert_eq!(stack(&mut coordinator, class, &[about_child]).await.status, 422);
}

#[tokio::test]
async fn a_stack_holds_no_paper_of_other_people_or_other_kinds() {
    let city = city().await;
    let (own, other) = (class(&city, "school-1", "7А").await, class(&city, "school-1", "5Б").await);
    let (child, guardian, _) = silent(&city).await;
    let mut teacher = city.sign_in("classteacher").await;
    let before = city.number("SELECT COUNT(*) FROM consents").await;
    for paper in [format!("child:{child}.{guardian}"), format!("staff:{guardian}.{guardian}"), "child".into()]
    {
        assert_eq!(stack(&mut teacher, own, std::slice::from_ref(&paper)).await.status, 404, "{paper}");
    }
    assert_eq!(stack(&mut teacher, own, &[]).await.status, 422);
    assert_eq!(stack(&mut teacher, other, &[format!("child:{child}.{guardian}")]).await.status, 403);
    assert_eq!(city.number("SELECT COUNT(*) FROM consents").await, before);
}
