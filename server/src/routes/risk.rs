//! Current risk, at their addresses. Must never do what `entry` does for every noun.

use actix_web::web::ServiceConfig;
use waystation_sync::care::risk::RISK;

/// Registers the routes.
pub(super) fn routes(routes: &mut ServiceConfig) {
    super::noun_routes(routes, &RISK);
}
