//! Development only: reads a `.fet` and says what a solution of it breaks.
use std::fmt::Write as _;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let file = timetabler::fet::read(&std::fs::read_to_string(&args[1]).unwrap()).unwrap();
    let mut out = format!(
        "{} activities {} unsupported {:?}",
        args[1].rsplit('/').next().unwrap(),
        file.problem.activities.len(),
        file.unsupported
    );
    if let Some(s) = args.get(2) {
        let plan = timetabler::fet::read_plan(&file.problem, &std::fs::read_to_string(s).unwrap()).unwrap();
        let v = timetabler::check::check(&file.problem, &plan);
        let _ = write!(out, " hard {} soft {}", v.hard_violations(), v.soft_cost());
        for b in v.breaches.iter().filter(|b| b.is_hard()).take(5) {
            let _ = write!(
                out,
                "\n  {} {} {:?}",
                b.kind,
                b.units,
                b.activities.iter().take(6).collect::<Vec<_>>()
            );
        }
    }
    std::io::Write::write_all(&mut std::io::stdout(), (out + "\n").as_bytes()).unwrap();
}
