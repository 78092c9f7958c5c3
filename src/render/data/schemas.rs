//! What open data looks like, for programs (JSON Schema 2020-12).

use crate::routes::SchemaOf;

/// The bytes of a schema. It has no `$id`: the same schema is published by every portal, and is known by
/// where it was found.
pub fn schema(of: SchemaOf) -> &'static [u8] {
    match of {
        SchemaOf::Notice => include_bytes!("schemas/notice-1.schema.json"),
        SchemaOf::Register => include_bytes!("schemas/register-1.schema.json"),
    }
}
