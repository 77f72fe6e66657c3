# Versions of the plan

plan_version = The plan as agreed
    .one = version of the plan
    .add = Draw up the plan to agree on
    .intro = The whole plan in words, signed, and in force until a day. A later one takes its place.
    .empty = No version was agreed yet.
    .help = A new version begins with what the plan says today; change it together until it reads as the client would say it. Once its author has signed it, it stays as it is, and the client, a supervisor and others can add that they agree. When the newest one runs out, Today says so.
plan_version-happened = Drawn up on
plan_version-plan = The plan
    .hint = It begins with what the plan holds today. Leave out what the client does not want on it.
plan_version-changed = What changed since the last one
    .hint = And why.
plan_version-until = In force until
plan_version-corrects = Corrects an earlier version
plan_version-signed = As signed
