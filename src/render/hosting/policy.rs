//! What browsers are told with every answer: what a page may do, and how long it may be kept. Shared by all
//! servers' files and by the preview.

/// What a page may load and do (Content Security Policy Level 3, Trusted Types): its own styles, scripts,
/// images and fonts, what its scripts fetch, and the search form. No script may write HTML.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
     base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Headers of every answer, by name and value. `Cross-Origin-Resource-Policy` is not among them: it depends
/// on the file.
pub const ALWAYS: [(&str, &str); 5] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Browsers are to come by HTTPS only, for two years (RFC 6797). Whether that holds for hosts below the
/// portal's too is not the portal's to say.
pub const TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=63072000");

/// Files whose names hold a digest of their bytes (RFC 8246).
pub const LASTING: &str = "public, max-age=31536000, immutable";
/// All else may be kept, and is asked after before it is used (RFC 9111 § 5.2.2.4).
pub const ASKED_AFTER: &str = "no-cache";

/// The endings of open data, which pages of any origin may read.
pub const OPEN: [&str; 5] = ["json", "jsonld", "csv", "xlsx", "atom"];
