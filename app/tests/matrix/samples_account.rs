//! What is asked at the doors of the account: signing in, the second factor, sessions, sides.

use super::asks::new_password;
use super::samples::{Ask, Sample, Tell, own, page, row, writing};
use Ask::{Form, Send};
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /", "", |_| page("/"), Nothing),
    row("GET /offline", "", |_| page("/offline"), Nothing),
    row("GET /service-worker.js", "", |_| page("/service-worker.js"), Nothing),
    row("GET /page.js", "", |_| page("/page.js"), Nothing),
    row("GET /sign-in", "", |_| page("/sign-in"), Nothing),
    row("GET /link/{token}", "", |_| page("/link/nothing"), Nothing),
    row("GET /ui", "", |_| page("/ui"), Nothing),
    row("GET /password", "", |_| page("/password"), Nothing),
    row("GET /sessions", "", |_| page("/sessions"), Times("public_id")),
    row("POST /look", "", |_| Send("/look".into(), vec![("scheme", "dark".into())]), Nothing),
    writing(
        "account/sign_in",
        "wrong password",
        |_| Form(vec![("login", "head".into()), ("password", "наугад".into())]),
        Nothing,
    ),
    writing("account/enter_by_link", "no such link", |_| Form(vec![("token", "nothing".into())]), Nothing),
    own("account/sign_out", |_| Form(vec![])),
    own("account/change_password", |_| new_password()),
    row("GET /second-factor", "", |_| page("/second-factor"), Nothing),
    row("GET /code", "", |_| page("/code"), Nothing),
    row("second_factor/own_factor", "", |_| Form(vec![]), Nothing),
    own("second_factor/begin_factor", |_| Form(vec![])),
    own("second_factor/confirm_factor", |_| Form(vec![("code", "000000".into())])),
    own("second_factor/hide_codes", |_| Form(vec![])),
    own("second_factor/renew_codes", |_| Form(vec![("code", "000000".into())])),
    own("second_factor/drop_factor", |_| Form(vec![("code", "000000".into())])),
    own("second_factor/prove", |_| Form(vec![("code", "000000".into())])),
    row("account/own_sessions", "", |_| Form(vec![]), Items("")),
    writing("account/end_session", "of teacher", |f| Form(vec![("public_id", f.session.clone())]), Nothing),
    writing(
        "account/put_on",
        "work in school 1",
        |f| Form(vec![("hat", format!("work:{}", f.school))]),
        Nothing,
    ),
    writing(
        "account/put_on",
        "guardian of pupil",
        |f| Form(vec![("hat", format!("child:{}", f.pupil))]),
        Nothing,
    ),
];
