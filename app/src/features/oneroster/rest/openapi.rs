//! The description of the lists, made of the table that serves them.

use domain::oneroster::Scope;
use serde_json::{Map, Value, json};

use super::asked::{MOST, USUAL};
use super::collections::{ALL, Collection};
use super::pace::pace;
use super::wire::ROOT;
use crate::kit::house::Settings;

pub fn description(settings: &Settings) -> Value {
    let mut paths = Map::new();
    for collection in &ALL {
        let (name, of) = (collection.name, collection.one);
        let list =
            json!({"type": "object", "properties": {collection.many: {"type": "array", "items": to(of)}}});
        paths.insert(
            format!("/{name}"),
            operation(collection, &format!("{name}: список"), list, [true, false]),
        );
        let one = json!({"type": "object", "properties": {of: to(of)}});
        paths.insert(
            format!("/{name}/{{sourcedId}}"),
            operation(collection, &format!("{name}: одна запись"), one, [false, true]),
        );
        for inner in collection.nested.iter().filter_map(|inner| Collection::named(inner)) {
            let list = json!({"type": "object", "properties": {inner.many: {"type": "array", "items": to(inner.one)}}});
            let said = format!("{} одной записи {name}", inner.name);
            paths.insert(
                format!("/{name}/{{sourcedId}}/{}", inner.name),
                operation(inner, &said, list, [true, true]),
            );
        }
    }
    let scopes: Map<_, _> = Scope::ALL.iter().map(|scope| (scope.address(), scope.code().into())).collect();
    let flow = json!({"clientCredentials": {"tokenUrl": settings.address("/ims/oneroster/token"), "scopes": scopes}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Городок: OneRoster 1.2, состав школ", "version": "1.2", "description": pace()},
        "servers": [{"url": settings.address(ROOT)}],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"OAuth2": {"type": "oauth2", "flows": flow}},
        },
    })
}

const FILTER: &str = "Например: dateLastModified>'2026-11-12T06:30:00Z'. За изменениями приходите с запасом в минуту: \
     запись видна, когда её сохранение закончилось. Удалённых записей в списках нет.";

fn limit() -> Value {
    let shape = json!({"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL});
    let words = "Больше не отдаётся за один раз; где следующая страница, говорит Link.";
    json!({"name": "limit", "in": "query", "schema": shape, "description": words})
}

fn to(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

fn operation(of: &Collection, said: &str, answer: Value, [list, number]: [bool; 2]) -> Value {
    let query = |name: &str, kind: &str| json!({"name": name, "in": "query", "schema": {"type": kind}});
    let mut parameters = vec![query("fields", "string")];
    if list {
        parameters.extend([limit(), query("offset", "integer")]);
        parameters.extend(["sort", "orderBy"].map(|name| query(name, "string")));
        let mut filter = query("filter", "string");
        filter["description"] = FILTER.into();
        parameters.push(filter);
    }
    if number {
        parameters
            .push(json!({"name": "sourcedId", "in": "path", "required": true, "schema": {"type": "string"}}));
    }
    let scopes = Scope::ALL.into_iter().filter(|scope| of.opened_by(&[*scope], list && number));
    let security: Vec<Value> = scopes.map(|scope| json!({"OAuth2": [scope.address()]})).collect();
    let headers =
        json!({"X-Total-Count": {"schema": {"type": "integer"}}, "Link": {"schema": {"type": "string"}}});
    let content = |schema: Value| json!({"application/json": {"schema": schema}});
    let failed = |words: &str| json!({"description": words, "content": content(to("imsx_StatusInfo"))});
    let mut too_often = failed("Слишком часто: подождите столько секунд, сколько сказано в Retry-After");
    too_often["headers"] = json!({"Retry-After": {"schema": {"type": "integer"}}});
    let mut good = json!({"description": said, "content": content(answer)});
    if list {
        good["headers"] = headers;
    }
    json!({"get": {
        "summary": said,
        "parameters": parameters,
        "security": security,
        "responses": {
            "200": good,
            "400": failed("Параметр не понят"),
            "401": failed("Нужен действующий токен"),
            "403": failed("Области токена этого не позволяют"),
            "404": failed("Такой записи нет"),
            "429": too_often,
        },
    }})
}

fn schemas() -> Value {
    let mut schemas = Map::new();
    for collection in &ALL {
        let field = |name: &&'static str| ((*name).to_owned(), shape(name));
        let fields: Map<_, _> = collection.fields.iter().map(field).collect();
        let required = ["sourcedId", "status", "dateLastModified"];
        schemas.insert(
            collection.one.to_owned(),
            json!({"type": "object", "properties": fields, "required": required}),
        );
    }
    let text = || json!({"type": "string"});
    schemas.insert(
        "ref".into(),
        json!({"type": "object", "properties": {"href": text(), "sourcedId": text(), "type": text()}}),
    );
    let words = ["imsx_codeMajor", "imsx_severity", "imsx_description"].map(|name| (name.to_owned(), text()));
    let mut words: Map<_, _> = words.into_iter().collect();
    words.insert("imsx_CodeMinor".into(), json!({"type": "object"}));
    schemas.insert("imsx_StatusInfo".into(), json!({"type": "object", "properties": words}));
    Value::Object(schemas)
}

fn shape(field: &str) -> Value {
    match field {
        "parent" | "org" | "course" | "school" | "user" | "class" | "primaryOrg" => to("ref"),
        "children" | "terms" | "agents" => json!({"type": "array", "items": to("ref")}),
        "grades" | "subjects" => json!({"type": "array", "items": {"type": "string"}}),
        "roles" => json!({"type": "array", "items": {"type": "object"}}),
        "enabledUser" | "primary" => json!({"type": "boolean"}),
        "startDate" | "endDate" | "beginDate" | "birthDate" => json!({"type": "string", "format": "date"}),
        "dateLastModified" => json!({"type": "string", "format": "date-time"}),
        _ => json!({"type": "string"}),
    }
}
