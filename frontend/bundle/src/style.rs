//! Joins the style sheets into one and takes out what only people read.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// `path` with its `@import`s put in place, comments and idle white space removed.
pub fn sheet(path: &Path) -> Result<String> {
    Ok(tighten(&joined(path, 0)?))
}

fn joined(path: &Path, depth: u8) -> Result<String> {
    ensure!(depth < 8, "{} imports itself", path.display());
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        match import(line) {
            Some((name, "")) => whole.push_str(&joined(&folder.join(name), depth + 1)?),
            Some((name, layer)) => {
                let inner = joined(&folder.join(name), depth + 1)?;
                whole.extend(["@layer ", layer, "{", &inner, "}"]);
            }
            None => whole.push_str(line),
        }
        whole.push('\n');
    }
    Ok(whole)
}

/// The file and the layer (empty: none) of a line such as `@import "base.css" layer(base);`.
fn import(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim().strip_prefix("@import")?.trim();
    let rest = rest.strip_prefix("url(").unwrap_or(rest);
    let (name, rest) = rest.strip_prefix(['"', '\''])?.split_once(['"', '\''])?;
    let layer = rest.split_once("layer(").and_then(|(_, rest)| rest.split_once(')'));
    Some((name, layer.map_or("", |(layer, _)| layer)))
}

fn tighten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            push(&mut out, ' ');
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if next == '"' || next == '\'' {
            let length = string_length(rest, next);
            out.push_str(&rest[..length]);
            length
        } else {
            push(&mut out, next);
            next.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.trim_end().to_owned()
}

fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !escaped {
            return at + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

fn push(out: &mut String, next: char) {
    if next.is_whitespace() {
        if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':']) {
            out.push(' ');
        }
        return;
    }
    if matches!(next, '{' | '}' | ';' | ',') && out.ends_with(' ') {
        out.pop();
    }
    if next == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(next);
}

#[cfg(test)]
mod tests {
    use super::{import, tighten};

    #[test]
    fn what_the_browser_reads_stays_and_what_people_read_goes() {
        let text = "/* ink */\na,\nb :hover > i {\n  color: red; /* loud */\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(tighten(text), "a,b :hover > i{color:red;width:calc(1px + 2px)}");
        assert_eq!(
            tighten("a::after { content: \"} /* \\\" ;  \"; }"),
            "a::after{content:\"} /* \\\" ;  \"}"
        );
    }

    #[test]
    fn an_import_may_name_a_layer() {
        assert_eq!(import("@import \"base.css\";"), Some(("base.css", "")));
        assert_eq!(import("  @import url('a.css') layer(ui);"), Some(("a.css", "ui")));
        assert_eq!(import(".import { color: red }"), None);
    }
}
