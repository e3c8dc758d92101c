//! The page without a network, as the service worker lays it by.

use crate::features::testing::city;

#[tokio::test]
async fn the_worker_keeps_the_style_of_this_build_and_no_page_of_a_person() {
    let city = city().await;
    let worker = city.visitor().open("/service-worker.js").await;
    assert_eq!(worker.status, 200);
    let style = format!("/{}/gorodok.css", city.house.leptos_options().site_pkg_dir);
    assert!(worker.body.replace("{PKG}", "").contains(&style), "{}", worker.body);
    assert!(!worker.body.contains("{PKG}"));
}

#[tokio::test]
async fn the_page_without_a_network_is_the_same_for_everybody() {
    let city = city().await;
    let stranger = city.visitor().open("/offline").await;
    let teacher = city.sign_in("teacher").await.open("/offline").await;
    assert_eq!((stranger.status, teacher.status), (200, 200));
    assert!(stranger.body.contains("Нет связи"));
    let without_nonces = |page: &str| page.split("nonce").count();
    assert_eq!(without_nonces(&stranger.body), without_nonces(&teacher.body));
    assert!(!teacher.body.contains("/sessions"), "nothing of the house around a person");
}
