# Team

team = Team
    .one = team member
    .add = Add someone to the team
    .intro = Who looks after them, and whom to ask first.
    .empty = Nobody is on the team yet.
team-who = Who
team-role = As what
    .therapist = Therapist
    .case_manager = Case manager
    .supervisor = Supervisor
    .front_desk = Front desk
    .peer = Peer
team-from = Since
team-to = Until
    .hint = Leave empty while they are on the team.
team-primary = First to ask
