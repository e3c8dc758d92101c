//! What a teacher says of a pupil at a lesson is news to the family, beside the marks of that lesson.

use domain::notification::Freshness;

use super::*;

#[tokio::test]
async fn a_comment_is_read_by_its_family_beside_the_marks_and_other_words_are_news() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    let cell = spot(&city).await;
    edit(&mut teacher, "change-0001", cell, 0, r#"{"add":"5"}"#).await;
    edit(&mut teacher, "change-0002", cell, 1, r#"{"comment":"Отличный ответ"}"#).await;
    assert_eq!(told(&city).await, 2, "a mark and words");
    let words: Vec<String> = unread(&mut mother).await.into_iter().map(|told| told.words).collect();
    assert!(words.iter().any(|words| words.ends_with(": Отличный ответ")), "{words:?}");
    assert!(words.iter().any(|words| words.ends_with(": 5")), "{words:?}");
    assert!(unread(&mut city.sign_in("parent2").await).await.is_empty());
    read_all(&mut mother).await;
    edit(&mut teacher, "change-0003", cell, 2, r#"{"comment":"Ответ с ошибкой"}"#).await;
    assert_eq!(told(&city).await, 1);
    let changed = unread(&mut mother).await;
    assert_eq!((changed.len(), changed[0].freshness), (1, Freshness::Changed));
    assert!(
        changed[0].words.ends_with(": Ответ с ошибкой") && changed[0].href.contains("/diary"),
        "{changed:?}"
    );
    edit(&mut teacher, "change-0004", cell, 3, r#"{"comment":""}"#).await;
    assert_eq!(told(&city).await, 1);
    let gone = unread(&mut mother).await;
    assert!(gone.len() == 1 && gone[0].words.ends_with("убран"), "{gone:?}");
    assert!(unread(&mut city.sign_in("pupil").await).await.len() == 1, "the mark alone is news to him");
}
