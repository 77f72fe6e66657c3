//! Goal: every page, in every state that a person can bring it to, can be used by people who do not see it, hear it or
//! use a mouse; in light, dark, high contrast and forced colours; wide and at a phone's width; and in a language that
//! reads from right to left. Method: axe-core, and measuring. A new page is a line in one of the tours.
//!
//! The tests run side by side, each with a clinic and a browser of its own.

mod again;
mod beginning;
mod chart;
mod laptop;
mod nouns;
mod page;
mod rest;
mod sample;
mod tending;

use waystation_tests::browser::{Browser, is_here};

use self::again::once_more;
use self::beginning::of_a_new_clinic;
use self::chart::of_a_chart;
use self::laptop::of_a_laptop;
use self::nouns::of_every_noun;
use self::rest::of_the_rest;
use self::sample::Sample;
use self::tending::of_tending;

async fn sample() -> Sample {
    tokio::task::spawn_blocking(Sample::new).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_state_of_a_chart_or_of_what_is_around_it_has_a_barrier_or_is_wider_than_its_window() {
    if !is_here() {
        return;
    }
    let mut sample = sample().await;
    let browser = Browser::open(sample.clinic.process.http, true).await;
    browser.sign_in(&sample.person("sample-ruth")).await;
    let mut tour = of_a_chart(&sample, &browser).await;
    tour.join(of_the_rest(&mut sample, &browser).await);
    tour.join(of_tending(&browser).await);
    once_more(&browser, &mut tour).await;
    tour.end();
    assert!(tour.states >= 61 && tour.pages.len() >= 30, "fewer than there were: {tour:?}");
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_state_of_a_new_clinic_has_a_barrier_or_is_wider_than_its_window() {
    if !is_here() {
        return;
    }
    let tour = of_a_new_clinic().await;
    tour.end();
    assert!(tour.states + tour.glimpses >= 120 && tour.pages.len() >= 20, "fewer than there were: {tour:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_state_of_any_noun_or_of_a_laptop_has_a_barrier_or_is_wider_than_its_window() {
    if !is_here() {
        return;
    }
    let sample = sample().await;
    let browser = Browser::open(sample.clinic.process.http, true).await;
    browser.sign_in(&sample.person("sample-ines")).await;
    let mut tour = of_every_noun(&sample.chart, &browser).await;
    once_more(&browser, &mut tour).await;
    let away = Browser::open(sample.laptop.process.http, true).await;
    tour.join(of_a_laptop(&sample, &away).await);
    tour.end();
    assert!(tour.states + tour.glimpses >= 300 && tour.pages.len() >= 10, "fewer than there were: {tour:?}");
    for browser in [browser, away] {
        assert_eq!(browser.console_errors().await, Vec::<String>::new());
        browser.close().await;
    }
}
