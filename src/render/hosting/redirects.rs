//! The addresses that renamed notices had, each with the one that it has now: of all pages that stand there
//! to lead on. What leads on by its own bytes (feeds) stays a file.

use crate::model::portal::{Notice, Portal};
use crate::routes::{Page, Route, pages_of};

/// One address that leads to another, as paths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Redirect {
    pub(super) from: String,
    pub(super) to: String,
}

pub(super) fn redirects(portal: &Portal) -> Vec<Redirect> {
    let moved = portal.notices.values().filter(|notice| !notice.former.is_empty());
    let mut redirects: Vec<_> = moved.flat_map(|notice| redirects_of(portal, notice)).collect();
    redirects.sort();
    redirects.dedup_by(|later, first| later.from == first.from);
    redirects
}

fn redirects_of(portal: &Portal, notice: &Notice) -> Vec<Redirect> {
    let site = &portal.site;
    let (base, default) = (site.base_path(), site.default_language());
    let of_languages = site.languages.iter().flat_map(|&language| {
        let path = move |page: &Page| {
            format!("{base}{}", Route::Page(language, page.clone()).address(default))
        };
        pages_of(notice, language, site).into_iter().filter_map(move |page| {
            let Page::Moved(target, _) = &page else { return None };
            Some(Redirect { from: path(&page), to: path(target) })
        })
    });
    of_languages.filter(|of| is_plain(&of.from) && is_plain(&of.to)).collect()
}

/// Whether a path is made of nothing that means something to any server. Addresses are slugs and always
/// are; what is not is left to the page that leads on.
pub(super) fn is_plain(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/.".contains(&byte);
    let parts = || path.split('/').skip(1);
    path.starts_with('/')
        && path.bytes().all(plain)
        && !path.contains("//")
        && parts().all(|part| !part.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_pass() {
        for path in ["/", "/a/", "/tietosuoja/", "/sv/beskrivningar/a-b_c/historik/2021-11-15.2/"] {
            assert!(is_plain(path), "{path}");
        }
        for path in [
            "",
            "a/",
            "//",
            "/a b/",
            "/a;/",
            "/a{/",
            "/a\n/",
            "/a\r\nX: y/",
            "/\"/",
            "/'/",
            "/$uri/",
            "/%0a/",
            "/../",
            "/a/./",
            "/.seloste/",
            "/ä/",
            "/a\\/",
            "/*",
            "/:a/",
            "/a#b/",
            "/a?b/",
            "/a//b/",
        ] {
            assert!(!is_plain(path), "{path:?}");
        }
    }
}
