# Joint sessions

joint_session = Joint sessions
    .one = joint session
    .add = Add a joint session
    .intro = With a partner or family, with consent from all.
    .empty = No joint sessions yet.
joint_session-day = Date
joint_session-who = Who takes part
joint_session-consents = Consents to involve them
    .hint = Every one of them has to be in force on that day.
joint_session-topic = Topic
joint_session-people = Among the people around them
joint_session-needs-consent = One of these does not allow bringing others in on that day: it had ended, had not begun, or was taken back.
