//! Every way into the product: server functions, pages, and the doors beside them.

use std::collections::BTreeSet;

use crate::house::{root, sheets};

/// Ways that lead to nobody's data: whether the server lives.
const OPEN: [&str; 2] = ["GET /healthz", "GET /readyz"];
const CALLS: &str = "/api/app/features/";

/// Names of all doors: «`journal/open_sheet`» for a server function, «GET /journals» for a page.
pub fn all() -> BTreeSet<String> {
    let calls = calls().into_iter().map(|path| name_of_call(&path));
    calls.chain(pages()).chain(doors()).filter(|door| !OPEN.contains(&door.as_str())).collect()
}

/// Paths of all registered server functions.
pub fn calls() -> Vec<String> {
    // A router must have been made: only then is the program complete.
    server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect()
}

pub fn name_of_call(path: &str) -> String {
    path.strip_prefix(CALLS).map_or_else(|| path.to_owned(), |rest| rest.replace("/api/", "/"))
}

/// Where the server function «`journal/open_sheet`» is called.
pub fn path_of_call(name: &str) -> String {
    let (slice, function) = name.split_once('/').expect("a server function is named slice/function");
    format!("{CALLS}{slice}/api/{function}")
}

/// Patterns of all pages of the product.
pub fn pages() -> Vec<String> {
    let pages = leptos_axum::generate_route_list(app::App);
    pages.iter().map(|page| format!("GET {}", page.path())).collect()
}

/// What is served beside the pages, found where it is written: the framework does not tell.
fn doors() -> Vec<String> {
    assert!(root().join("app/src/router.rs").exists(), "the router has moved");
    let mut found = vec![];
    for sheet in sheets("app/src", "rs").into_iter().filter(|sheet| !sheet.is_tests()) {
        for written in sheet.text.split(".route(").skip(1) {
            let mut quoted = written.split('"');
            let (before, path) = (quoted.next().unwrap_or_default(), quoted.next().unwrap_or_default());
            let answers = quoted.next().unwrap_or_default().split(';').next().unwrap_or_default();
            if !before.trim().is_empty() || path.starts_with("/api/") {
                continue;
            }
            for method in ["get", "post", "put", "delete", "patch", "any"] {
                if answers.contains(&format!(" {method}(")) || answers.contains(&format!(").{method}(")) {
                    found.push(format!("{} {path}", method.to_uppercase()));
                }
            }
        }
    }
    found
}

/// How many server functions the source declares.
pub fn declared() -> usize {
    let product = sheets("app/src", "rs").into_iter().filter(|sheet| !sheet.is_tests());
    product.map(|sheet| sheet.product().filter(|line| line.text.starts_with("#[server")).count()).sum()
}
