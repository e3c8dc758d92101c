//! Programs read the roster of their organisation, and of no other.

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use domain::oneroster::Scope;
use serde_json::Value;
use tower::ServiceExt;

use super::{Server, city};
use crate::features::oneroster::{create_client, revoke_client};

pub const ROOT: &str = "/ims/oneroster/rostering/v1p2";

/// What a program was answered.
pub struct Told {
    pub status: StatusCode,
    pub total: Option<usize>,
    link: String,
    pub body: Value,
}

async fn told(answer: Response<Body>) -> Told {
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let (total, link) = (header("x-total-count").parse().ok(), header("link").to_owned());
    let status = answer.status();
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    Told { status, total, link, body: serde_json::from_slice(&bytes).unwrap() }
}

impl Server {
    async fn ask(&self, request: Request<Body>) -> Told {
        told(crate::router::router(self.house.clone()).oneshot(request).await.unwrap()).await
    }

    pub async fn get(&self, token: &str, path: &str) -> Told {
        let request =
            Request::get(format!("{ROOT}/{path}")).header("authorization", format!("Bearer {token}"));
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    async fn knock(&self, client: &str, secret: &str, scope: &str) -> Told {
        let form = format!(
            "grant_type=client_credentials&client_id={client}&client_secret={secret}&scope={}",
            scope.replace(' ', "+")
        );
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.ask(Request::post("/ims/oneroster/token").header(kind.0, kind.1).body(Body::from(form)).unwrap())
            .await
    }

    /// A token of a program of `org` with these scopes.
    pub async fn token(&self, org: &str, scopes: &[Scope]) -> String {
        let client = create_client(&self.house, org, "Библиотека", scopes.to_vec()).await.unwrap();
        let told = self.knock(&client.client_id, client.secret.as_str(), "").await;
        assert_eq!((told.status, &told.body["token_type"]), (StatusCode::OK, &"bearer".into()));
        told.body["access_token"].as_str().unwrap().to_owned()
    }
}

pub fn numbers(told: &Told, list: &str) -> Vec<String> {
    let all = told.body[list].as_array().unwrap_or_else(|| panic!("{}", told.body));
    all.iter().map(|one| one["sourcedId"].as_str().unwrap().to_owned()).collect()
}

const LISTS: [(&str, &str); 11] = [
    ("orgs", "orgs"),
    ("schools", "orgs"),
    ("academicSessions", "academicSessions"),
    ("terms", "academicSessions"),
    ("gradingPeriods", "academicSessions"),
    ("courses", "courses"),
    ("classes", "classes"),
    ("enrollments", "enrollments"),
    ("users", "users"),
    ("students", "users"),
    ("teachers", "users"),
];

#[tokio::test]
async fn a_program_of_a_school_sees_nothing_of_the_other_school() {
    let city = city().await;
    let schools = city.column("SELECT code FROM organisations WHERE kind = 'school' ORDER BY id").await;
    let (one, other) =
        (city.token(&schools[0], &[Scope::Core]).await, city.token(&schools[1], &[Scope::Core]).await);
    let above = city.column("SELECT code FROM organisations WHERE kind = 'city'").await.swap_remove(0);
    let whole = city.token(&above, &[Scope::Core]).await;
    for (path, list) in LISTS {
        let [own, foreign, all] = [&one, &other, &whole].map(|token| city.get(token, path));
        let (own, foreign, all) = (own.await, foreign.await, all.await);
        assert_eq!(own.status, StatusCode::OK, "{path}");
        let foreign = numbers(&foreign, list);
        // A guardian may have a child in each school.
        let met = numbers(&own, list).into_iter().filter(|number| foreign.contains(number)).count();
        assert!(met == 0 || path == "users", "{path}: {met}");
        assert!(own.total.unwrap() > 0 && all.total.unwrap() > own.total.unwrap(), "{path}");
        for number in foreign.iter().take(3).filter(|_| path != "users") {
            let closed = city.get(&one, &format!("{path}/{number}")).await;
            assert_eq!(closed.status, StatusCode::NOT_FOUND, "{path}/{number}");
            assert_eq!(city.get(&other, &format!("{path}/{number}")).await.status, StatusCode::OK);
        }
    }
}

#[tokio::test]
async fn a_list_of_a_class_holds_those_who_are_in_it() {
    let city = city().await;
    let school = city.school().await;
    let token = city.token(&school, &[Scope::Full]).await;
    let classes = city.get(&token, "classes?filter=classType='homeroom'&sort=title").await;
    let class = numbers(&classes, "classes").swap_remove(0);
    let students = city.get(&token, &format!("classes/{class}/students")).await;
    let lines = city.get(&token, &format!("classes/{class}/enrollments?filter=role='student'")).await;
    assert!(students.total.unwrap() > 1);
    assert_eq!(students.total, lines.total);
    assert_eq!(city.get(&token, &format!("classes/{class}/teachers")).await.total, Some(1));
    let org = numbers(&city.get(&token, "schools").await, "orgs").swap_remove(0);
    for inner in ["classes", "students", "teachers", "courses"] {
        let of_school = city.get(&token, &format!("schools/{org}/{inner}")).await;
        assert_eq!(of_school.total, city.get(&token, inner).await.total, "{inner}");
    }
    let user = numbers(&students, "users").swap_remove(0);
    assert!(city.get(&token, &format!("users/{user}/classes")).await.total.unwrap() > 1);
    assert_eq!(city.get(&token, "classes/no-such/students").await.status, StatusCode::NOT_FOUND);
    let core = city.token(&school, &[Scope::Core]).await;
    assert_eq!(city.get(&core, &format!("classes/{class}/students")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn birth_dates_take_a_scope_of_their_own() {
    let city = city().await;
    let school = city.school().await;
    let (roster, born) =
        (city.token(&school, &[Scope::Full]).await, city.token(&school, &[Scope::Demographics]).await);
    let refused = city.get(&roster, "demographics").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(refused.body["imsx_codeMajor"], "failure");
    assert_eq!(city.get(&born, "users").await.status, StatusCode::FORBIDDEN);
    let told = city.get(&born, "demographics?limit=1").await;
    assert_eq!(told.body["demographics"].as_array().unwrap().len(), 1);
    let users = city.get(&roster, "users?limit=10000").await;
    assert!(!users.body.to_string().contains("birthDate"));
    for secret in ["password", "snils"] {
        assert!(!users.body.to_string().to_lowercase().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_by_their_links() {
    let city = city().await;
    let token = city.token(&city.school().await, &[Scope::Core]).await;
    let whole = city.get(&token, "students?limit=1000").await;
    let (mut next, mut met) = (Some("students?limit=7&fields=sourcedId".to_owned()), vec![]);
    while let Some(path) = next {
        let page = city.get(&token, &path).await;
        assert_eq!(page.total, whole.total);
        met.extend(numbers(&page, "users"));
        next = page.link.split(", ").find_map(|link| {
            let address = link.strip_suffix("; rel=\"next\"")?.trim_matches(['<', '>']);
            address.split_once("/v1p2/").map(|(_, path)| path.to_owned())
        });
    }
    assert_eq!(met, numbers(&whole, "users"));
    let bad = city.get(&token, "students?filter=height='2'").await;
    let code = &bad.body["imsx_CodeMinor"]["imsx_codeMinorField"][0]["imsx_codeMinorFieldValue"];
    assert_eq!((bad.status, code), (StatusCode::BAD_REQUEST, &"invalid_filter_field".into()));
}

#[tokio::test]
async fn nobody_reads_without_a_token_that_lasts() {
    let city = city().await;
    let school = city.school().await;
    let client = create_client(&city.house, &school, "Питание", vec![Scope::Core]).await.unwrap();
    let (id, secret) = (client.client_id.as_str(), client.secret.as_str());
    assert_eq!(city.knock(id, "wrong", "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(city.knock(id, secret, "roster-demographics.readonly").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(city.get("0", "orgs").await.status, StatusCode::UNAUTHORIZED);
    let token = city.knock(id, secret, "").await.body["access_token"].as_str().unwrap().to_owned();
    assert_eq!(city.get(&token, "orgs").await.status, StatusCode::OK);
    for table in ["roster_tokens WHERE token_hash = ", "roster_clients WHERE secret_hash = "] {
        for open in [token.as_str(), secret] {
            assert_eq!(city.count(&format!("{table}'{open}'")).await, 0, "only hashes are kept");
        }
    }
    assert!(revoke_client(&city.house, id).await.unwrap());
    assert_eq!(city.get(&token, "orgs").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(city.knock(id, secret, "").await.status, StatusCode::UNAUTHORIZED);
    assert!(!revoke_client(&city.house, id).await.unwrap());
}

#[tokio::test]
async fn a_secret_is_not_guessed_by_trying() {
    let city = city().await;
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        last = city.knock("somebody", "guess", "").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_description_speaks_of_every_list_and_points_at_what_is_there() {
    let city = city().await;
    let request = Request::get(format!("{ROOT}/openapi.json")).body(Body::empty()).unwrap();
    let told = city.ask(request).await;
    for (path, _) in LISTS {
        assert!(told.body["paths"][format!("/{path}")]["get"].is_object(), "{path}");
        assert!(told.body["paths"][format!("/{path}/{{sourcedId}}")]["get"].is_object(), "{path}");
    }
    let text = told.body.to_string();
    for reference in text.split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(told.body["components"]["schemas"][name].is_object(), "{name}");
    }
}
