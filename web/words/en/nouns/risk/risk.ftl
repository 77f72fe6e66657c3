# Risk

risk = Risk
    .one = risk
    .intro = How things are now, area by area. Where two people answered differently, the more careful answer is acted on.
    .help = What was seen or said, by whom and when, so that the next person acts on it. It is no score and no diagnosis. Where two people saw it differently, the higher level counts until someone has chosen.
risk-level = Level now
    .hint = If you have not asked, say so.
    .none_seen = None seen
    .low = Low
    .moderate = Moderate
    .high = High
    .not_assessed = Not assessed
risk-basis = What it rests on
    .hint = What was said or seen.
risk-action = What is being done
risk-assessed = Assessed on
risk-next_due = Look again on
# Each is read with its level: "Harm to self: High"
risk-key =
    .self_harm = Harm to self
    .harm_to_others = Harm to others
    .harm_from_others = Harm from others
    .exploitation = Exploitation
    .sexual_health = Risk to sexual health
    .safeguarding = Risk to a child or vulnerable adult
    .legal = Legal risk
risk-needs-basis = Say what this level rests on: what was said or seen.
risk-needs-action = Say what is being done about it, so that the next person goes on with it.
