//! People of the school whom a file leaves out: told before it is brought in, and left as they are.

use super::met::{Two, brought, confirm, two};
use crate::features::testing::city;

#[tokio::test]
async fn whoever_of_the_named_classes_is_in_no_row_is_told_and_stays() {
    let city = city().await;
    let Two { list, people } = two(&city).await;
    for (at, person) in people.into_iter().enumerate() {
        city.force(&format!("UPDATE persons SET born = '2013-02-0{}' WHERE id = {person}", at + 1)).await;
    }
    let of_class = "SELECT COUNT(*) FROM class_members m JOIN classes c ON c.id = m.class_id \
         JOIN organisations o ON o.id = m.school_id WHERE o.code = 'school-1' AND c.grade = 7 AND c.letter = 'А' \
         AND m.until IS NULL";
    let members = city.number(of_class).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    let left_out: Vec<i64> = opened.absent.iter().map(|one| one.person.0).collect();
    assert_eq!(i64::try_from(left_out.len()).unwrap(), members - 2, "{:?}", opened.absent);
    assert!(people.iter().all(|person| !left_out.contains(person)));
    assert!(opened.absent.iter().all(|one| one.place == "7А"), "other classes are not compared");
    let page = coordinator.open(&format!("/import/{id}")).await.body;
    assert!(page.contains("Есть в школе, нет в файле"), "{page}");
    assert_eq!(confirm(&mut coordinator, &id).await.status, 200);
    assert_eq!(city.number(of_class).await, members);
}
