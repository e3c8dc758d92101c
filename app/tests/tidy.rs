//! The rules of the house: what a reader may rely on in any file. One test, one rule.

#[cfg(test)]
mod house;

use std::collections::{BTreeMap, BTreeSet};

use house::{Line, Sheet, UNTRACED, root, sheets};

const LONGEST_FILE: usize = 300;
const LONGEST_FACE: usize = 60;
const LONGEST_SERVER_FUNCTION: usize = 15;

/// Server functions for those who are not signed in yet.
const PUBLIC: [&str; 3] = ["sign_in", "enter_by_link", "who_am_i"];

/// Names that say nothing, and names of versions that should have replaced each other.
const EMPTY_WORDS: [&str; 7] = ["manager", "service", "helper", "helpers", "utils", "common", "misc"];
const VERSIONS: [&str; 6] = ["_v1", "_v2", "_v3", "_new", "_old", "_tmp"];

fn none(broken: Vec<String>) {
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

type Sheets = Vec<&'static Sheet>;

fn rust() -> Sheets {
    ["app", "server", "frontend", "migration"].iter().flat_map(|folder| sheets(folder, "rs")).collect()
}

fn product(folder: &str) -> Sheets {
    sheets(folder, "rs").into_iter().filter(|sheet| !sheet.is_tests()).collect()
}

/// Every line of `sheets` outside of tests of which `broken` is true, as a breach of `rule`.
fn breaches(sheets: &[&Sheet], rule: &str, broken: impl Fn(&Sheet, &Line) -> bool) -> Vec<String> {
    let mut all = vec![];
    for sheet in sheets {
        all.extend(sheet.product().filter(|line| broken(sheet, line)).map(|line| line.breaks(rule)));
    }
    all
}

fn is_store(path: &str) -> bool {
    path.ends_with("/store.rs") || path.contains("/store/")
}

fn slices() -> BTreeSet<String> {
    sheets("app/src/features", "rs").iter().filter_map(|s| s.slice().map(str::to_owned)).collect()
}

#[test]
fn a_file_has_at_most_300_lines() {
    let mut all = rust();
    all.extend(sheets("style", "css"));
    all.extend(["ts", "mjs", "lua"].iter().flat_map(|ending| sheets("end2end", ending)));
    let long = |sheet: &&&Sheet| sheet.text.lines().count() > LONGEST_FILE;
    let told = |sheet: &&Sheet| {
        format!("{}:{}: more than {LONGEST_FILE} lines", sheet.path, sheet.text.lines().count())
    };
    none(all.iter().filter(long).map(told).collect());
}

#[test]
fn the_face_of_a_slice_has_at_most_60_lines() {
    let all = sheets("app/src/features", "rs");
    let faces = all.iter().filter(|sheet| {
        sheet.slice().is_some_and(|slice| sheet.path == format!("app/src/features/{slice}/mod.rs"))
    });
    let long = faces.filter(|face| face.text.lines().count() > LONGEST_FACE);
    none(long.map(|face| format!("{}:1: a face has more than {LONGEST_FACE} lines", face.path)).collect());
}

#[test]
fn the_first_line_says_what_the_file_is() {
    let told = |sheet: &&Sheet| {
        let first = sheet.text.lines().next().unwrap_or_default();
        first.strip_prefix("//! ").is_some_and(|text| text.len() > 10)
    };
    let silent = rust().into_iter().filter(|sheet| !told(sheet));
    none(silent.map(|sheet| format!("{}:1: `//!` and one sentence must stand here", sheet.path)).collect());
}

#[test]
fn the_design_system_knows_no_school() {
    none(breaches(&product("app/src/ui"), "ui knows neither kit nor features nor domain", |_, line| {
        line.names("domain") || line.text.contains("crate::kit") || line.text.contains("crate::features")
    }));
}

#[test]
fn the_kit_knows_no_feature() {
    none(breaches(&product("app/src/kit"), "kit knows no feature", |_, line| {
        line.text.contains("features::")
    }));
}

#[test]
fn a_slice_names_no_other_slice() {
    let slices = slices();
    let all = sheets("app/src/features", "rs");
    let mut broken = vec![];
    for sheet in &all {
        let Some(own) = sheet.slice() else { continue };
        let face = sheet.name() == "mod.rs" && sheet.path.matches('/').count() == 4;
        for line in sheet.lines().filter(|line| !line.is_comment()) {
            let foreign = slices.iter().filter(|slice| *slice != own).any(|slice| {
                let reached = line.text.contains(&format!("features::{slice}"))
                    || line.text.contains(&format!("super::super::{slice}"))
                    || (face && line.names(&format!("super::{slice}")));
                // The demo city is where tests live.
                reached && !(slice == "demo" && line_is_test(sheet, &line))
            });
            if foreign || line.text.contains("features::{") {
                broken.push(line.breaks("slices meet through domain, a link or a slot, never by name"));
            }
        }
    }
    none(broken);
}

fn line_is_test(sheet: &Sheet, line: &Line) -> bool {
    sheet.product().all(|product| product.number != line.number)
}

#[test]
fn the_database_is_named_in_stores_alone() {
    let rule =
        "sea_orm and entity belong into store.rs (in kit: entity into request, event, cells and stores)";
    none(breaches(&product("app/src"), rule, |sheet, line| {
        let path = sheet.path.strip_prefix("app/src/").unwrap_or_default();
        let in_kit = ["kit/request", "kit/event/", "kit/cells.rs"].iter().any(|own| path.starts_with(own));
        let entity_too = is_store(path) || in_kit;
        let sea_orm_too = entity_too || path.starts_with("kit/");
        (line.names("entity") && !entity_too) || (line.names("sea_orm") && !sea_orm_too)
    }));
}

#[test]
fn an_actor_is_made_from_rows_by_the_request_alone() {
    let mut all = product("app/src");
    all.extend(sheets("app/domain/src", "rs"));
    all.extend(sheets("server", "rs"));
    none(breaches(&all, "only kit/request builds an Actor", |sheet, line| {
        line.text.contains("Actor::new") && !sheet.path.starts_with("app/src/kit/request")
    }));
}

#[test]
fn a_server_function_keeps_the_beats_in_15_lines() {
    let mut broken = vec![];
    for sheet in product("app/src") {
        let lines: Vec<&str> = sheet.text.lines().collect();
        for at in (0..lines.len()).filter(|at| lines[*at].starts_with("#[server")) {
            let head = (at..lines.len()).find(|at| lines[*at].contains("fn ")).unwrap_or(at);
            let name = lines[head].split("fn ").nth(1).and_then(|rest| rest.split('(').next()).unwrap_or("");
            let opens = (head..lines.len()).find(|at| lines[*at].ends_with('{')).unwrap_or(head);
            let ends = (opens..lines.len()).find(|at| lines[*at] == "}").unwrap_or(opens);
            let body = lines[opens + 1..ends].join("\n");
            let mut complain =
                |rule: &str| broken.push(format!("{}:{}: {name} {rule}", sheet.path, head + 1));
            if ends - opens - 1 > LONGEST_SERVER_FUNCTION {
                complain("is longer than 15 lines");
            }
            let asks = body.contains("Request::read") || body.contains("Request::write");
            let judged = body.contains(".permit(") || body.contains("sight");
            if !(PUBLIC.contains(&name) || asks && judged) {
                complain("must open with Request::read or Request::write and ask .permit( or a sight");
            }
        }
    }
    none(broken);
}

#[test]
fn nothing_is_left_for_later_and_nothing_shouts() {
    let words = ["TODO", "FIXME", "XXX"];
    let calls = ["dbg!(", "todo!(", "println!(", "eprintln!(", "print!(", ".unwrap()"];
    none(breaches(&rust(), "no TODO, dbg!, println! or unwrap outside tests", |_, line| {
        // `bundle` is a tool of the workshop, and says what it does.
        let tool = line.path.starts_with("frontend/bundle/");
        words.iter().any(|word| line.text.contains(word))
            || (!tool && !line.is_comment() && calls.iter().any(|call| line.text.contains(call)))
    }));
}

#[test]
fn views_carry_no_styles_and_no_raw_html() {
    none(breaches(&product("app/src"), "no style=, inner_html, <style or <script in views", |_, line| {
        let signs = [" style=", " style:", "inner_html", "<style", "<script", "set_inner_html"];
        !line.is_comment() && signs.iter().any(|sign| line.text.contains(sign))
    }));
}

/// All style files are one bundle: two slices that begin a rule with one class restyle each other.
#[test]
fn a_class_is_styled_by_one_slice() {
    let slices = slices();
    let (own, of_all): (Sheets, Sheets) = sheets("style", "css")
        .into_iter()
        .partition(|sheet| slices.contains(sheet.name().trim_end_matches(".css")));
    let mut owners = BTreeMap::<&str, &str>::new();
    let mut broken = vec![];
    for line in own.into_iter().flat_map(Sheet::lines) {
        let Some(rule) = line.text.trim_start().strip_prefix('.') else { continue };
        let class = rule.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let owner = *owners.entry(class).or_insert(line.path);
        let shared = of_all.iter().any(|sheet| sheet.text.contains(&format!(".{class} ")));
        if owner != line.path && !shared {
            broken.push(line.breaks(&format!("`.{class}` is styled in {owner} too")));
        }
    }
    none(broken);
}

#[test]
fn a_textarea_is_written_in_one_place() {
    none(breaches(
        &product("app/src"),
        "use ui's TextArea: the framework does not escape this one",
        |sheet, line| {
            let written = line.text.contains("<textarea") || line.text.contains("html::textarea");
            written && !line.is_comment() && sheet.path != "app/src/ui/area.rs"
        },
    ));
}

#[test]
fn names_say_what_a_thing_is() {
    let mut broken = vec![];
    for sheet in rust() {
        let stem = sheet.name().trim_end_matches(".rs");
        if EMPTY_WORDS.contains(&stem) || VERSIONS.iter().any(|version| stem.ends_with(version)) {
            broken.push(format!("{}:1: this name says nothing", sheet.path));
        }
        for line in sheet.lines() {
            let declared = ["struct ", "enum ", "trait ", "type "]
                .iter()
                .find_map(|kind| line.text.trim_start().trim_start_matches("pub ").strip_prefix(kind));
            let name = declared.and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
            let worn = |name: &str| {
                ["Dto", "Request", "Response", "Manager", "Service", "Helper"]
                    .iter()
                    .any(|end| name.ends_with(end))
            };
            // The bare `Request` is kit's name.
            if name.is_some_and(|name| worn(name) && name != "Request") {
                broken.push(line.breaks("a type is named for what it is, not for its part in a call"));
            }
        }
    }
    none(broken);
}

#[test]
fn whoever_reads_names_leaves_a_trace() {
    let all = sheets("app/src/features", "rs");
    let mut broken = vec![];
    for slice in slices() {
        let own = || all.iter().filter(|sheet| sheet.slice() == Some(&slice) && !sheet.is_tests());
        let reads = own().find(|sheet| is_store(&sheet.path) && sheet.text.contains("surname"));
        let traced = own().any(|sheet| sheet.text.contains("trace::leave"));
        let excused = UNTRACED.iter().any(|(known, _)| *known == slice);
        match reads {
            Some(sheet) if !traced && !excused => {
                broken.push(format!("{}:1: names are read and no trace is left of it", sheet.path));
            }
            _ if excused && (traced || reads.is_none()) => {
                broken.push(format!("app/tests/tidy.rs:1: {slice} needs no excuse any more"));
            }
            _ => {}
        }
    }
    none(broken);
}

#[test]
fn every_slice_has_tests_and_a_journey() {
    let all = sheets("app/src/features", "rs");
    let mut broken = vec![];
    for slice in slices() {
        let own: Sheets = all.iter().copied().filter(|sheet| sheet.slice() == Some(&slice)).collect();
        let tested = own.iter().any(|s| s.path.contains("/tests") && s.text.contains("test]"));
        if !tested {
            broken.push(format!("app/src/features/{slice}/tests.rs:1: the slice has no tests"));
        }
        let has_screen = own.iter().any(|sheet| sheet.text.contains("#[component]"));
        let journey = format!("end2end/tests/{slice}.spec.ts");
        if has_screen && !root().join(&journey).exists() {
            broken.push(format!("{journey}:1: the slice has no journey"));
        }
    }
    none(broken);
}
