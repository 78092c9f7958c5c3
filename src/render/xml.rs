//! XML in the making: elements are closed in the order in which they were opened, and texts hold only
//! characters that XML 1.0 may.

use std::borrow::Cow;

use crate::markdown::escape::push_escaped;

/// Attributes by name.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

#[derive(Debug)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    pub(super) fn new() -> Self {
        let text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Self { text, open: Vec::new() }
    }

    /// Elements for HTML, which has no declaration.
    pub(super) fn fragment() -> Self {
        Self { text: String::new(), open: Vec::new() }
    }

    /// What has been escaped already.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Begins an element that others follow in.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.end(name);
        }
    }

    /// An element that holds text.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.start(name, attributes);
        self.text.push('>');
        push_escaped(&allowed(text), &mut self.text);
        self.end(name);
    }

    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str("/>\n");
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.into_bytes()
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            push_escaped(&allowed(value), &mut self.text);
            self.text.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }
}

/// Control characters are dropped with the escaping; these two are no characters at all.
fn allowed(text: &str) -> Cow<'_, str> {
    let wrong = ['\u{fffe}', '\u{ffff}'];
    if text.contains(wrong) { Cow::Owned(text.replace(wrong, "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_in_order_and_texts_are_escaped() {
        let mut xml = Xml::new();
        xml.open("a", &[("x", "\"<&>\"")]);
        xml.element("b", &[], "1 < 2\u{1}\u{ffff} & \u{e4}");
        xml.open("c", &[]);
        xml.empty("d", &[("y", "")]);
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <a x=\"&quot;&lt;&amp;&gt;&quot;\">\n<b>1 &lt; 2 &amp; ä</b>\n<c>\n<d y=\"\"/>\n</c>\n</a>\n";
        assert_eq!(String::from_utf8(xml.finish()).unwrap(), expected);
    }
}
