//! Every route, on one page. Must never hold a handler of its own.

use actix_web::web::ServiceConfig;

/// Registers every route.
pub fn configure(_routes: &mut ServiceConfig) {}
