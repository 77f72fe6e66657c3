//! What clients say of their care at its ending, and sign. Must never let words read as signed that were written later.

use super::signing::sign;
use super::*;

const FIRST: &str = "I sleep at night now.";
const LATER: &str = "I sleep at night now, mostly.";

#[actix_web::test]
async fn a_client_signs_their_own_summary_and_what_is_written_in_the_ending_later_does_not_read_as_signed() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let form = dana.form(&format!("{chart}/transition/new")).await;
    let form = form.with("f.kind", "planned_ending").with("f.status", "planned").with("f.summary", FIRST);
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    let ending = format!("{chart}/transition/{}", form.get("edit_id"));

    let form = dana.form(&format!("{chart}/own_summary/new")).await;
    let page = dana.get(&format!("{chart}/own_summary/new")).await.text;
    let about = ending.rsplit('/').next().unwrap();
    assert!(page.contains(&format!("<option value=\"{about}\" selected")), "{page}");
    assert_eq!(form.get("f.words"), FIRST);
    let form = form.with("f.transition", about);
    for (how, told) in
        [("on_screen", "Let the client sign in the field"), ("spoken_with_witness", "Write who heard it.")]
    {
        let refused = dana.send(&form.clone().with("f.how", how)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains(told) && refused.text.contains(FIRST), "{}", refused.text);
    }
    let said = form.with("f.how", "spoken_with_witness").with("f.witness", "Fay");
    assert_eq!(dana.send(&said).await.status, StatusCode::SEE_OTHER);
    let at = format!("{chart}/own_summary/{}", said.get("edit_id"));
    sign(&mut dana, &at).await;
    let page = dana.get(&at).await.text;
    assert!(page.contains("Signed by Dana") && page.contains(FIRST), "{page}");

    let form = dana.form(&ending).await.with("f.summary", LATER);
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&at).await.text;
    assert!(page.contains(FIRST) && !page.contains(LATER), "{page}");
    let client = chart.strip_prefix("/clients/").unwrap();
    let paper = [("client", client), ("section", "transition"), ("period", "all")];
    for page in [dana.get(&format!("{chart}/transition")).await.text, dana.post("/paper", &paper).await.text] {
        let (ending, signed) = page.split_at(page.find("Summaries they signed</h").unwrap_or_default());
        assert!(ending.contains(LATER) && ending.contains("not signed: what they signed stands under"), "{page}");
        assert!(signed.contains(FIRST) && !signed.contains(LATER) && signed.contains("Signed by Dana"), "{page}");
    }
}
