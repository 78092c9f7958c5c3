//! What is asked of the desk, in the query of its address: which notices, in which order, which page.

/// The names of the query.
const WORDS: &str = "q";
const DEPARTMENT: &str = "toimiala";
const STATE: &str = "tila";
const ORDER: &str = "jarjestys";
const REVERSED: &str = "kaanna";
const PAGE: &str = "sivu";
const ALL: &str = "kaikki";

/// What is asked of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// That the title or the path holds.
    pub words: String,
    /// The slug of a department.
    pub department: Option<String>,
    pub state: Option<State>,
    pub order: Order,
    pub reversed: bool,
    pub page: Part,
}

/// Which notices of those chosen are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// From one.
    Page(usize),
    All,
}

/// How a notice may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Errors,
    Findings,
    Incomplete,
    Overdue,
    Unscheduled,
    Untranslated,
    Draft,
    Fine,
}

/// By what notices are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What is to be mended first.
    #[default]
    Urgency,
    Title,
    Department,
    /// What tells least first.
    Completeness,
    /// The most and gravest first.
    Findings,
    /// The oldest first.
    Age,
    /// The earliest first.
    Review,
}

impl Default for Part {
    fn default() -> Self {
        Self::Page(1)
    }
}

impl State {
    pub const ALL: [Self; 8] = [
        Self::Errors,
        Self::Findings,
        Self::Incomplete,
        Self::Overdue,
        Self::Unscheduled,
        Self::Untranslated,
        Self::Draft,
        Self::Fine,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Errors => "virheita",
            Self::Findings => "huomautettavaa",
            Self::Incomplete => "puutteita",
            Self::Overdue => "myohassa",
            Self::Unscheduled => "ei-tarkistuspaivaa",
            Self::Untranslated => "kaannos-puuttuu",
            Self::Draft => "luonnos",
            Self::Fine => "kunnossa",
        }
    }
}

impl Order {
    pub const ALL: [Self; 7] = [
        Self::Urgency,
        Self::Title,
        Self::Department,
        Self::Completeness,
        Self::Findings,
        Self::Age,
        Self::Review,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Urgency => "kiireellisyys",
            Self::Title => "nimi",
            Self::Department => "toimiala",
            Self::Completeness => "valmius",
            Self::Findings => "havainnot",
            Self::Age => "ika",
            Self::Review => "tarkistus",
        }
    }
}

impl Asked {
    /// Reads a query; what it does not know is as if it were not there.
    pub fn read<'a>(query: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut asked = Self::default();
        for (name, value) in query {
            match name {
                WORDS => value.trim().clone_into(&mut asked.words),
                DEPARTMENT => {
                    asked.department = Some(value.to_owned()).filter(|it| !it.is_empty());
                }
                STATE => asked.state = State::ALL.into_iter().find(|it| it.key() == value),
                ORDER => {
                    let order = Order::ALL.into_iter().find(|it| it.key() == value);
                    asked.order = order.unwrap_or_default();
                }
                REVERSED => asked.reversed = value == "1",
                PAGE if value == ALL => asked.page = Part::All,
                PAGE => {
                    let page = value.parse().ok().filter(|page| *page > 0);
                    asked.page = Part::Page(page.unwrap_or(1));
                }
                _ => {}
            }
        }
        asked
    }

    /// The query that asks this, with its `?`; empty for what is asked by the bare address.
    pub fn query(&self) -> String {
        let page = match self.page {
            Part::Page(1) => String::new(),
            Part::Page(page) => page.to_string(),
            Part::All => ALL.to_owned(),
        };
        let order = if self.order == Order::default() { "" } else { self.order.key() };
        let pairs = [
            (WORDS, self.words.as_str()),
            (DEPARTMENT, self.department.as_deref().unwrap_or_default()),
            (STATE, self.state.map_or("", State::key)),
            (ORDER, order),
            (REVERSED, if self.reversed { "1" } else { "" }),
            (PAGE, &page),
        ];
        let mut query = String::new();
        for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            push_encoded(value, &mut query);
        }
        query
    }

    /// The same from its first page on.
    #[must_use]
    pub fn from_the_start(&self) -> Self {
        Self { page: Part::default(), ..self.clone() }
    }
}

/// Writes a value as forms do (URL Standard, `application/x-www-form-urlencoded`).
fn push_encoded(value: &str, query: &mut String) {
    for byte in value.bytes() {
        match byte {
            b' ' => query.push('+'),
            b'-' | b'.' | b'_' | b'*' => query.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => query.push(char::from(byte)),
            _ => {
                let digits = [byte >> 4, byte & 15].map(|four| char::from_digit(four.into(), 16));
                query.push('%');
                query.extend(digits.into_iter().flatten().map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_read_and_written() {
        let pairs = [
            ("q", " äly & koti "),
            ("toimiala", "sivistys"),
            ("tila", "myohassa"),
            ("jarjestys", "ika"),
            ("kaanna", "1"),
            ("sivu", "3"),
        ];
        let asked = Asked::read(pairs);
        assert_eq!(
            asked.query(),
            "?q=%C3%A4ly+%26+koti&toimiala=sivistys&tila=myohassa&jarjestys=ika&kaanna=1&sivu=3"
        );
        assert_eq!(asked.from_the_start().page, Part::Page(1));
        assert_eq!(Asked::read([("sivu", "kaikki")]).query(), "?sivu=kaikki");
    }

    #[test]
    fn what_is_not_known_is_not_there() {
        let pairs = [
            ("q", " "),
            ("toimiala", ""),
            ("tila", "x"),
            ("jarjestys", "x"),
            ("kaanna", "x"),
            ("sivu", "0"),
            ("x", "y"),
        ];
        assert_eq!(Asked::read(pairs), Asked::default());
        assert_eq!(Asked::default().query(), "");
    }
}
