//! Text as it stands in HTML: almost all of it as it is.

use html_escape::{encode_double_quoted_attribute_to_string, encode_safe_to_string, encode_text_to_string};

/// Between tags.
pub fn text(text: &str, html: &mut String) {
    if text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>')) {
        encode_text_to_string(text, html);
    } else {
        html.push_str(text);
    }
}

/// An address inside double quotes: its slashes stay as they are, for a list has a thousand of them.
pub fn address(text: &str, html: &mut String) {
    encode_double_quoted_attribute_to_string(text, html);
}

/// Inside quotes.
pub fn attribute(text: &str, html: &mut String) {
    encode_safe_to_string(text, html);
}

#[cfg(test)]
mod unit {
    #[test]
    fn text_is_escaped_where_it_must_be() {
        let mut html = String::new();
        for part in ["Ким О'Нил", "a < b && c > d"] {
            super::text(part, &mut html);
        }
        assert_eq!(html, "Ким О'Нилa &lt; b &amp;&amp; c &gt; d");
        let mut address = String::new();
        super::address("/people/7?a=\"><b", &mut address);
        assert!(address.starts_with("/people/7?a=&quot;") && !address.contains('"'));
    }
}
