//! What somebody is told once: that a backup was put back, before any laptop was met; and after saving, what of it others wrote in,
//! and nothing of what stands beside it.

use super::away::leave;
use super::*;

#[actix_web::test]
async fn a_backup_that_was_put_back_is_told_at_once_to_everybody_until_each_has_read_it() {
    let browser = Browser::clinic().await;
    let list = br#"{"made_at": "2026-11-24T10:42", "files": []}"#;
    std::fs::write(browser.folder.path().join("backup.json"), list).unwrap();
    let mut dana = browser.started_anew().await;
    let mut sam = dana.beside("sam").await;
    let told = "A backup of 24 Nov 2026, 10:42 was put back here.";
    for reader in [&mut dana, &mut sam] {
        let today = reader.get("/today").await.text;
        assert!(today.contains(told) && today.contains("cannot know what that was"), "{today}");
    }
    let read = [("seen", hidden(&dana.get("/today").await.text, "seen"))];
    let read: Vec<(&str, &str)> = read.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(dana.post("/today/seen", &read).await.location, "/today");
    assert!(!dana.get("/today").await.text.contains(told));
    assert!(sam.get("/today").await.text.contains(told), "each reads it");
    let mut dana = dana.started_anew().await;
    assert!(!dana.get("/today").await.text.contains(told), "what was read stays read");
    assert!(dana.beside("sam").await.get("/today").await.text.contains(told));
}

#[actix_web::test]
async fn two_entries_that_one_person_begins_in_two_windows_are_both_saved_and_nothing_is_said_of_one_standing() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let new = format!("{chart}/task/new");
    let mut both = Vec::new();
    for said in ["Rang, no answer", "Wrote a letter"] {
        both.push((said, dana.form(&new).await.with("f.what", said).with("f.status", "open")));
    }
    for (said, form) in &both {
        assert_eq!(dana.send(form).await.status, StatusCode::SEE_OTHER, "{said}");
        let page = dana.get(&format!("{chart}/task")).await.text;
        assert!(page.contains(said) && page.contains("Saved."), "{page}");
        assert!(!page.contains("this stands") && !page.contains("another window"), "{page}");
    }
    let at = format!("{chart}/standing/one");
    let (first, second) = (dana.form(&at).await, dana.form(&at).await);
    for (form, status) in [(first, "paused"), (second, "ended")] {
        leave(&mut dana, &form.with("f.status", status).with("f.reason", status)).await;
    }
    let page = dana.get(&chart).await.text;
    assert!(page.contains("Of what you changed in both, this stands"), "{page}");
}
