//! What the server writes for the primitives: safe, named, and complete before the page is alive.

use leptos::prelude::*;

use super::*;

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}

#[test]
fn a_text_cannot_break_out_of_its_area() {
    let evil = "</textarea><script>alert(1)</script> & &lt; \"'";
    let page = html(|| view! { <TextArea label="Домашнее задание" name="homework" value=evil /> });
    assert!(!page.contains("<script"), "{page}");
    assert_eq!(page.matches("</textarea>").count(), 1, "{page}");
    assert!(
        page.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;lt; \"'</textarea>"),
        "{page}"
    );
}

#[test]
fn a_text_keeps_its_first_empty_line() {
    let page = html(|| view! { <TextArea label="Тема" name="topic" value="\nвторая" /> });
    assert!(page.contains(">\n\nвторая</textarea>"), "{page}");
}

#[test]
fn a_value_cannot_break_out_of_its_field() {
    let page = html(|| view! { <Field label="Логин" name="login" value="\"><script>alert(1)</script>" /> });
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn a_text_cannot_break_out_of_its_plain_row() {
    let evil = "</td><script>alert(1)</script>";
    let drawn = |head: &str, cell: &str, figure: &str, word: &str| {
        let mut rows = PlainRows::default();
        rows.row(head).cell(cell).figure(figure, word);
        rows
    };
    let page = html(
        || view! { <PlainTable caption="Список" columns=vec![] rows=drawn(evil, evil, evil, "\"><script>") /> },
    );
    assert!(!page.contains("<script"), "{page}");
    assert_eq!((page.matches("</th>").count(), page.matches("</td>").count()), (1, 2), "{page}");
    let plain = html(|| drawn("Ким А.", "7А", "2", "родителей:").drawn());
    let row = "<tr><th scope=\"row\">Ким А.</th><td>7А</td><td class=\"num\" data-word=\"родителей:\">2</td>";
    assert_eq!(plain, format!("<tbody>{row}</tbody>"));
}

#[test]
fn a_text_cannot_break_out_of_its_plain_cell() {
    let evil = "</td><script>alert(1)</script>\"";
    let mut cell = PlainCell::new([
        ("data-state", Some("saved")),
        ("data-note", None),
        ("data-day", None),
        ("data-much", None),
    ]);
    cell.text(evil).strong(evil).code(evil, evil).spoken(evil);
    let page = html(|| PlainCells(vec![cell]));
    assert!(!page.contains("<script") && page.matches("</td>").count() == 1, "{page}");
    let mut plain = PlainCell::new([
        ("data-state", None),
        ("data-note", Some("")),
        ("data-day", None),
        ("data-much", None),
    ]);
    plain.text("5 ").strong("2").code("ОТ", "отсутствовал");
    let expected = "<td data-note=\"\">5 <b>2</b><i title=\"отсутствовал\">ОТ</i></td>";
    assert_eq!(html(|| PlainCells(vec![plain.clone(), plain])), expected.repeat(2));
}

#[test]
fn a_field_says_what_is_wrong_with_it_to_everyone() {
    let page = html(|| {
        let error = Signal::stored(Some("Такого дня нет".to_owned()));
        view! { <Field label="Дата" name="born" hint="Как в свидетельстве" error of=Input::NewPassword /> }
    });
    assert!(page.contains("aria-describedby=\"born-hint born-error\""), "{page}");
    assert!(page.contains("aria-invalid=\"true\""), "{page}");
    assert!(page.contains("id=\"born-error\""), "{page}");
    assert!(page.contains("for=\"born\""), "{page}");
    let input = page.split("<input").nth(1).unwrap().split('>').next().unwrap();
    assert!(input.contains("autocomplete=\"new-password\""), "{page}");
}

#[test]
fn a_quiet_field_points_nowhere() {
    let page = html(|| view! { <Field label="Имя" name="name" /> });
    assert!(!page.contains("aria-describedby") && !page.contains("aria-invalid"), "{page}");
}

#[test]
fn a_list_opens_with_its_choice() {
    let choices = vec![Choice::new(5, "5А"), Choice::new(7, "7А")];
    let page = html(|| view! { <Select label="Класс" name="class" choices value="7" /> });
    assert!(page.contains("<option value=\"7\" selected>7А"), "{page}");
}

#[test]
fn a_square_button_has_a_name() {
    let page = html(|| view! { <Button icon=Glyph::Close label="Закрыть" /> });
    assert!(page.contains("aria-label=\"Закрыть\""), "{page}");
    assert!(page.contains("class=\"btn square\""), "{page}");
}

#[test]
fn no_primitive_writes_a_style_of_its_own() {
    let page = html(|| view! { <gallery::Gallery /> });
    assert!(!page.contains("style="), "a nonce does not cover styles of elements");
}
