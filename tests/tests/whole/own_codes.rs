//! Goal: a code that the clinic adds to one of its lists reaches a laptop, is offered there in both languages, and what
//! is written under it comes back; a laptop that has not heard of it yet shows it as it is. Method: real processes.

use waystation_tests::clinic::Desk;

#[test]
fn a_code_of_the_clinics_own_reaches_a_laptop_and_comes_back() {
    let mut clinic = Desk::clinic();
    let chart = clinic.client("Ada Reed");
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Outreach");
    laptop.meet();
    let new = format!("{chart}/trigger/new");
    assert!(!laptop.text(&new).contains("Payday"));

    let lists = clinic.visitor.open("/lists");
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut form = lists.form("/lists");
    form.fields = vec![
        field("list", "trigger"),
        field("code", ""),
        field("words.en", "Payday"),
        field("words.es", "D\u{ed}a de pago"),
    ];
    assert_eq!(clinic.visitor.send(form).status, 200);
    laptop.meet();
    assert!(laptop.text(&new).contains("Payday"));
    let settings = laptop.visitor.open("/settings").form("/settings");
    laptop.visitor.send(settings.with("language", "es"));
    assert!(laptop.text(&new).contains("D\u{ed}a de pago"));
    let settings = laptop.visitor.open("/settings").form("/settings");
    laptop.visitor.send(settings.with("language", "en"));

    laptop.write(&new, &[("f.kind", "own-payday"), ("f.what", "The first Friday")]);
    laptop.meet();
    let at_clinic = clinic.text(&format!("{chart}/trigger"));
    assert!(at_clinic.contains("The first Friday") && at_clinic.contains("Payday"), "{at_clinic}");
}
