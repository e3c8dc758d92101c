//! The manifest: what the package says it holds, beside what it does hold.

use std::collections::BTreeMap;

use domain::oneroster::Remark;

use super::archive::Tables;
use super::columns::FILES;

const FILE: &str = "manifest.csv";

/// Says where the manifest and the package differ; what is there is read all the same.
pub(super) fn check(tables: &Tables, warnings: &mut Vec<Remark>) {
    let Some(text) = tables.get("manifest") else {
        warnings.push(Remark::new(
            FILE,
            0,
            "",
            ("файла нет в архиве", "Прочитано всё, что есть; добавьте manifest.csv."),
        ));
        return;
    };
    let said = properties(text);
    match said.get("oneroster.version").map(|(_, version)| version.as_str()) {
        Some("1.1" | "1.2") => {}
        Some(version) => warnings.push(Remark::new(
            FILE,
            said["oneroster.version"].0,
            "oneroster.version",
            (&format!("версия «{version}» не 1.1 и не 1.2"), "Пакет прочитан как 1.2."),
        )),
        None => warnings.push(Remark::new(
            FILE,
            0,
            "oneroster.version",
            ("версия не указана", "Пакет прочитан как 1.2."),
        )),
    }
    for (name, _) in FILES {
        let (there, key) =
            (tables.contains_key(&name.to_lowercase()), format!("file.{}", name.to_lowercase()));
        let line = said.get(&key).map_or(0, |(line, _)| *line);
        let why = match said.get(&key).map(|(_, value)| value.as_str()) {
            None if there => "файл есть в архиве, а в манифесте его нет",
            Some("absent") if there => "файл есть в архиве, а в манифесте он отмечен как absent",
            Some("bulk" | "delta") if !there => "файл назван в манифесте, а в архиве его нет",
            Some("delta") => "файл прислан как delta",
            _ => continue,
        };
        let remedy = match why {
            "файл прислан как delta" => {
                "Его строки внесены; строки tobedeleted ничего не удаляют."
            }
            _ if there => "Файл прочитан; исправьте манифест.",
            _ => "Читать нечего; исправьте манифест или добавьте файл.",
        };
        warnings.push(Remark::new(FILE, line, &format!("file.{name}"), (why, remedy)));
    }
}

/// Properties in lower case: their line and value.
fn properties(text: &str) -> BTreeMap<String, (u32, String)> {
    let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let property = |(line, text): (u32, &str)| {
        let (name, value) = text.split_once([',', ';', '\t'])?;
        let plain = |text: &str| text.trim().trim_matches('"').trim().to_lowercase();
        Some((plain(name), (line, plain(value))))
    };
    lines.filter_map(property).collect()
}

/// The manifest of a package of ours.
pub(super) fn written() -> String {
    let mut text = String::from("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
    for (name, ours) in FILES {
        text.extend(["file.", name, if ours { ",bulk" } else { ",absent" }, "\r\n"]);
    }
    text + "source.systemName,Gorodok\r\nsource.systemCode,gorodok\r\n"
}
