# The groups of the clinic that a client is in

group_member = Groups of this clinic
    .one = place in a group
    .intro = The clinic's own groups that they are in. Who else is in one is said in no chart.
    .help = Whoever is in a group stands on its page, where a session is written up once for all who were there. Supervisors add groups under Own lists.
group_member-role = In the group as
    .member = Member
    .peer = Peer who helps others
    .left = Not in it any more
group_member-since = First day
group_member-until = Last day
    .hint = As planned, or as it was. From the day after they are not on its list any more.
group_member-key =
    .skills = Skills group
group_member-ends-before-start = The last day is before the first. Please check both.
