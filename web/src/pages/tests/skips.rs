//! What stands before a page's own words is passed in one step by whoever uses the keyboard.

use super::*;

#[test]
fn the_sections_of_a_chart_are_passed_in_one_step() {
    let pages = all(Language::English);
    let of_charts: Vec<&String> = pages.iter().filter(|html| html.contains("id=\"chart-index\"")).collect();
    assert!(of_charts.len() > 10, "{}", of_charts.len());
    for html in of_charts {
        let (before, after) = html.split_once("id=\"chart-index\"").unwrap();
        assert!(before.contains("href=\"#page\""), "{:?}", titled(html));
        assert_eq!(after.matches("id=\"page\" tabindex=\"-1\"").count(), 1, "{:?}", titled(html));
    }
}
