//! Every route, on one page. Must never hold a handler of its own.

mod asks;
mod assets;
mod at;
mod away;
mod before;
mod brought;
mod carry;
mod chapter;
mod chart;
mod choose;
mod clients;
mod clock;
mod connect;
mod devices;
mod discard;
mod draft;
mod drafts;
mod drawn_up;
mod entry;
mod entry_act;
mod entry_page;
mod entry_read;
mod entry_save;
mod find;
mod group_asks;
mod group_form;
mod group_named;
mod group_save;
mod group_sheet;
mod groups;
mod guard;
mod in_error;
mod join;
mod linked;
mod live;
mod lowered;
mod marked;
mod note;
mod noun;
mod own_lists;
mod own_summary;
mod pairs;
mod people;
mod print;
mod refused;
mod register;
mod returns;
mod review;
mod saving;
mod served;
mod set_up;
mod settings;
mod sign_in;
mod stretch;
mod style;
mod sync;
#[cfg(test)]
mod tests;
mod tick;
mod today;
mod told_with;
mod unlock_keys;
mod unread;
mod waiting;

use actix_web::web::{ServiceConfig, resource, scope};
use actix_web::{middleware, web};
use waystation_web::link;

pub(crate) use crate::http::Listener;

/// Registers every route. Each answer passes `guard`, then is compressed for browsers that ask for it, but for one that
/// says how it is encoded itself.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.app_data(crate::http::query_config()).service(
        scope("")
            .wrap(middleware::from_fn(guard::guard))
            .wrap(middleware::Compress::default())
            .service(resource("/static/{name}").get(assets::asset))
            .service(resource("/sign-in").get(sign_in::page).post(sign_in::sign_in))
            .service(resource(link::SIGNED_IN).get(sign_in::signed_in))
            .service(resource("/sign-out").post(sign_in::sign_out))
            .service(resource("/lock").post(sign_in::lock))
            .service(resource("/find").get(find::page).post(find::find))
            .service(resource("/style").get(style::page))
            .service(resource("/settings").get(settings::page).post(settings::save))
            .service(resource(link::CLOCK).get(clock::page).post(clock::save))
            .service(resource(link::CLOCK_RIGHT).post(clock::right))
            .service(resource(link::UNLOCK_KEYS).get(unlock_keys::page).post(unlock_keys::make))
            .service(resource(link::UNLOCK_KEYS_SHUT_OUT).post(unlock_keys::shut_out))
            .service(resource("/unsent").get(sign_in::unsent))
            .service(resource("/draft").post(draft::keep))
            .service(resource(link::DRAFT_LET_GO).post(discard::discard))
            .service(resource(link::DRAFT_TAKE_BACK).post(discard::take_back))
            .service(resource("/still-here").get(sign_in::still_here))
            .service(resource("/set-up").get(set_up::page).post(set_up::begin))
            .service(resource("/join").get(join::page).post(join::join))
            .service(resource("/").get(today::root))
            .service(resource("/today").get(today::page))
            .service(resource("/today/put-away").post(today::put_away))
            .service(resource("/today/seen").post(today::seen))
            .service(resource("/review").get(review::page))
            .service(resource("/review/away").post(review::put_away))
            .service(resource("/returns").get(returns::page))
            .service(resource("/returns/{meeting}").get(returns::meeting))
            .service(resource("/live").get(live::stream))
            .service(resource("/sync").get(sync::page))
            .service(resource("/sync/now").post(sync::now))
            .service(resource(link::SYNC_ADDRESS).post(sync::address))
            .service(resource("/devices").get(devices::page))
            .service(resource("/devices/open").post(devices::open))
            .service(resource("/devices/window").get(devices::window))
            .service(resource("/devices/close").post(devices::close))
            .service(resource("/devices/poster").get(devices::poster))
            .service(resource(link::DEVICES_LET_IN).post(devices::let_in))
            .service(resource("/lists").get(own_lists::page).post(own_lists::save))
            .service(resource("/people").get(people::page).post(people::add))
            .service(resource(link::PEOPLE_LET_IN).post(people::let_in))
            .service(resource(link::GROUPS).get(groups::page))
            .service(resource("/groups/{group}").get(groups::group))
            .service(resource("/groups/{group}/draft/{draft}").get(draft::open_of_group))
            .service(resource("/groups/{group}/session").get(group_form::new).post(group_save::begin))
            .service(resource("/groups/{group}/session/{session}").get(group_form::page).post(group_save::save))
            .service(resource("/pairs/{one}/{other}").get(pairs::page).post(pairs::say))
            .service(resource("/clients").get(clients::page).post(clients::begin))
            .service(resource(link::SEARCH).get(clients::back).post(clients::search))
            .service(resource("/clients/new").get(clients::new_form))
            .service(resource("/clients/new/draft/{draft}").get(draft::open_new_client))
            .service(resource("/clients/{client}/draft/{draft}").get(draft::open))
            .service(resource("/clients/yours").get(clients::own))
            .service(resource("/clients/put-away").get(clients::put_away))
            .service(resource(link::REGISTER).get(register::page))
            .service(resource(link::SERVED).get(served::page).post(served::ask))
            .service(resource(link::SERVED_TABLE).get(served::table))
            .service(resource("/clients/{client}").get(chart::page))
            .service(resource("/clients/{client}/before").get(before::page))
            .service(resource(format!("/clients/{{client}}/{}/{{chapter}}", link::CHAPTER)).get(chapter::page))
            .service(resource("/clients/{client}/task/{entry}/status/{status:done|open|doing}").post(tick::tick))
            .service(resource("/clients/{client}/print").get(print::ask))
            .service(resource(link::PAPER).get(clients::back).post(print::sheet))
            .configure(noun::routes)
            .default_service(web::route().to(guard::nowhere)),
    );
}

/// Registers the routes of the listener that connects devices: that page, what it hands out, and nothing else.
pub(crate) fn configure_connect(routes: &mut ServiceConfig) {
    routes.service(
        scope("")
            .wrap(middleware::from_fn(guard::mark_only))
            .service(resource("/static/{name}").get(assets::asset))
            .service(resource("/connect").get(connect::page))
            .service(resource("/connect/clinic.crt").get(connect::certificate))
            .service(resource("/connect/clinic.mobileconfig").get(connect::profile))
            .default_service(web::route().to(connect::elsewhere)),
    );
}
